import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext } from './src/browser.ts';
import { faultsOf } from './src/faults.ts';
import { signInStaff } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

const system = theSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('the town finds a village in the code table, opens it, and writes down its telephone', async () => {
  const context = await openContext(browser, 'pc');
  const office = new Person(await context.newPage(), 'places-pc');
  const { page } = office;
  await signInStaff(office, system, 'town-office');

  office.begin();
  await office.tap(page.getByRole('link', { name: '管理' }));
  await office.tap(page.getByRole('link', { name: /^地区/ }));
  await office.tap(page.getByRole('link', { name: '赵巷镇' }));
  await office.type(page.getByPlaceholder('输入镇名'), '金葫芦');
  await office.screen('code-table', page.getByText('310118105004'));
  expect(await faultsOf(office)).toEqual([]);
  await office.tap(page.getByRole('button', { name: '开通 金葫芦社区' }));
  await office.tap(page.getByRole('button', { name: '确认开通 金葫芦社区' }));
  await page.getByRole('status').getByText('金葫芦社区已开通').waitFor();
  await office.screen('opened', page.getByRole('cell', { name: '金葫芦社区' }));
  await office.tap(page.getByRole('link', { name: '去看看' }));
  await office.tap(page.getByRole('button', { name: '改资料' }));
  await office.type(page.getByLabel('公开电话'), '021-59750004');
  await office.tap(page.getByRole('button', { name: /保\s*存/ }));
  await office.screen('corrected', page.getByText('021-59750004'));
  expect(await faultsOf(office)).toEqual([]);
  expect(office.overspent({ taps: 8, fields: 2 })).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('link', { name: '赵巷镇' }).click();
  await page.getByPlaceholder('输入镇名').fill('没有这样的地方');
  await page.getByText('要找的地方不在赵巷镇下面').waitFor();
  await office.picture('on-a-phone');
  expect(await faultsOf(office)).toEqual([]);
  await context.close();
});
