import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext } from './src/browser.ts';
import { faultsOf } from './src/faults.ts';
import { signInStaff, signInVillager } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

const system = theSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Opens a list, takes one of its entries and sees it close: two open lists would hold the same words. */
async function choose(person: Person, page: Page, word: string, title: string): Promise<void> {
  await person.tap(page.getByLabel(word, { exact: true }));
  const option = page.locator('.ant-select-dropdown:visible').getByTitle(title);
  await person.tap(option);
  await option.waitFor({ state: 'hidden' });
}

test('the clerk writes a household down, enrols it by its conditions, and splits it', async () => {
  const context = await openContext(browser, 'pc');
  const clerk = new Person(await context.newPage(), 'roster-pc');
  const { page } = clerk;
  await signInStaff(clerk, system, 'fx-clerk');

  clerk.begin();
  await clerk.tap(page.locator('.menu').getByRole('link', { name: '家庭户' }));
  await clerk.tap(page.getByRole('link', { name: '添一户' }));
  await clerk.type(page.getByLabel('门牌', { exact: true }), 'FX9001');
  await choose(clerk, page, '本地户籍', '是');
  await choose(clerk, page, '有宅基地房屋', '是');
  await clerk.type(page.getByLabel('姓名'), '甲新户');
  await clerk.tap(page.getByRole('button', { name: '再添一人' }));
  await clerk.type(page.getByLabel('姓名').nth(1), '乙新户');
  await clerk.type(page.getByLabel('为什么'), '新迁入');
  await clerk.screen('new-household', page.getByRole('button', { name: '登记入册' }));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '登记入册' }));

  // One fact is not known yet: the card says which.
  await clerk.screen('conditions', page.getByText('还看不出符不符合'));
  await page.getByText('缺情况').waitFor();
  expect(await page.getByRole('button', { name: '办理参与登记' }).isDisabled()).toBe(true);
  await clerk.tap(page.getByRole('button', { name: '登记变动' }));
  await choose(clerk, page, '发生了什么', '更正登记');
  await clerk.type(page.getByLabel('常住人数'), '2');
  await clerk.type(page.getByLabel('为什么'), '补登');
  await page.getByLabel('为什么').press('Enter');
  await page.getByText('符合参与条件', { exact: true }).waitFor();
  await clerk.tap(page.getByLabel('本人同意上面这一项（记积分和公示）'));
  await clerk.tap(page.getByLabel('签了纸质登记表'));
  await clerk.screen('joining', page.getByRole('button', { name: '办理参与登记' }));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '办理参与登记' }));
  await page.getByText('已参与', { exact: true }).first().waitFor();

  await clerk.tap(page.getByRole('button', { name: '登记变动' }));
  await choose(clerk, page, '发生了什么', '分户');
  await clerk.tap(page.getByLabel(/^乙\*+（配偶）$/));
  await clerk.type(page.getByLabel('新户的门牌'), 'FX9002');
  await clerk.type(page.getByLabel('为什么'), '分家');
  await clerk.screen('split', page.getByRole('button', { name: '登记', exact: true }).first());
  await page.getByLabel('为什么').press('Enter');
  await page.getByRole('link', { name: '另一户：FX9002' }).waitFor();
  await clerk.screen('timeline', page.getByText('分户', { exact: true }));
  await page.getByLabel('变动记录').scrollIntoViewIfNeeded();
  await clerk.picture('timeline-below');
  expect(await faultsOf(clerk)).toEqual([]);
  expect(clerk.overspent({ taps: 24, fields: 9 })).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  await clerk.picture('on-a-phone');
  expect(await faultsOf(clerk)).toEqual([]);
  await context.close();
});

test('PRV-2: a villager takes the agreement back on the phone, and the next public page does not name the household', async () => {
  const context = await openContext(browser, 'phone');
  const villager = new Person(await context.newPage(), 'roster-phone');
  const { page } = villager;
  await signInVillager(villager, system, '19000000004');
  const sheet = async () => {
    const village = await (await fetch(`${system.url}/v/310118105202`)).text();
    const quarters = [...new Set(village.match(/310118105202\/\d{4}-Q\d/g) ?? [])];
    const pages = await Promise.all(
      quarters.map(async (path) => (await fetch(`${system.url}/v/${path}`)).text()),
    );
    return pages.join('\n').match(/一户/g)?.length ?? 0;
  };
  const before = await sheet();

  villager.begin();
  await villager.tap(page.getByRole('navigation').getByText('我的'));
  await villager.tap(page.getByText('看我家的登记、参与和同意'));
  await villager.screen('our-home', page.getByText('家里人'));
  expect(await faultsOf(villager)).toEqual([]);
  const points = page.getByLabel('同意：记积分和公示');
  await villager.tap(points);
  await villager.tap(page.getByLabel('收回：记积分和公示'));
  await villager.screen('sure', page.getByText('收回以后，公示榜下一次打开就不再写您家的姓'));
  await villager.tap(page.getByLabel('确定收回：记积分和公示'));
  await page.getByText('已收回').first().waitFor();
  await villager.picture('taken-back');
  expect(villager.overspent({ taps: 5, fields: 0, screens: 3 })).toEqual([]);
  expect(await sheet()).toBeGreaterThan(before);

  // The page below this one has the same key, out of sight.
  await page.getByLabel('换成大字').last().click();
  await villager.screen('large', page.getByText('参与登记'));
  expect(await faultsOf(villager)).toEqual([]);
  await context.close();
});
