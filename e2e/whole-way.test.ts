import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openContext, type SizeName } from './src/browser.ts';
import { seriousFaults } from './src/faults.ts';
import { cameraPicture, signInStaff, signInVillager } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

/**
 * The whole way of one good deed, on the real system: a villager reports it with a photo, the panel approves, the town
 * approves, the points stand in the passbook with their clause, and the public page shows them.
 */
const villagers: Record<SizeName, string> = { phone: '19000000001', pc: '19000000002' };

const system = theSystem();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function meet(size: SizeName, name: string): Promise<Person> {
  const context = await openContext(browser, size);
  return new Person(await context.newPage(), `${size}-${name}`);
}

/** As the public page calls the quarter of a claim's day; by the time it is read another may have begun. */
function quarterOf(claimNumber: string): string {
  const [, year, month] = /-(\d{4})(\d{2})\d{2}-/.exec(claimNumber) ?? [];
  return `${year}年第${'一二三四'[Math.floor((Number(month) - 1) / 3)]}季度`;
}

describe.each(['phone', 'pc'] as const)('at %s size', (size) => {
  let number = '';
  let villager: Person;

  test('a villager signs in and reports a good deed with a photo', async () => {
    villager = await meet(size, 'villager');
    const { page } = villager;
    villager.begin();
    await signInVillager(villager, system, villagers[size]);
    expect(villager.overspent({ taps: 3, fields: 2 })).toEqual([]);
    expect(await seriousFaults(villager.page)).toEqual([]);

    villager.begin();
    await villager.tap(page.getByText('垃圾分类'));
    await villager.screen('claim', page.getByText('拍照片'));
    await villager.photo(page.getByText('拍照片'), await cameraPicture(system, `${size}-bins`));
    await page.getByText('已有 1 张').first().waitFor();
    expect(await seriousFaults(villager.page)).toEqual([]);
    await villager.picture('claim-with-photo');
    await villager.tap(page.getByText('提交申报', { exact: true }));
    await villager.screen('done', page.getByText('交上去了'));
    number = /[A-Z]{2}\d{4}-\d{8}-\d{2,}/.exec(await page.locator('body').innerText())?.[0] ?? '';
    expect(number).not.toBe('');
    expect(villager.overspent({ taps: 4, fields: 0, screens: 3 })).toEqual([]);
    expect(await seriousFaults(villager.page)).toEqual([]);
  });

  test('the panel clears its queue, the claim among it', async () => {
    const panel = await meet(size, 'panel');
    await signInStaff(panel, system, 'ns-panel');
    await clearQueue(panel, number, { tapsPerCase: 60 / 50 });
    await panel.page.context().close();
  });

  test('the town agrees with all evidence on one page', async () => {
    const town = await meet(size, 'town');
    await signInStaff(town, system, 'town');
    await clearQueue(town, number, { tapsPerCase: 2 });
    await town.page.context().close();
  });

  test('the points stand in the passbook with the clause that gave them', async () => {
    const { page } = villager;
    await page.goto(`${system.url}/m/`);
    await villager.screen('home-after', page.getByText('翻看存折'));
    await villager.tap(page.getByText('翻看存折'));
    await villager.screen('passbook', page.getByText('为什么是这些分'));
    await villager.tap(page.getByText('为什么是这些分'));
    await villager.screen('why', page.getByText(number));
    const said = await page.locator('body').innerText();
    expect(said).toContain('四（二）');
    expect(said).toContain('+1 分');
    expect(await seriousFaults(villager.page)).toEqual([]);
  });

  test('the same screens hold in elder mode', async () => {
    const { page } = villager;
    await page.goto(`${system.url}/m/`);
    await villager.tap(page.getByText('大字'));
    await villager.screen('home-large', page.getByText('翻看存折'));
    expect(await seriousFaults(villager.page)).toEqual([]);
    const tooWide = 'document.documentElement.scrollWidth - window.innerWidth';
    expect(await page.evaluate<number>(tooWide)).toBeLessThanOrEqual(0);
    await villager.tap(page.getByText('庭院整洁'));
    await villager.screen('claim-large', page.getByText('拍照片'));
    expect(await page.evaluate<number>(tooWide)).toBeLessThanOrEqual(0);
    expect(await seriousFaults(villager.page)).toEqual([]);
    await page.context().close();
  });

  test('the public page shows the line, masked, to everybody', async () => {
    const passer = await meet(size, 'passer-by');
    const { page } = passer;
    await page.goto(`${system.url}/v/310118105201`);
    await passer.screen('village', page.locator('h1'));
    await passer.tap(page.getByRole('link', { name: quarterOf(number) }));
    await passer.screen('quarter', page.locator('table'));
    const said = await page.locator('body').innerText();
    expect(said).toContain('甲*');
    expect(said).toContain('环境优化');
    // A phone stands by itself; the ledger's head is a hash, which holds runs of digits too.
    expect(said).not.toMatch(/(?<![0-9a-f])1[3-9]\d{9}(?![0-9a-f])/);
    expect(await seriousFaults(passer.page)).toEqual([]);
    await page.context().close();
  });
});

/** From the desk, one case after the other until none waits; the claim of this test must have been among them. */
async function clearQueue(
  reviewer: Person,
  number: string,
  { tapsPerCase }: { tapsPerCase: number },
): Promise<void> {
  const { page } = reviewer;
  await reviewer.picture('desk');
  reviewer.begin();
  await reviewer.tap(page.getByRole('link', { name: '开始审核' }));
  const seen: string[] = [];
  const finished = page.getByText('都审完了');
  for (;;) {
    const trace = page.locator('.trace').filter({ hasNotText: seen.at(-1) ?? 'none yet' });
    await trace.or(finished).first().waitFor();
    if (await finished.first().isVisible()) break;
    const [current] = /[A-Z]{2}\d{4}-\d{8}-\d{2,}/.exec(await trace.first().innerText()) ?? [];
    if (current === undefined) throw new Error('a case without a number');
    seen.push(current);
    if (current === number || seen.length === 1) {
      await page.locator('.photo-big img').or(page.getByText('这一件没有照片')).first().waitFor();
      await reviewer.picture(current === number ? 'case' : 'first-case');
      expect(await seriousFaults(reviewer.page)).toEqual([]);
    }
    await reviewer.glance();
    await reviewer.tap(page.locator('.bar').getByRole('button', { name: /^通过/ }));
  }
  expect(seen).toContain(number);
  const opening = 1;
  expect(reviewer.overspent({ taps: opening + Math.floor(seen.length * tapsPerCase), fields: 0 })).toEqual(
    [],
  );
}
