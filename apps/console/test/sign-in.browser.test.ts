import { afterAll, expect, test } from 'vitest';
import { desktop, openHand, phone, seriousFaults, signIn } from './browser.ts';
import { openConsole } from './console.ts';

const { browser, api, close } = await openConsole();
afterAll(close);

test('whoever is not signed in is asked to, and comes back to the page they wanted', async () => {
  const { page } = await openHand(browser, desktop);
  await page.goto(
    `${api.url}/console/villages/1001001/households?group=${encodeURIComponent('第二村民小组')}`,
  );
  await page.getByLabel('用户名').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('请填写用户名。').waitFor();
  await page.getByLabel('用户名').fill('clerk');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('用户名或密码不对').waitFor();
  await page.getByText('access.password_wrong').waitFor();
  await page.getByLabel('密码', { exact: true }).fill('open sesame');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '家庭户' }).waitFor();
  expect(new URL(page.url()).search).toContain('group=');
  await page.getByText('共 15 户').waitFor();
});

test('a session that is over leads to the sign-in page and back, and signing out ends it', async () => {
  const { page } = await openHand(browser, phone);
  await signIn(page, api.url, 'panel');
  await page.getByRole('link', { name: '审核', exact: false }).first().click();
  await page.locator('.case-table').waitFor();
  api.state.sessions.clear();
  await page.locator('.menu').getByRole('link', { name: '家庭户' }).click();
  await page.getByText('太久没操作').waitFor();
  await page.getByLabel('用户名').fill('panel');
  await page.getByLabel('密码', { exact: true }).fill('open sesame');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '家庭户' }).waitFor();
  await page.locator('.menu').getByRole('link', { name: '我的' }).click();
  await page.getByText('样例一村 · 自治小组成员').waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('用户名').waitFor();
  await page.goto(`${api.url}/console/`);
  await page.getByLabel('用户名').waitFor();
  expect(api.state.sessions.size).toBe(0);
});

test('too many wrong passwords are told as a lock and for how long', async () => {
  const { page } = await openHand(browser, phone);
  api.state.failures = 5;
  await page.goto(`${api.url}/console/sign-in`);
  await page.getByLabel('用户名').fill('clerk');
  await page.getByLabel('密码', { exact: true }).fill('open sesame');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('15 分钟后再试').waitFor();
  await page.getByText('access.locked').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  api.state.failures = 0;
});

test('who waits for a second person is told whom to ask, and goes on once they have looked', async () => {
  for (const size of [phone, desktop]) {
    const { page } = await openHand(browser, size);
    let confirmed = false;
    await page.route('**/api/v1/access/staff-sessions', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), next: 'second_hand' } });
    });
    const error = {
      code: 'access.second_hand_needed',
      message: '还差一步：请另一位同事当面看过。',
      requestId: 'r',
    };
    await page.route('**/api/v1/access/me', (route) =>
      confirmed ? route.continue() : route.fulfill({ status: 403, json: { error } }),
    );
    await page.goto(`${api.url}/console/sign-in`);
    await page.getByLabel('用户名').fill('clerk');
    await page.getByLabel('密码', { exact: true }).fill('open sesame');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '还要一位同事确认' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '已经确认，进入' }).click();
    await page.getByText('access.second_hand_needed').waitFor();
    confirmed = true;
    await page.getByRole('button', { name: '已经确认，进入' }).click();
    await page.locator('.menu').getByRole('link', { name: '我的' }).waitFor();
  }
});
