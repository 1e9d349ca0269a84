import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext } from './src/browser.ts';
import { faultsOf } from './src/faults.ts';
import { openVillage } from './src/open-village.ts';
import { signInStaff } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

/** A village that the demo does not have, so that it begins as every village does: without a scheme. */
const village = { code: '310118105002', name: '北崧居委会', clerk: 'sj-clerk' };
const system = theSystem();
let browser: Browser;
let villageId: number;
beforeAll(async () => {
  browser = await openBrowser();
  villageId = await openVillage(system, village.code, village.clerk);
});
afterAll(() => browser.close());

test('a clerk takes a scheme that comes along, checks it, publishes it, and sees its items', async () => {
  const context = await openContext(browser, 'pc');
  const clerk = new Person(await context.newPage(), 'first-scheme-pc');
  const { page } = clerk;
  await signInStaff(clerk, system, village.clerk);
  await page.goto(`${system.url}/console/villages/${villageId}/claims/new`);
  await clerk.screen('no-claim-yet', page.getByText('村里还没有积分方案'));

  clerk.begin();
  await clerk.tap(page.getByRole('link', { name: '先发布积分方案' }));
  await clerk.screen('empty', page.getByRole('button', { name: /赵巷镇乡村治理积分方案/ }));
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: /赵巷镇乡村治理积分方案/ }));
  const text = page.getByLabel('粘贴自己的方案（YAML）').last();
  await page.getByText('已选：赵巷镇').waitFor();

  const whole = await text.inputValue();
  await text.fill(whole.replace('decimals: 0', 'decimals: 零'));
  await page.getByRole('button', { name: /检\s*查/ }).click();
  await page
    .getByRole('alert')
    .getByText(/第 \d+ 行/)
    .first()
    .waitFor();
  await clerk.picture('findings');
  expect(await faultsOf(clerk)).toEqual([]);
  await text.fill(whole);

  await clerk.tap(page.getByRole('button', { name: /检\s*查/ }));
  await clerk.screen('checked', page.getByText('没有问题'));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: /^发布，从/ }));
  await page.getByRole('status').getByText('已发布').waitFor();
  await clerk.screen('items', page.getByRole('table').first());
  expect(await faultsOf(clerk)).toEqual([]);
  expect(clerk.overspent({ taps: 4, fields: 0, screens: 3 })).toEqual([]);
  await page.getByRole('button', { name: '发布新版本' }).waitFor();
  await amend(clerk);

  await page.setViewportSize({ width: 390, height: 844 });
  await clerk.picture('items-on-a-phone');
  await context.close();
});

/** A later version: from the text in force, with what it changes said before it is published. */
async function amend(clerk: Person): Promise<void> {
  const { page } = clerk;
  clerk.begin();
  await clerk.tap(page.getByRole('button', { name: '发布新版本' }));
  const text = page.getByLabel('方案全文（YAML）').last();
  await page.getByText('下面是版本 1 的全文').waitFor();
  const whole = await text.inputValue();
  await clerk.type(text, whole.replace(/(title: 参加普法学习[^]*?points: )2/, '$13'));
  await clerk.tap(page.getByRole('button', { name: /检\s*查/ }));
  const changes = page.getByRole('region', { name: '和版本 1 比，改了这些' });
  await changes.getByText('分值由 +2 分 改为 +3 分').waitFor();
  await clerk.tap(changes.getByText('一行一行看原文的改动'));
  await clerk.screen('changes', changes.getByText('points: 3', { exact: false }));
  expect(await changes.getByRole('listitem').count()).toBe(1);
  expect(await faultsOf(clerk)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await clerk.picture('changes-on-a-phone');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await page.setViewportSize({ width: 1366, height: 768 });
  await clerk.tap(page.getByRole('button', { name: /^发布，从/ }));
  await page.getByRole('status').getByText('版本 2 已发布').waitFor();
  expect(clerk.overspent({ taps: 4, fields: 1 })).toEqual([]);
}

test('an office sees what it has published for its villages, and what else it could', async () => {
  const context = await openContext(browser, 'pc');
  const office = new Person(await context.newPage(), 'templates-pc');
  const { page } = office;
  await signInStaff(office, system, 'town-office');
  await page.goto(`${system.url}/console/places`);
  await page.getByRole('link', { name: '赵巷镇' }).click();
  const sheet = page.getByRole('region', { name: '方案样板' });
  await sheet.getByText('丰盛镇乡村治理积分方案').waitFor();
  await sheet.getByRole('button', { name: /丰盛镇/ }).click();
  await sheet
    .getByRole('group')
    .getByRole('button', { name: /^发\s*布$/ })
    .click();
  await sheet.getByText('样板已发布').waitFor();
  await sheet.scrollIntoViewIfNeeded();
  await office.picture('templates');
  expect(await faultsOf(office)).toEqual([]);
  await context.close();
});
