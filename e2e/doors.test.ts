import { type FakeDingtalk, type FakeOidc, startFakeDingtalk, startFakeOidc } from '@jishan/testkit/remotes';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext, type SizeName } from './src/browser.ts';
import { type Front, startFront } from './src/front.ts';
import { faultsOf } from './src/faults.ts';
import { Person } from './src/person.ts';
import { type RunningSystem, startSystem } from './src/system.ts';

/**
 * Ways in beside phone and code, on a system that knows the district's sign-on and DingTalk: a villager comes by either;
 * the clerk prints a card and a household without a phone opens it on somebody else's device; the doors are looked after.
 */
let sso: FakeOidc;
let dingtalk: FakeDingtalk;
let front: Front;
let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [sso, dingtalk, front] = await Promise.all([startFakeOidc(), startFakeDingtalk(), startFront()]);
  browser = await openBrowser();
  system = await startSystem({
    JISHAN_OIDC_ISSUER: sso.issuer,
    JISHAN_OIDC_CLIENT_ID: sso.clientId,
    JISHAN_OIDC_CLIENT_SECRET: sso.clientSecret,
    JISHAN_OIDC_TITLE: '样例统一登录',
    JISHAN_PUBLIC_URL: front.url,
    JISHAN_DINGTALK_CLIENT_ID: dingtalk.clientId,
    JISHAN_DINGTALK_CLIENT_SECRET: dingtalk.clientSecret,
    JISHAN_DINGTALK_API_HOST: dingtalk.url,
    JISHAN_DINGTALK_OAPI_HOST: dingtalk.url,
    JISHAN_DINGTALK_LOGIN_HOST: dingtalk.url,
  });
  front.leadTo(system.url);
});
afterAll(async () => {
  front.close();
  await Promise.all([system.stop(), browser.close(), sso.close(), dingtalk.close()]);
});

async function meet(size: SizeName, name: string): Promise<Person> {
  const context = await openContext(browser, size);
  return new Person(await context.newPage(), `doors-${size}-${name}`);
}

const VILLAGER = '19000000001';

test('a villager comes in by the district’s sign-on: three taps, nothing typed', async () => {
  const villager = await meet('phone', 'villager');
  const { page } = villager;
  sso.browserUser = { sub: 'v-1', phone_number: VILLAGER, phone_number_verified: true };
  await page.goto(`${front.url}/m/`);
  villager.begin();
  await villager.tap(page.getByText('同意并继续'));
  await villager.screen('sign-in', page.getByText('用“样例统一登录”登录'));
  expect(await faultsOf(villager)).toEqual([]);
  await villager.tap(page.getByText('用“样例统一登录”登录'));
  await villager.screen('my-home', page.getByText('是我家，进去看看'));
  await villager.tap(page.getByText('是我家，进去看看'));
  await villager.screen('home', page.getByText('翻看存折'));
  expect(villager.overspent({ taps: 3, fields: 0 })).toEqual([]);

  await villager.tap(page.getByRole('button', { name: '我的' }));
  await villager.tap(page.getByText('登录方式和设备'));
  await villager.screen('own-doors', page.getByText('统一登录'));
  await page.getByText('就是这台').waitFor();
  expect(await faultsOf(villager)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await villager.tap(page.getByRole('button', { name: '换成大字' }));
  await villager.picture('own-doors-large-320');
  expect(await faultsOf(villager)).toEqual([]);
  await villager.tap(page.getByRole('button', { name: '去掉统一登录' }));
  await villager.tap(page.getByText('确定去掉'));
  await villager.tap(page.getByRole('button', { name: '去掉手机号' }));
  await villager.screen('last-door', page.getByText('去掉就登不进来了'));
  expect(await faultsOf(villager)).toEqual([]);
  await page.context().close();
});

test('DingTalk in a browser is one tap after the terms', async () => {
  const villager = await meet('phone', 'dingtalk');
  const { page } = villager;
  dingtalk.browserUser = { userId: 'u', unionId: 'n', mobile: VILLAGER };
  await page.goto(`${front.url}/m/`);
  await villager.tap(page.getByText('同意并继续'));
  await villager.tap(page.getByText('用钉钉登录'));
  await villager.screen('my-home', page.getByText('是我家，进去看看'));
  await page.context().close();
});

test('who says nothing of their phone at the issuer proves it by a code; a forged return says so', async () => {
  const villager = await meet('phone', 'unproven');
  const { page } = villager;
  sso.browserUser = { sub: 'v-2' };
  await page.goto(`${front.url}/m/`);
  await villager.tap(page.getByText('同意并继续'));
  await villager.tap(page.getByText('用“样例统一登录”登录'));
  await villager.screen('join', page.getByText('用手机号登录一次'));
  await page.goto(`${front.url}/m/#/pages/sign-in/index?handover=${'x'.repeat(43)}`);
  await page.reload();
  await villager.screen('forged', page.getByText('doors.ticket_over'));
  expect(await faultsOf(villager)).toEqual([]);
  await page.context().close();
});

interface Printed {
  cards: { address: string; doorCode: string }[];
}

/** The clerk issues one household's card, prints it, and its people press their PIN. */
async function makeCard(clerk: Person, pin: string): Promise<Printed['cards'][number]> {
  const { page } = clerk;
  await page.goto(`${front.url}/console/`);
  await page.getByText('用“样例统一登录”登录').waitFor();
  await page.getByLabel('用户名').fill('ns-clerk');
  await page.getByLabel('密码').fill('Cunwu2026');
  await page.locator('button[type=submit]').click();
  await page.getByText('您好').first().waitFor();
  await clerk.tap(page.getByRole('link', { name: '家庭户' }));
  await clerk.tap(page.getByRole('link', { name: '家庭卡' }));
  await clerk.screen('cards', page.getByRole('checkbox').first());
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('checkbox'));
  await clerk.tap(page.getByRole('checkbox').nth(1));
  const answered = page.waitForResponse(
    (answer) => answer.url().endsWith('/cards') && answer.status() === 201,
  );
  await clerk.tap(page.getByRole('button', { name: '给 2 户办卡' }));
  const { cards } = (await (await answered).json()) as Printed;
  await clerk.screen('printed', page.getByText('沿虚线剪开'));
  expect(await faultsOf(clerk)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await clerk.picture('on-paper');
  await page.emulateMedia({ media: 'screen' });
  const [card] = cards;
  if (!card) throw new Error('no card was printed');
  await clerk.tap(page.getByRole('button', { name: '打印好了，回到列表' }));
  await clerk.tap(page.getByRole('button', { name: `给 ${card.doorCode} 设密码` }));
  const pressTwice: Locator[] = [page.getByLabel('6 位密码', { exact: true }), page.getByLabel('再按一遍')];
  for (const field of pressTwice) await field.fill(pin);
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '设好密码' }));
  await clerk.screen('pin-set', page.getByText('的密码设好了'));
  return card;
}

test('a household without a phone opens its card on somebody else’s device, which keeps nothing', async () => {
  const clerk = await meet('pc', 'clerk');
  const card = await makeCard(clerk, '482916');
  await clerk.page.context().close();

  const elder = await meet('phone', 'card');
  const { page } = elder;
  const press = async (pin: string) => {
    for (const digit of pin) await elder.tap(page.getByRole('button', { name: digit, exact: true }));
  };
  await page.goto(card.address);
  await elder.tap(page.getByText('同意并继续'));
  await elder.screen('keypad', page.getByText('请按 6 位密码'));
  // The card's code does not stay in the browser's history.
  expect(page.url()).toMatch(/#\/pages\/card\/index$/);
  expect(await faultsOf(elder)).toEqual([]);
  await elder.tap(page.getByRole('button', { name: '换成大字' }));
  await elder.picture('keypad-large');
  expect(await faultsOf(elder)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await elder.picture('keypad-large-320');
  expect(await faultsOf(elder)).toEqual([]);
  await press('111119');
  await elder.screen('wrong', page.getByText('卡或密码不对'));
  await press('482916');
  await elder.screen('home', page.getByText('看完了，退出'));
  expect(await faultsOf(elder)).toEqual([]);
  const kept = await page.evaluate<string>('JSON.stringify(localStorage)');
  expect(kept).not.toContain('token');
  await elder.tap(page.getByText('看完了，退出'));
  await elder.screen('left', page.getByText('获取验证码'));
  await page.context().close();
});
