import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  buildConsole,
  desktop,
  dist,
  doubleTap,
  faultsOf,
  glance,
  type Hand,
  openBrowser,
  openHand,
  phone,
  seriousFaults,
  signIn,
} from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api/server.ts';

let browser: Browser;
let api: FakeApi;
let hand: Hand;

beforeAll(async () => {
  await buildConsole();
  browser = await openBrowser();
});
beforeEach(async () => {
  api = await startFakeApi(dist);
});
afterEach(async () => {
  await hand.page.context().close();
  await api.close();
});
afterAll(() => browser.close());

/** A button of the decision bar whose name begins so: the name ends with the key on a desk. */
const button = (page: Page, name: string) =>
  page.locator('.bar').getByRole('button', { name: new RegExp(`^${name.replaceAll('+', '\\+')}`) });

/** Waits for the case of this number and looks at it. */
async function lookAt(page: Page, number: string): Promise<void> {
  await page.locator('.trace', { hasText: number }).waitFor();
  await glance(page);
}

test('a panel member clears fifty claims within sixty taps and without typing', async () => {
  hand = await openHand(browser, phone);
  const { page } = hand;
  await signIn(page, api.url, 'panel');
  await hand.tap(page.getByRole('link', { name: '开始审核' }));
  await lookAt(page, '-0001');
  await page.getByText('照片用过').waitFor();
  await hand.tap(button(page, '退回补充'));
  await hand.tap(page.locator('.bar-reasons button').first());
  await lookAt(page, '-0002');
  await page.getByText('本应 +2 分').waitFor();
  await hand.tap(button(page, '通过'));
  await lookAt(page, '-0003');
  await hand.tap(button(page, '不通过'));
  await hand.tap(page.locator('.bar-reasons button').first());
  for (let number = 4; number < 10; number += 1) {
    await lookAt(page, `-000${number}`);
    await hand.tap(button(page, '通过'));
  }
  await lookAt(page, '-0010');
  await hand.tap(button(page, '+5'));
  await hand.tap(button(page, '通过（+5 分）'));
  await lookAt(page, '-0011');
  await hand.tap(page.getByRole('link', { name: '返回列表' }));
  await hand.tap(page.getByRole('link', { name: '看图批量通过（36 件没有疑点）' }));
  await page.locator('.batch-card').first().waitFor();
  for (const card of await page.locator('.batch-card').all()) {
    await card.scrollIntoViewIfNeeded();
    await card.getByText('已看').waitFor();
  }
  await hand.tap(page.getByRole('button', { name: '通过看过的 36 件' }));
  await page.getByText('已通过 36 件').waitFor();
  await page.getByText('没有可以批量通过的了').waitFor();
  await hand.tap(page.locator('.empty').getByRole('link', { name: '返回列表' }));
  await hand.tap(page.getByRole('link', { name: '一件一件审（共 4 件）' }));
  for (const number of [20, 30, 40, 50]) {
    await lookAt(page, `-00${number}`);
    await hand.tap(button(page, '通过（+3 分）'));
  }
  await page.getByText('都审完了，辛苦了').waitFor();

  expect(hand.taps).toBeLessThanOrEqual(60);
  expect(api.state.decided).toHaveLength(50);
  expect(new Set(api.state.decided.map((decision) => decision.key)).size).toBe(50);
  expect(api.state.decided[0]).toMatchObject({ verdict: 'return', reason: 'photo_unclear' });
  expect(api.state.decided.find((decision) => decision.eventId === 'first-10')?.points).toBe(5);
});

test('the town decides a case in one tap, or in two with a reason, all evidence on the page', async () => {
  hand = await openHand(browser, desktop);
  const { page } = hand;
  await signIn(page, api.url, 'town');
  await page.getByRole('link', { name: '开始审核' }).click();
  await lookAt(page, '-0001');
  // Midnight may pass while this runs.
  for (const seen of ['第十二条', '这户最近三次', '初审 · 通过', '复审 · 等您决定', /超期 [23] 天/])
    await page.getByText(seen).first().waitFor();
  expect(
    await page.locator('.photo-big img').evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0);
  await hand.press('a');
  await page.getByText('已通过并入账 +2 分').waitFor();
  expect(await page.getByRole('button', { name: '撤回' }).count()).toBe(0);
  await lookAt(page, '-0002');
  await hand.press('x');
  await page.getByText('方案里没有这一项').waitFor();
  await hand.press('1');
  await lookAt(page, '-0003');
  expect(hand.taps).toBeLessThanOrEqual(2 * 2);
  expect(api.state.decided).toMatchObject([
    { verdict: 'approve' },
    { verdict: 'refuse', reason: 'not_in_scheme' },
  ]);
});

test('keys do the same as taps: large photo, skip, undo', async () => {
  hand = await openHand(browser, desktop);
  const { page } = hand;
  await signIn(page, api.url, 'panel');
  await page.getByRole('link', { name: '开始审核' }).click();
  await lookAt(page, '-0001');
  await page.keyboard.press('z');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('+');
  expect(await page.locator('.viewer img').getAttribute('style')).toContain('scale(1.5)');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  // Gone and not only hidden: until then keys still fall on it, and it keeps them from the page below.
  await page.locator('dialog.viewer').waitFor({ state: 'detached' });
  expect(api.state.decided).toHaveLength(0);
  await page.keyboard.press('j');
  await lookAt(page, '-0002');
  await page.keyboard.press('k');
  await lookAt(page, '-0001');
  await page.keyboard.press('a');
  await lookAt(page, '-0002');
  await page.getByText('撤回（').waitFor();
  await page.keyboard.press('u');
  await expect.poll(() => api.state.decided[0]?.undone).toBe(true);
  await page.getByText('共 50 件').waitFor();
});

test('a double tap decides one case, not two', async () => {
  hand = await openHand(browser, desktop);
  const { page } = hand;
  await signIn(page, api.url, 'panel');
  await page.getByRole('link', { name: '开始审核' }).click();
  await lookAt(page, '-0001');
  await doubleTap(button(page, '通过'), '.trace');
  await lookAt(page, '-0002');
  expect(api.state.decided.map((decision) => decision.eventId)).toEqual(['first-1']);
});

test('the second half of a double tap chooses no reason', async () => {
  hand = await openHand(browser, phone);
  const { page } = hand;
  await signIn(page, api.url, 'panel');
  await page.getByRole('link', { name: '开始审核' }).click();
  await lookAt(page, '-0001');
  const ask = button(page, '退回补充');
  await doubleTap(ask, '.bar');
  await page.locator('.bar-reasons button').first().dblclick();
  await lookAt(page, '-0002');
  expect(api.state.decided).toMatchObject([
    { eventId: 'first-1', verdict: 'return', reason: 'photo_unclear' },
  ]);
});

test('a decision that did not arrive puts the case back and is sent again under the same key', async () => {
  hand = await openHand(browser, phone);
  const { page } = hand;
  await signIn(page, api.url, 'panel');
  await page.getByRole('link', { name: '开始审核' }).click();
  await lookAt(page, '-0001');
  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/decisions')) keys.push(request.headers()['idempotency-key']);
  });
  api.state.broken = ['/villages'];
  await button(page, '通过').click();
  await page.getByText('没有办成').waitFor();
  await page.getByText('共 50 件').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  api.state.broken = [];
  await page.getByRole('button', { name: '再提交一次' }).click();
  await page.getByText('共 49 件').waitFor();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test.each([
  ['at a desk', desktop, false, 36],
  ['on a phone', phone, false, 44],
  ['on the smallest phone in large type', { width: 320, height: 640 }, true, 60],
])('the review pages are clean %s', async (_where, viewport, elder, targetPx) => {
  hand = await openHand(browser, viewport);
  const { page } = hand;
  if (elder) await page.addInitScript(() => localStorage.setItem('jishan.elder', '1'));
  await signIn(page, api.url, 'panel');
  const faults = await faultsOf(page, `${api.url}/console/`, [
    ['', '.case-table'],
    ['review', '.case-table'],
    ['review/batch', '.batch'],
    ['review/1001001/first-10', '.bar-points'],
  ]);
  expect(faults).toEqual([]);
  const heights = await page
    .locator('.case-foot button')
    .evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(targetPx);
});
