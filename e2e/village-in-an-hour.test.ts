import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DirtyRoster, makeDirtyRoster } from '../apps/server/test/support/dirty-roster.ts';
import type { DirtyFamily } from '../apps/server/test/support/dirty-rows.ts';
import { openBrowser, openContext, type SizeName } from './src/browser.ts';
import { faultsOf } from './src/faults.ts';
import { cameraPicture, signInVillager } from './src/parts.ts';
import { Person } from './src/person.ts';
import { scan } from './src/scan.ts';
import { theSystem } from './src/the-system.ts';

/**
 * How a village comes on board, by the hands of those who do it: the town opens it and appoints its clerk; the clerk
 * brings in the roster, publishes a scheme, appoints the panel and prints cards; a villager claims, the panel sees it.
 */
const system = theSystem();
const village = { name: '佳福东社区', letters: 'jfd' };
const ownPassword = 'Yueguang-2026-he';
const FIELDS_MAX = 15;

let browser: Browser;
const people: Person[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function meet(size: SizeName, name: string): Promise<Person> {
  const context = await openContext(browser, size);
  const person = new Person(await context.newPage(), `hour-${name}`);
  people.push(person);
  return person;
}

interface Slip {
  username: string;
  password: string;
  /** What a phone reads off it. */
  link: string;
}

/** The slip on the screen, as the colleague gets it on paper. */
async function takeSlip(giver: Person, name: string): Promise<Slip> {
  const { page } = giver;
  await giver.screen(`slip-${name}`, page.locator('.slip .secret'));
  expect(await faultsOf(giver)).toEqual([]);
  const password = await page.locator('.slip .secret').innerText();
  const username = await page.locator('.slip dd', { hasText: /^[a-z0-9]+$/ }).innerText();
  const link = await scan(page.getByLabel('扫码登录的二维码'));
  return { username, password, link };
}

/** Own password and second factor, from wherever the slip led. */
async function beginFirstDay(person: Person): Promise<void> {
  const { page } = person;
  await person.screen('own-password', page.getByText('先设一个自己的密码'));
  await person.type(page.getByLabel('新密码', { exact: true }), ownPassword);
  await person.tap(page.getByRole('button', { name: '设好了，下一步' }));
  await person.screen('scan', page.getByAltText('绑定手机验证器的二维码'));
  expect(await faultsOf(person)).toEqual([]);
  const secret = (await page.locator('.factor-secret').innerText()).replaceAll(' ', '');
  await person.type(page.getByLabel('6 位动态码'), generateSync({ secret }));
  await person.tap(page.getByRole('button', { name: /绑\s*定/ }));
  await person.tap(page.getByRole('button', { name: '抄好了，进入管理台' }));
  await person.screen('desk', page.getByText('您好'));
}

async function openVillage(office: Person): Promise<Slip> {
  const { page } = office;
  await page.goto(`${system.url}/console/`);
  await office.type(page.getByLabel('用户名'), 'town-office');
  await office.type(page.getByLabel('密码'), 'Cunwu2026');
  await office.tap(page.getByRole('button', { name: /登\s*录/ }));
  await office.tap(page.getByRole('link', { name: '管理', exact: true }));
  await office.tap(page.getByRole('link', { name: /^地区/ }));
  await office.tap(page.getByRole('link', { name: '赵巷镇' }));
  await office.type(page.getByPlaceholder('输入镇名'), village.letters);
  await office.screen('code-table', page.getByRole('button', { name: `开通 ${village.name}` }));
  await office.tap(page.getByRole('button', { name: `开通 ${village.name}` }));
  await office.glance();
  await office.tap(page.getByRole('button', { name: `确认开通 ${village.name}` }));
  await page.getByRole('status').getByText(`${village.name}已开通`).waitFor();
  await office.picture('opened');
  await office.tap(page.getByRole('link', { name: '接着安排村文书' }));
  await office.type(page.getByLabel('姓名', { exact: true }), '代文书庚');
  await page.getByTitle('村文书').waitFor();
  await office.picture('new-clerk');
  expect(await faultsOf(office)).toEqual([]);
  await office.tap(page.getByRole('button', { name: '开通并显示密码单' }));
  return takeSlip(office, 'clerk');
}

/** At the office's computer the slip is typed. */
async function signInBySlip(clerk: Person, slip: Slip): Promise<void> {
  const { page } = clerk;
  await page.goto(`${system.url}/console/`);
  await clerk.type(page.getByLabel('用户名'), slip.username);
  await clerk.type(page.getByLabel('密码', { exact: true }), slip.password);
  await clerk.tap(page.getByRole('button', { name: /登\s*录/ }));
  await beginFirstDay(clerk);
}

async function bringRosterIn(clerk: Person, roster: DirtyRoster): Promise<void> {
  const { page } = clerk;
  const rows = roster.families.flatMap((family) => family.rows);
  const good = rows.filter((row) => row.truth !== null).length;
  const file = join(system.dataDir, '整村花名册.xlsx');
  writeFileSync(file, roster.bytes);
  await clerk.tap(page.getByRole('link', { name: '导入名册' }));
  await page.getByText('这个村还没有导入过名册').waitFor();
  await clerk.picture('import');
  await clerk.photo(page.getByRole('button', { name: '选一个文件' }), file);
  await clerk.screen('mapping', page.getByText('前 20 人会这样存'));
  await page.getByText(`表里 ${rows.length} 人`).waitFor();
  await clerk.tap(page.getByLabel(/^这些户都签了同意书/));
  await page.getByLabel('开始参与的日子').waitFor();
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: /^下一步：看问题/ }));
  await clerk.screen('faults', page.getByText('身份证号变成了').first());
  expect(await faultsOf(clerk)).toEqual([]);
  const marked = page.waitForEvent('download');
  await clerk.tap(page.getByRole('link', { name: '下载标出问题的表' }));
  expect((await marked).suggestedFilename()).toBe('名册-标出问题.xlsx');
  await clerk.tap(page.getByRole('button', { name: `导入 ${good} 人` }));
  await clerk.screen('imported', page.getByRole('heading', { name: '导入完成' }));
  await page.getByText(`、${good} 人`).waitFor();
  expect(await faultsOf(clerk)).toEqual([]);
}

async function publishScheme(clerk: Person): Promise<void> {
  const { page } = clerk;
  await clerk.tap(page.locator('.menu').getByRole('link', { name: '首页' }));
  await clerk.screen('desk-scheme', page.getByRole('link', { name: '选用积分方案' }));
  await clerk.tap(page.getByRole('link', { name: '选用积分方案' }));
  await clerk.tap(page.getByRole('button', { name: /赵巷镇乡村治理积分方案/ }));
  await page.getByText('已选：赵巷镇').waitFor();
  const text = page.getByLabel('粘贴自己的方案（YAML）').last();
  const ours = (await text.inputValue()).replace(/^title: .*$/m, `title: ${village.name}积分方案`);
  await clerk.type(text, ours);
  await clerk.tap(page.getByRole('button', { name: /检\s*查/ }));
  await clerk.screen('checked', page.getByText('没有问题'));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: /^发布，从/ }));
  await page.getByRole('status').getByText('已发布').waitFor();
  await clerk.screen('published', page.getByRole('heading', { name: `${village.name}积分方案` }));
}

/** A villager becomes a member of the panel; the roster says which household they keep away from. */
async function appointToPanel(clerk: Person, family: DirtyFamily): Promise<Slip> {
  const { page } = clerk;
  await clerk.type(page.getByLabel('姓名', { exact: true }), family.rows[0]?.truth?.name ?? '');
  await clerk.tap(page.getByRole('radio', { name: new RegExp(`^${family.door} `) }));
  await clerk.picture('new-panel');
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '开通并显示密码单' }));
  const slip = await takeSlip(clerk, 'panel');
  await clerk.tap(page.getByRole('button', { name: '交给本人了' }));
  await page.getByText(`本人家：${family.door}`).or(page.getByText('密码单未用')).first().waitFor();
  return slip;
}

async function makePanel(clerk: Person, [first, second]: [DirtyFamily, DirtyFamily]): Promise<Slip> {
  const { page } = clerk;
  await clerk.tap(page.locator('.menu').getByRole('link', { name: '首页' }));
  await clerk.screen('desk-panel', page.getByRole('link', { name: '安排自治小组成员' }));
  await clerk.tap(page.getByRole('link', { name: '安排自治小组成员' }));
  const slip = await appointToPanel(clerk, first);
  await clerk.tap(page.getByRole('link', { name: '返回名单' }));
  await clerk.tap(page.getByRole('link', { name: '新增人员' }));
  await clerk.tap(page.getByRole('combobox', { name: '职责' }));
  await clerk.tap(page.getByTitle('自治小组成员'));
  await appointToPanel(clerk, second);
  return slip;
}

async function printCards(clerk: Person): Promise<void> {
  const { page } = clerk;
  await clerk.tap(page.locator('.menu').getByRole('link', { name: '家庭户' }));
  await clerk.screen('households', page.getByRole('link', { name: '家庭卡' }));
  await clerk.tap(page.getByRole('link', { name: '家庭卡' }));
  await clerk.tap(page.getByRole('button', { name: '选这一页没有卡的' }));
  await clerk.tap(page.getByRole('button', { name: /^给 \d+ 户办卡$/ }));
  await clerk.screen('cards', page.getByText('沿虚线剪开'));
  expect(await faultsOf(clerk)).toEqual([]);
  const square = page.locator('.home-card-square').first();
  expect(await scan(square)).toContain('/m/#/pages/card/index?c=');
  await page.emulateMedia({ media: 'print' });
  await clerk.picture('cards-on-paper');
  await page.emulateMedia({ media: 'screen' });
}

async function joinPanel(panel: Person, slip: Slip): Promise<void> {
  const { page } = panel;
  await page.goto(slip.link);
  await panel.screen('filled', page.getByText('已经填好'));
  // The slip's password does not stay in the browser's history.
  expect(page.url()).not.toContain(slip.password);
  await panel.tap(page.getByRole('button', { name: /登\s*录/ }));
  await beginFirstDay(panel);
}

async function claimFirst(villager: Person, phone: string): Promise<string> {
  const { page } = villager;
  await signInVillager(villager, system, phone);
  await villager.tap(page.getByText('垃圾分类'));
  await villager.photo(page.getByText('拍照片'), await cameraPicture(system, 'first-claim'));
  await page.getByText('已有 1 张').first().waitFor();
  await villager.picture('claim');
  await villager.tap(page.getByText('提交申报', { exact: true }));
  await villager.screen('done', page.getByText('交上去了'));
  return /\S+-\d{8}-\d{2,}/.exec(await page.locator('body').innerText())?.[0] ?? '';
}

/** Families without a fault, so that a phone and a door mean one household. */
function cleanFamilies({ families }: DirtyRoster): [DirtyFamily, DirtyFamily, DirtyFamily] {
  const [first, second, third] = families.filter(
    ({ number, rows }) => number >= 300 && rows.every((row) => row.truth !== null && row.faults.length === 0),
  );
  if (!first || !second || !third) throw new Error('a roster of nothing but dirt');
  return [first, second, third];
}

test('J12: from the code table to the first claim, by the hands of those who do it', async () => {
  const roster = makeDirtyRoster(2000);
  const [claimant, ...panelHomes] = cleanFamilies(roster);
  const clerkSlip = await openVillage(await meet('pc', 'office'));

  const clerk = await meet('pc', 'clerk');
  await signInBySlip(clerk, clerkSlip);
  await bringRosterIn(clerk, roster);
  await publishScheme(clerk);
  const panelSlip = await makePanel(clerk, panelHomes);
  await printCards(clerk);

  const panel = await meet('phone', 'panel');
  await joinPanel(panel, panelSlip);
  const villager = await meet('phone', 'villager');
  const number = await claimFirst(villager, claimant.rows[0]?.truth?.phone ?? '');
  expect(number).not.toBe('');
  await panel.tap(panel.page.locator('.menu').getByRole('link', { name: /^审核/ }));
  await panel.screen('queue', panel.page.getByText(number));
  expect(await faultsOf(panel)).toEqual([]);

  const spent = people.map((person) => ({ who: person.name, ...person.spent() }));
  const fields = spent.reduce((sum, one) => sum + one.fields, 0);
  const taps = spent.reduce((sum, one) => sum + one.taps, 0);
  console.log(`J12: ${fields} typed fields of ${FIELDS_MAX}, ${taps} taps\n${spent.map(sayOne).join('\n')}`);
  expect(fields).toBeLessThanOrEqual(FIELDS_MAX);
  for (const person of people) await person.page.context().close();
});

const sayOne = (one: { who: string; fields: number; taps: number }) =>
  `  ${one.who}: ${one.fields} fields, ${one.taps} taps`;
