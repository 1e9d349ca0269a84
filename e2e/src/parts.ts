import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { TheSystem } from './system.ts';
import type { Person } from './person.ts';

/** A picture as a phone's camera would hand it over: large, and never the same twice. */
export async function cameraPicture(system: TheSystem, name: string): Promise<string> {
  const file = join(system.dataDir, `${name}.jpg`);
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const picture = sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#888', noise } });
  writeFileSync(file, await picture.jpeg({ quality: 85 }).toBuffer());
  return file;
}

/** First sign-in of a villager: privacy, phone, code, household. */
export async function signInVillager(person: Person, system: TheSystem, phone: string): Promise<void> {
  const { page } = person;
  await page.goto(`${system.url}/m/`);
  await person.screen('privacy', page.getByText('同意并继续'));
  await person.tap(page.getByText('同意并继续'));
  await person.type(page.locator('input').first(), phone);
  await person.tap(page.getByText('获取验证码'));
  await page.getByText('验证码已发到').first().waitFor();
  await person.type(page.locator('input').nth(1), await system.lastCode(phone));
  await person.screen('this-is-my-home', page.getByText('是我家，进去看看'));
  await person.tap(page.getByText('是我家，进去看看'));
  await person.screen('home', page.getByText('翻看存折'));
}

/** Staff at a computer. */
export async function signInStaff(person: Person, system: TheSystem, username: string): Promise<void> {
  const { page } = person;
  await page.goto(`${system.url}/console/`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('Cunwu2026');
  await person.picture('sign-in');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.getByText('您好').first().waitFor();
}
