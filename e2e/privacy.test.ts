import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext } from './src/browser.ts';
import { seriousFaults } from './src/faults.ts';
import { cameraPicture, signInStaff, signInVillager } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

const system = theSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('PRV-4: a villager takes a copy of their data home in five taps, and sees what erasing would mean', async () => {
  const context = await openContext(browser, 'phone');
  const villager = new Person(await context.newPage(), 'privacy-phone');
  const { page } = villager;
  await signInVillager(villager, system, '19000000003');

  villager.begin();
  await villager.tap(page.getByRole('navigation').getByText('我的'));
  await villager.tap(page.getByText('我的信息：看、下载、更正、删除'));
  await villager.screen('my-info', page.getByText('系统记着我什么'));
  expect(await seriousFaults(villager.page)).toEqual([]);
  await villager.tap(page.getByRole('button', { name: '做一份' }));
  const fetchIt = page.getByRole('button', { name: '下载' });
  const again = page.getByRole('button', { name: '看看好了没有' });
  // Made in the background: the villager looks until it is there.
  await expect
    .poll(
      async () => {
        if (await again.isVisible()) await again.click();
        return fetchIt.isVisible();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(true);
  const coming = page.waitForEvent('download');
  await villager.tap(fetchIt);
  const download = await coming;
  expect(download.suggestedFilename()).toBe('我的信息.zip');
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
  expect(villager.overspent({ taps: 5, fields: 0, screens: 3 })).toEqual([]);

  await villager.tap(page.getByRole('button', { name: '看看会删什么' }));
  await villager.screen('erasure', page.getByText('要先办好这些，村里才能删：'));
  await page.getByText('是户主，家里还有别人，先换户主').waitFor();
  expect(await seriousFaults(villager.page)).toEqual([]);
  await context.close();
});

/** How many different colours the middle of the first photo on the page has. */
const coloursInside = `(async () => {
  const picture = document.querySelector('.photo-picture');
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const brush = canvas.getContext('2d');
  brush.drawImage(picture, 0, 0);
  const side = Math.round(canvas.width / 40);
  const { data } = brush.getImageData(canvas.width / 2, canvas.height / 2, side, side);
  return new Set(Array.from({ length: data.length / 4 }, (_, at) => data.slice(at * 4, at * 4 + 3).join())).size;
})()`;

const twoFrames = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))';

test('a villager covers a face with a finger before the photo leaves the phone', async () => {
  const context = await openContext(browser, 'phone');
  const villager = new Person(await context.newPage(), 'cover-phone');
  const { page } = villager;
  await signInVillager(villager, system, '19000000005');
  await villager.tap(page.getByText('垃圾分类'));
  await villager.screen('claim', page.getByText('拍照片'));
  const uploads: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/photos')) uploads.push(request.url());
  });
  await villager.photo(page.getByText('拍照片'), await cameraPicture(system, 'cover-bins'));
  await page.getByText('已有 1 张').first().waitFor();
  // What the claim would give is known, and still nothing has left the phone.
  await page.getByText('审核通过可得').waitFor();
  const before = await page.evaluate<number>(coloursInside);

  await villager.tap(page.getByText('有，先遮住'));
  const pad = page.locator('.cover-pad');
  await pad.locator('img').waitFor();
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('the pad is not on the page');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.35, 0.35));
  await page.mouse.down();
  // As slowly as a hand goes: given time, a browser would drag the picture away instead, and end the stroke half-way.
  for (const share of [0.4, 0.45, 0.5, 0.55, 0.6, 0.65]) {
    await page.mouse.move(...at(share, share));
    await page.evaluate(twoFrames);
  }
  await page.mouse.up();
  await villager.screen('drawn', page.getByText('划了 1 处。'));
  expect(await seriousFaults(villager.page)).toEqual([]);
  expect(uploads).toEqual([]);
  await villager.tap(page.getByRole('button', { name: '遮好了' }));
  await pad.waitFor({ state: 'detached' });
  await villager.screen('covered', page.getByText('已有 1 张'));
  const after = await page.evaluate<number>(coloursInside);
  // A twentieth of the covered part lies in few of the coarse squares; JPEG adds some neighbouring colours.
  expect([before > 100, after < before / 4]).toEqual([true, true]);
  // The covered photo went ahead; the claim finds it there.
  await page.getByText('1 张已先传好').waitFor();
  await villager.tap(page.getByText('提交申报', { exact: true }));
  await villager.screen('done', page.getByText('交上去了'));
  expect(uploads).toHaveLength(1);
  await context.close();
});

/** The town's office gives the clerk's duty to somebody of the panel besides. */
async function nameSecondClerk({ url }: { url: string }): Promise<void> {
  const send = async (path: string, given: object, token?: string) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(given),
    });
    const body = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(JSON.stringify(body));
    return body;
  };
  const signIn = (username: string) => send('/access/staff-sessions', { username, password: 'Cunwu2026' });
  const [town, panel] = [await signIn('town-office'), await signIn('jh-panel2')];
  const { accountId, grants } = panel.actor as { accountId: string; grants: { placeId: number }[] };
  const duty = { role: 'clerk', placeId: grants[0]?.placeId };
  await send(`/staff/${accountId}/duties`, duty, String(town.token));
}

test('a clerk writes down for somebody at the desk that they want to be forgotten, and another erases them', async () => {
  const context = await openContext(browser, 'pc');
  const clerk = new Person(await context.newPage(), 'privacy-pc');
  const { page } = clerk;
  await signInStaff(clerk, system, 'jh-clerk');

  clerk.begin();
  await clerk.tap(page.locator('.menu').getByRole('link', { name: '管理' }));
  await clerk.tap(page.getByRole('link', { name: /个人信息/ }));
  await clerk.screen('requests', page.getByText('没有人申请删除'));
  expect(await seriousFaults(clerk.page)).toEqual([]);
  await clerk.type(page.getByLabel('找人', { exact: true }), 'JH0009');
  await page.getByLabel('找人', { exact: true }).press('Enter');
  await clerk.tap(page.getByRole('button', { name: /（JH0009）$/ }));
  await clerk.tap(page.getByRole('button', { name: /（配偶）$/ }));
  await clerk.tap(page.getByRole('button', { name: '提出删除' }));
  await page.getByText(/^已登记/).waitFor();
  expect(clerk.overspent({ taps: 5, fields: 1 })).toEqual([]);
  await context.close();

  // Whoever wrote it down does not decide on it: the town has given a colleague the duty too.
  await nameSecondClerk(system);
  const secondContext = await openContext(browser, 'pc');
  const second = new Person(await secondContext.newPage(), 'privacy-pc-second');
  await signInStaff(second, system, 'jh-panel2');
  second.begin();
  await second.tap(second.page.locator('.menu').getByRole('link', { name: '管理' }));
  await second.tap(second.page.getByRole('link', { name: /个人信息/ }));
  await second.tap(second.page.getByRole('button', { name: /^办\s*理$/ }));
  await second.tap(second.page.getByLabel('本人要求删除'));
  await second.screen('erasing', second.page.getByText(/删掉后找不回来/));
  expect(await seriousFaults(second.page)).toEqual([]);
  await second.tap(second.page.getByRole('button', { name: /^确\s*定$/ }));
  await second.page.getByText('已删除（JH0009）').waitFor();
  await second.picture('erased');
  expect(second.overspent({ taps: 5, fields: 0 })).toEqual([]);
  await secondContext.close();
});
