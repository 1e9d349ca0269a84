import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext, type SizeName } from './src/browser.ts';
import { signInStaff } from './src/parts.ts';
import { faultsOf } from './src/faults.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

/**
 * A colleague's first day: the clerk makes the account and prints the slip; with it the colleague sets a password and
 * binds a telephone; the clerk hands over their duty for an absence; a device is signed out from another.
 */
const system = theSystem();
const ownPassword = 'Yueguang-2026-he';
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function meet(size: SizeName, name: string): Promise<Person> {
  const context = await openContext(browser, size);
  return new Person(await context.newPage(), `staff-${size}-${name}`);
}

/** A day of the villages, so many days from now. */
function dayFromNow(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(at);
}

interface Colleague {
  username: string;
  password: string;
  recoveryCode: string;
}

async function makeColleague(clerk: Person, username: string): Promise<string> {
  const { page } = clerk;
  clerk.begin();
  await clerk.tap(page.getByRole('link', { name: '管理' }));
  await clerk.tap(page.getByRole('link', { name: /^人员和职责/ }));
  await clerk.screen('list', page.getByText('jh-panel', { exact: true }));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('link', { name: '新增人员' }));
  await clerk.type(page.getByLabel('姓名', { exact: true }), '代办己');
  await clerk.type(page.getByLabel('用户名', { exact: true }), username);
  await clerk.tap(page.getByRole('combobox', { name: '职责' }));
  await clerk.screen('new', page.getByTitle('代办员'));
  await clerk.tap(page.getByTitle('代办员'));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '开通并显示密码单' }));
  await clerk.screen('slip', page.locator('.slip .secret'));
  expect(await faultsOf(clerk)).toEqual([]);
  expect(clerk.overspent({ taps: 6, fields: 2 })).toEqual([]);
  return page.locator('.slip .secret').innerText();
}

/** A second duty on the page of somebody who has one, and its end. */
async function giveAndEnd(clerk: Person): Promise<void> {
  const { page } = clerk;
  await clerk.tap(page.getByRole('button', { name: '安排职责' }));
  await clerk.tap(page.getByRole('combobox', { name: '职责' }));
  await clerk.tap(page.getByTitle('店长'));
  await clerk.screen('give', page.getByRole('button', { name: /^安\s*排$/ }));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: /^安\s*排$/ }));
  const end = page.getByRole('button', { name: /^结束“.*店长”$/ });
  await clerk.tap(end);
  await clerk.glance();
  await clerk.tap(page.getByRole('button', { name: /^确\s*定$/ }));
  await end.waitFor({ state: 'hidden' });
  await page.getByText('马上结束这项职责？').waitFor({ state: 'hidden' });
}

async function beginFirstDay(person: Person, username: string, slip: string): Promise<string> {
  const { page } = person;
  await page.goto(`${system.url}/console/`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(slip);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await person.screen('own-password', page.getByText('先设一个自己的密码'));
  expect(await faultsOf(person)).toEqual([]);
  await page.getByLabel('新密码', { exact: true }).fill(ownPassword);
  await page.getByRole('button', { name: '设好了，下一步' }).click();

  await person.screen('scan', page.getByAltText('绑定手机验证器的二维码'));
  expect(await faultsOf(person)).toEqual([]);
  const secret = (await page.locator('.factor-secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('6 位动态码').fill(generateSync({ secret }));
  await page.getByRole('button', { name: /绑\s*定/ }).click();
  await person.screen('recovery', page.getByText('抄下这 10 个恢复码'));
  expect(await faultsOf(person)).toEqual([]);
  const codes = await page.locator('.recovery-codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: '抄好了，进入管理台' }).click();
  await person.screen('desk', page.getByText('您好'));
  return codes[0] ?? '';
}

async function signInWithRecovery(person: Person, colleague: Colleague): Promise<void> {
  const { page } = person;
  await page.goto(`${system.url}/console/`);
  await page.getByLabel('用户名').fill(colleague.username);
  await page.getByLabel('密码', { exact: true }).fill(colleague.password);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await person.screen('code', page.getByLabel('动态码', { exact: true }));
  expect(await faultsOf(person)).toEqual([]);
  await page.getByRole('button', { name: '手机不在身边，用恢复码' }).click();
  await page.getByLabel('恢复码', { exact: true }).fill('AAAAA-AAAAA');
  await page.getByRole('button', { name: /继\s*续/ }).click();
  await page.getByText('access.second_factor_wrong').waitFor();
  await page.getByLabel('恢复码', { exact: true }).fill(colleague.recoveryCode);
  await page.getByRole('button', { name: /继\s*续/ }).click();
  await page.getByText('您好').waitFor();
}

test.each(['pc', 'phone'] as const)('at %s size', async (size) => {
  const username = `helper-${size}`;
  const clerk = await meet(size, 'clerk');
  await signInStaff(clerk, system, 'jh-clerk');
  const slip = await makeColleague(clerk, username);
  await clerk.tap(clerk.page.getByRole('button', { name: '交给本人了' }));
  await clerk.screen('person', clerk.page.getByText('密码单未用'));
  expect(await faultsOf(clerk)).toEqual([]);
  await giveAndEnd(clerk);

  const colleague = await meet(size, 'colleague');
  const recoveryCode = await beginFirstDay(colleague, username, slip);

  // The clerk goes on leave: the colleague does the clerk's duty meanwhile.
  const { page } = clerk;
  clerk.begin();
  await clerk.tap(page.locator('.menu').getByRole('link', { name: '我的' }));
  await clerk.tap(page.getByRole('button', { name: '请人代办' }));
  await clerk.tap(page.getByRole('combobox', { name: '交给谁' }));
  await clerk.tap(page.getByTitle('代办己（代办员）').last());
  await clerk.type(page.getByLabel('从哪天起'), dayFromNow(0));
  await clerk.type(page.getByLabel('到哪天止'), dayFromNow(3));
  await clerk.screen('delegate', page.getByRole('button', { name: '交给他' }));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '交给他' }));
  await clerk.screen('delegated', page.getByText('由代办己代办'));
  expect(clerk.overspent({ taps: 5, fields: 2 })).toEqual([]);

  const other = await meet(size, 'other-device');
  await signInWithRecovery(other, { username, password: ownPassword, recoveryCode });
  await other.page.locator('.menu').getByRole('link', { name: '我的' }).click();
  await other.screen('me', other.page.getByText('村文书（代文书丙）'));
  await other.page.getByText('这一台', { exact: true }).waitFor();
  expect(await faultsOf(other)).toEqual([]);
  await other.page.getByRole('button', { name: '别的设备全部退出' }).click();
  await other.page.getByText('只有这一台在登录').waitFor();
  await colleague.page.reload();
  await colleague.page.getByLabel('用户名').waitFor();

  await page.getByRole('button', { name: '收回代办己的代办' }).click();
  await page.getByText('由代办己代办').waitFor({ state: 'hidden' });
  await page.goto(`${system.url}/console/duties`);
  await clerk.screen('place', page.getByText('代办己').first());
  expect(await faultsOf(clerk)).toEqual([]);
  await page.goto(`${system.url}/console/staff?q=${username}`);
  await page.getByRole('link', { name: '代办己' }).click();
  await page.getByRole('button', { name: '停用账号' }).click();
  await clerk.screen('disable', page.getByText('这个人马上退出'));
  expect(await faultsOf(clerk)).toEqual([]);
  await page.getByRole('button', { name: /确\s*定/ }).click();
  await page.getByText('已停用').waitFor();
  await other.page.reload();
  await other.page.getByLabel('用户名').waitFor();
  for (const person of [clerk, colleague, other]) await person.page.context().close();
});
