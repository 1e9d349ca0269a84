import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirtyRoster } from '../apps/server/test/support/dirty-roster.ts';
import { openBrowser, openContext } from './src/browser.ts';
import { faultsOf } from './src/faults.ts';
import { openVillage } from './src/open-village.ts';
import { signInStaff } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

const system = theSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('the town brings a dirty roster in, leaves and finds it again, and takes it back', async () => {
  const roster = makeDirtyRoster(600);
  const rows = roster.families.flatMap((family) => family.rows);
  const good = rows.filter((row) => row.truth !== null).length;
  const file = join(system.dataDir, '花名册.xlsx');
  writeFileSync(file, roster.bytes);
  await openVillage(system, '310118105009');
  const context = await openContext(browser, 'pc');
  const office = new Person(await context.newPage(), 'import-pc');
  const { page } = office;
  await signInStaff(office, system, 'town-office');

  office.begin();
  await office.tap(page.getByRole('link', { name: '管理' }));
  await office.tap(page.getByRole('link', { name: /^导入名册/ }));
  await office.tap(page.getByLabel('选择村居'));
  await office.type(page.getByLabel('选择村居'), '崧鑫');
  // The box itself has the title too, when the village is the first of the town.
  await office.tap(page.locator('.ant-select-dropdown:visible').getByTitle('崧鑫社区'));
  await page.getByText('这个村还没有导入过名册').waitFor();
  expect(await faultsOf(office)).toEqual([]);
  await office.photo(page.getByRole('button', { name: '选一个文件' }), file);
  await page.getByText(`表里 ${rows.length} 人`).waitFor();
  await office.tap(page.getByRole('button', { name: /^下一步：看问题/ }));
  await page.getByText('重复的表头 1 行').waitFor({ state: 'attached' });
  await office.tap(page.getByRole('button', { name: `导入 ${good} 人` }));
  await office.screen('running', page.getByText(/正在导入|马上开始|导入完成/));

  // Left and found again.
  await page.goto(`${system.url}/console/import`);
  await office.tap(page.getByRole('button', { name: '查看' }));
  await office.screen('done', page.getByRole('heading', { name: '导入完成' }));
  await page.getByText(`、${good} 人`).waitFor();
  expect(office.overspent({ taps: 8, fields: 1 })).toEqual([]);

  const family = roster.families.find(({ rows: members }) => members.every((row) => row.truth !== null));
  await page.getByRole('link', { name: '去看家庭户' }).click();
  await page.getByPlaceholder('户主姓名').fill(family?.rows[0]?.truth?.name ?? '');
  await page.getByRole('link', { name: family?.door ?? '', exact: true }).waitFor();
  await office.picture('found');

  await page.goto(`${system.url}/console/import`);
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page
    .getByRole('group', { name: '撤销这次导入' })
    .getByRole('button', { name: /^撤\s*销$/ })
    .click();
  await page.getByRole('heading', { name: '已经撤销' }).waitFor();
  await office.picture('undone');
  expect(await page.getByText('户留着没撤').count()).toBe(0);
  await page.getByRole('link', { name: '去看家庭户' }).click();
  await page.getByText('这个村还没有家庭户').waitFor();
  expect(await faultsOf(office)).toEqual([]);
  await context.close();
});

test('the town takes a village’s data along, masked, and the pages stand on a small phone', async () => {
  const context = await openContext(browser, 'pc');
  const office = new Person(await context.newPage(), 'export-pc');
  const { page } = office;
  await signInStaff(office, system, 'town-office');
  await office.tap(page.getByRole('link', { name: '管理' }));
  await office.tap(page.getByRole('link', { name: /^导出全村数据/ }));
  await office.tap(page.getByLabel('归档包（zip）'));
  await office.tap(page.getByRole('button', { name: '开始准备' }));
  const link = page.getByRole('link', { name: /^下载/ });
  await office.screen('ready', link);
  expect(await faultsOf(office)).toEqual([]);
  const file = page.waitForEvent('download');
  await link.first().click();
  expect((await file).suggestedFilename()).toMatch(/^全村数据-.*\.zip$/);

  await page.setViewportSize({ width: 320, height: 640 });
  for (const [path, settled] of [
    ['/console/export', '准备好的文件'],
    ['/console/import', '最近的导入'],
  ] as const) {
    await page.goto(`${system.url}${path}`);
    await page.getByRole('heading', { name: settled }).waitFor();
    const tooWide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    await office.picture(`small${path.replaceAll('/', '-')}`);
    expect({ path, tooWide, faults: await faultsOf(office) }).toEqual({ path, tooWide: 0, faults: [] });
  }
  await context.close();
});
