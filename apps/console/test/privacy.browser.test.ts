import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  buildConsole,
  desktop,
  dist,
  faultsOf,
  openBrowser,
  openHand,
  seriousFaults,
  signIn,
} from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api/server.ts';

let browser: Browser;
let api: FakeApi;
let page: Page;

beforeAll(async () => {
  await buildConsole();
  browser = await openBrowser();
});
beforeEach(async () => {
  api = await startFakeApi(dist);
  ({ page } = await openHand(browser, desktop));
});
afterEach(async () => {
  await page.context().close();
  await api.close();
});
afterAll(() => browser.close());

test('a photo is covered where the clerk frames it, and another is taken down: each with a reason', async () => {
  await signIn(page, api.url, 'clerk');
  await page.goto(`${api.url}/console/privacy`);
  await page
    .getByRole('button', { name: /^办\s*理$/ })
    .first()
    .click();
  const form = page.getByRole('group', { name: '办理' });
  await form.getByText('遮住一部分').click();
  const sure = form.getByRole('button', { name: /^确\s*定$/ });
  await form.getByText('照片里有孩子').click();
  expect(await sure.isDisabled(), 'nothing is framed yet').toBe(true);
  const photo = form.getByRole('img');
  await photo.scrollIntoViewIfNeeded();
  const at = await photo.boundingBox();
  if (!at) throw new Error('the photo is not shown');
  await page.mouse.move(at.x + at.width * 0.25, at.y + at.height * 0.25);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width * 0.5, at.y + at.height * 0.5, { steps: 4 });
  await page.mouse.up();
  expect(await seriousFaults(page)).toEqual([]);
  await sure.click();
  await page.getByText('已遮住：照片里有孩子').waitFor();

  await page.getByRole('button', { name: /^办\s*理$/ }).click();
  await form.getByText('照片里有孩子').click();
  await sure.click();
  await page.getByText('已撤下：照片里有孩子').waitFor();
  expect(api.state.privacy.verdicts).toMatchObject([
    { id: 'objection-1', verdict: 'blur', reason: 'child_seen', areas: [{ photoId: 'photo-1-0' }] },
    { id: 'objection-2', verdict: 'withdraw', reason: 'child_seen', areas: [] },
  ]);
  const areas = api.state.privacy.verdicts[0]?.areas;
  const quarter: unknown = expect.closeTo(0.25, 1);
  expect(areas).toEqual([{ photoId: 'photo-1-0', x: quarter, y: quarter, width: quarter, height: quarter }]);
});

test('an assessment is signed from its draft, stands as it was signed, and is written anew', async () => {
  await signIn(page, api.url, 'clerk');
  await page.goto(`${api.url}/console/privacy`);
  await page.getByRole('link', { name: '样例一村：看、写影响评估' }).click();
  await page.getByText('还没有评估过').waitFor();
  const conclusion = page.getByLabel('六、结论');
  await conclusion.fill('措施与风险相适应。');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '签署这一版' }).click();
  await page.getByText('第 1 版，2026年11月22日签署').waitFor();
  await page.getByText('措施与风险相适应。').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  await page.getByRole('button', { name: '写新的一版' }).click();
  await conclusion.fill('已复核。');
  await page.getByRole('button', { name: '签署这一版' }).click();
  await page.getByText('第 2 版').waitFor();
  await page.getByRole('link', { name: '返回个人信息' }).click();
  await page.getByRole('heading', { name: '保存时间' }).waitFor();
});

test('the district sets how long photos are kept where the law leaves room; others only read it', async () => {
  await signIn(page, api.url, 'clerk');
  await page.goto(`${api.url}/console/privacy`);
  await page.getByText('天（可以定 365 到 3650 天）').waitFor();
  expect(await page.getByLabel('申报照片 保存天数').count()).toBe(0);

  await signIn(page, api.url, 'district');
  await page.goto(`${api.url}/console/privacy`);
  const days = page.getByLabel('申报照片 保存天数');
  expect(await page.getByLabel('个人信息副本 保存天数').count(), 'what is fixed is only read').toBe(0);
  await days.fill('730');
  await page.getByRole('button', { name: /^保\s*存$/ }).click();
  await expect.poll(() => api.state.privacy.retention[0]?.days).toBe(730);
  await page.getByRole('button', { name: /^保\s*存$/ }).waitFor({ state: 'detached' });
  expect(await seriousFaults(page)).toEqual([]);
});

test('the system administrator publishes the next version of what people agree to, asked twice', async () => {
  await signIn(page, api.url, 'system');
  await page.goto(`${api.url}/console/manage`);
  await page.getByRole('link', { name: /^同意的内容/ }).click();
  await page.getByRole('button', { name: '写新的一版：记积分和公示' }).click();
  await page.getByLabel('内容（10 到 1000 字）').fill('村里为您家记积分，公示时写一个姓，不写名。');
  await page.getByRole('button', { name: '发布这一版' }).dblclick();
  expect(await seriousFaults(page)).toEqual([]);
  expect(api.state.privacy.consentText.version, 'a double click publishes nothing').toBe(1);
  await page.getByRole('button', { name: '确定发布' }).click();
  await page.getByText('第 2 版已发布').waitFor();
  await page.getByText('不写名。').waitFor();
});

test('the pages of personal data are clean on the smallest phone in large type', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.addInitScript(() => localStorage.setItem('jishan.elder', '1'));
  await signIn(page, api.url, 'clerk');
  const faults = await faultsOf(page, api.url, [
    ['/console/privacy', '.table'],
    ['/console/privacy/impact/1001001', 'textarea'],
  ]);
  expect(faults).toEqual([]);
});
