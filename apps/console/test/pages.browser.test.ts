import { afterAll, expect, test } from 'vitest';
import { desktop, faultsOf, openHand, phone, seriousFaults, signIn } from './browser.ts';
import { openConsole } from './console.ts';

const { browser, api, close } = await openConsole();
afterAll(close);

const village = '/console/villages/1001001';

test('the clerk finds a household and reads why it has its points', async () => {
  const { page } = await openHand(browser, desktop);
  await signIn(page, api.url, 'clerk');
  await page.getByText('眼下没有要审核的').waitFor();
  await page.locator('.menu').getByRole('link', { name: '家庭户' }).click();
  await page.getByText('共 46 户').waitFor();
  await page.getByTitle('下一页').click();
  await page.getByRole('link', { name: '样例路21号' }).waitFor();
  await page.getByPlaceholder('户主姓名').fill('没有这一家');
  await page.getByText('没有找到这样的家庭户').waitFor();
  await page.getByRole('button', { name: '清除条件' }).click();
  await page.getByPlaceholder('户主姓名').fill('样例路46号');
  await page.getByRole('link', { name: '样例路46号' }).click();
  await page.getByText('冲回第 403 号').waitFor();
  await page.getByText('已被第 405 号冲回').waitFor();
  await page.getByText('本应 +5 分，本季度已到 10 分上限').waitFor();
  await page.getByRole('button', { name: '为什么' }).first().click();
  const why = page.getByRole('dialog');
  for (const seen of ['第十二条', '初审通过', '复审通过', '台账号'])
    await why.getByText(seen).first().waitFor();
  expect(await seriousFaults(page)).toEqual([]);
});

test('the desk of a fresh village leads to what comes first, and a village that runs is left alone', async () => {
  const { page } = await openHand(browser, phone);
  await signIn(page, api.url, 'fresh');
  await page.getByRole('heading', { name: '还没有名册' }).waitFor();
  expect(await page.getByRole('link', { name: '导入名册' }).getAttribute('href')).toBe(
    '/console/import?village=1001003',
  );
  const later = page.getByRole('list', { name: '然后' }).getByRole('link');
  expect(await later.allInnerTexts()).toEqual(['选用积分方案', '安排自治小组成员']);
  expect(await later.nth(1).getAttribute('href')).toBe('/console/staff/new?place=1001003&role=panel');
  expect(await page.getByText('眼下没有要审核的').count()).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);

  await signIn(page, api.url, 'clerk');
  await page.getByText('眼下没有要审核的').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('region', { name: '接下来先做这件事' }).count()).toBe(0);
});

test('from the desk a household is found by what somebody says: one field, one tap', async () => {
  const { page } = await openHand(browser, desktop);
  await signIn(page, api.url, 'clerk');
  const field = page.getByRole('searchbox', { name: '找人' });
  await field.fill('没有这人');
  await page.getByText('没有找到，换个写法试试').waitFor();
  await field.fill('样例路7号');
  await page.getByRole('link', { name: '样例路7号 庚***' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('link', { name: '样例路7号 庚***' }).click();
  await page.getByText('冲回第 403 号').waitFor();
  expect(page.url()).toContain('/households/household-7');
});

test('names are masked until the clerk says why; leaving the page hides them again', async () => {
  const { page } = await openHand(browser, desktop);
  await signIn(page, api.url, 'clerk');
  await page.goto(`${api.url}${village}/households/household-2`);
  await page.getByText('冲回第 403 号').waitFor();
  const shown = () => page.locator('.members').innerText();
  expect(await shown()).not.toMatch(/样例|\d{11}/);
  await page.getByRole('button', { name: '显示全名' }).click();
  expect(await page.locator('.reveal-reasons button').count()).toBeLessThanOrEqual(7);
  await page.getByRole('button', { name: '其他原因（请写明）' }).click();
  expect(await page.getByRole('button', { name: '显示', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('写明原因').fill('核对低保材料');
  await page.getByRole('button', { name: '显示', exact: true }).click();
  await page.getByText('已显示全名').waitFor();
  expect(await shown()).toMatch(/乙样例2[^]*手机 13900000002[^]*乙样例配/);
  expect(api.state.reveals).toEqual([{ reason: 'other', note: '核对低保材料' }]);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '登记变动' }).click();
  await page.getByRole('combobox', { name: '发生了什么' }).press('ArrowDown');
  for (let down = 0; down < 5; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: '乙样例配（配偶）' }).waitFor();
  await page.getByRole('link', { name: '返回家庭户列表' }).click();
  await page.getByText('共 46 户').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: '显示全名' }).waitFor();
  expect(await shown()).not.toMatch(/样例|\d{11}/);
});

test('a helper files a claim for somebody without a phone: six taps, one field', async () => {
  const { page, ...hand } = await openHand(browser, phone);
  await signIn(page, api.url, 'clerk');
  let taps = 0;
  const tap = async (name: string | RegExp) => {
    taps += 1;
    await page.getByRole('button', { name }).click();
  };
  await page.goto(`${api.url}${village}/claims/new`);
  await tap('提交申报');
  await page.getByText('还差：替哪一户申报、做了什么事、为什么代报').waitFor();
  taps = 0;
  await page.getByPlaceholder('户主姓名').fill('样例路7号');
  await tap(/庚\*{3} · 样例路7号/);
  await tap(/打扫公共道路/);
  taps += 1;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '拍照或选照片' }).click();
  const picture = await page.screenshot({ type: 'png' });
  await (await chooser).setFiles({ name: 'road.png', mimeType: 'image/png', buffer: picture });
  await page.getByText('已上传').waitFor();
  await tap('没有智能手机');
  await page.getByText('通过后预计 +2 分').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await tap('提交申报');
  await page.getByText('编号 ZX-20261122-0007').waitFor();
  await page.getByText('最晚 2026年11月27日 有结果').waitFor();
  expect(taps + hand.taps).toBeLessThanOrEqual(6);
  expect(api.state.claims).toHaveLength(1);
  expect(api.state.claims[0]).toMatchObject({ householdId: 'household-7', onBehalfReason: '没有智能手机' });
});

test('a file that is no picture is refused in words and offered no second try', async () => {
  const { page } = await openHand(browser, desktop);
  await signIn(page, api.url, 'clerk');
  await page.goto(`${api.url}${village}/claims/new?household=household-2`);
  await page.getByText('乙*** 样例路2号').waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '拍照或选照片' }).click();
  const text = { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') };
  await (await chooser).setFiles(text);
  await page.getByText('events.photo_not_picture').waitFor();
  expect(await page.getByRole('button', { name: '再试一次' }).count()).toBe(0);
  await page.getByRole('button', { name: '拿掉' }).click();
  expect(await page.locator('.claim-photos li').count()).toBe(0);
});

test('a page that cannot load says what happened, with a code, and tries again', async () => {
  const { page } = await openHand(browser, phone);
  await signIn(page, api.url, 'panel');
  api.state.broken = ['/villages', '/review'];
  for (const path of [
    `${village}/households`,
    `${village}/scheme`,
    `${village}/households/household-2`,
    '/console/review',
  ]) {
    await page.goto(`${api.url}${path}`);
    await page.getByText('system.fault').first().waitFor();
  }
  expect(await seriousFaults(page)).toEqual([]);
  api.state.broken = [];
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.locator('.case-table').waitFor();
});

test('without a network it says so, and a page nobody has answers as one', async () => {
  const { page } = await openHand(browser, phone);
  await signIn(page, api.url, 'panel');
  await page.context().setOffline(true);
  await page.getByText('网络断了').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.context().setOffline(false);
  await page.getByText('网络断了').waitFor({ state: 'hidden' });
  await page.goto(`${api.url}/console/nowhere`);
  await page.getByText('没有这一页').waitFor();
});

test.each([
  ['at a desk', desktop, false],
  ['on the smallest phone in large type', { width: 320, height: 640 }, true],
])('the other pages are clean %s', async (_where, viewport, elder) => {
  const { page } = await openHand(browser, viewport);
  if (elder) await page.addInitScript(() => localStorage.setItem('jishan.elder', '1'));
  await signIn(page, api.url, 'town');
  const faults = await faultsOf(page, api.url, [
    [`${village}/households`, '.table'],
    [`${village}/households/household-2`, '.entries'],
    [`${village}/scheme`, '.scheme-items'],
    ['/console/help', '.help'],
    ['/console/me', '.me-links'],
  ]);
  expect(faults).toEqual([]);
});
