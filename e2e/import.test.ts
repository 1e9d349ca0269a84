import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirtyRoster } from '../apps/server/test/support/dirty-roster.ts';
import { openBrowser, openContext } from './src/browser.ts';
import { signInStaff } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

const system = theSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function faultsOf({ page }: Person): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

test('J12: a new community brings in a dirty roster of 2,000 people, finds somebody, and takes it back', async () => {
  const roster = makeDirtyRoster(2000);
  const rows = roster.families.flatMap((family) => family.rows);
  const good = rows.filter((row) => row.truth !== null).length;
  const file = join(system.dataDir, '花名册.xlsx');
  writeFileSync(file, roster.bytes);
  const context = await openContext(browser, 'pc');
  const office = new Person(await context.newPage(), 'import-pc');
  const { page } = office;
  await signInStaff(office, system, 'town-office');

  office.begin();
  await office.tap(page.getByRole('link', { name: '管理' }));
  await office.tap(page.getByRole('link', { name: /^地区/ }));
  await office.tap(page.getByRole('link', { name: '赵巷镇' }));
  await office.type(page.getByPlaceholder('输入镇名'), '崧鑫');
  await office.tap(page.getByRole('button', { name: '开通 崧鑫社区' }));
  await office.tap(page.getByRole('button', { name: '确认开通 崧鑫社区' }));
  await page.getByRole('status').getByText('崧鑫社区已开通').waitFor();

  await page.reload();
  await office.tap(page.getByRole('link', { name: '管理' }));
  await office.tap(page.getByRole('link', { name: /^导入名册/ }));
  await office.tap(page.getByLabel('选择村居'));
  await office.type(page.getByLabel('选择村居'), '崧鑫');
  await office.tap(page.getByTitle('崧鑫社区').locator('visible=true'));
  await page.getByText('这个村还没有导入过名册').waitFor();
  // The list of villages is folding away, and has no name while it does.
  await expect.poll(() => faultsOf(office)).toEqual([]);
  await office.photo(page.getByRole('button', { name: '选一个文件' }), file);
  await office.screen('mapping', page.getByText('前 20 人会这样存'));
  await page.getByText(`表里 ${rows.length} 人`).waitFor();
  expect(await faultsOf(office)).toEqual([]);
  await office.tap(page.getByRole('button', { name: /^下一步：看问题/ }));
  await office.screen('faults', page.getByText('身份证号变成了').first());
  await page.getByText('重复的表头 1 行').waitFor({ state: 'attached' });
  expect(await faultsOf(office)).toEqual([]);
  const marked = page.waitForEvent('download');
  await office.tap(page.getByRole('link', { name: '下载标出问题的表' }));
  expect((await marked).suggestedFilename()).toBe('名册-标出问题.xlsx');
  await office.tap(page.getByRole('button', { name: `导入 ${good} 人` }));
  await office.screen('running', page.getByText(/正在导入|马上开始|导入完成/));

  // Left and found again.
  await page.goto(`${system.url}/console/import`);
  await office.tap(page.getByRole('button', { name: '查看' }));
  await office.screen('done', page.getByRole('heading', { name: '导入完成' }));
  await page.getByText(`、${good} 人`).waitFor();
  expect(await faultsOf(office)).toEqual([]);
  expect(office.overspent({ taps: 15, fields: 2 })).toEqual([]);

  const family = roster.families[40];
  await page.getByRole('link', { name: '去看家庭户' }).click();
  await page.getByPlaceholder('户主姓名').fill(family?.rows[0]?.truth?.name ?? '');
  await page.getByRole('link', { name: family?.door ?? '', exact: true }).waitFor();
  await office.picture('found');

  await page.goto(`${system.url}/console/import`);
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page
    .getByRole('tooltip')
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
