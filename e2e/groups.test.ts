import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext, type SizeName } from './src/browser.ts';
import { faultsOf } from './src/faults.ts';
import { signInStaff } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

/** A village's groups: the clerk fills one, renames one and makes two of them one; households and their leader follow. */
const system = theSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function meet(size: SizeName, name: string, username: string): Promise<Person> {
  const context = await openContext(browser, size);
  const person = new Person(await context.newPage(), `groups-${size}-${name}`);
  await signInStaff(person, system, username);
  return person;
}

/** Asks the API as whoever is signed in on a page. */
async function ask<Answer>(page: Page, method: 'GET' | 'POST', path: string, data?: object): Promise<Answer> {
  const response = await page.request.fetch(`${system.url}/api/v1${path}`, {
    method,
    headers: { 'x-jishan-console': '1', 'idempotency-key': randomUUID() },
    ...(data === undefined ? {} : { data }),
  });
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return response.json();
}

interface Duty {
  grantId: string;
  accountId: string;
  displayName: string;
}

/** 组员乙 serves the panel no more and leads a group instead. */
async function appointLeader(clerk: Person, placeId: number, groupName: string): Promise<void> {
  const { page } = clerk;
  const { duties } = await ask<{ duties: Duty[] }>(page, 'GET', `/places/${placeId}/duties`);
  const panel = duties.find((duty) => duty.displayName === '组员乙');
  if (!panel) throw new Error('nobody is 组员乙');
  await ask(page, 'POST', `/duties/${panel.grantId}/end`, {});
  const duty = { role: 'group_leader', placeId, groupName };
  await ask(page, 'POST', `/staff/${panel.accountId}/duties`, duty);
}

/** Opens a list, takes one of its entries and sees it close: two open lists would hold the same words. */
async function choose(person: Person, word: string, title: string): Promise<void> {
  const { page } = person;
  await person.tap(page.getByLabel(word, { exact: true }));
  const option = page.locator('.ant-select-dropdown:visible').getByTitle(title, { exact: true });
  await person.tap(option);
  await option.waitFor({ state: 'hidden' });
}

const rowOf = (page: Page, name: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
    .first();

test('the clerk fills, renames and merges groups; households and leaders follow', async () => {
  const clerk = await meet('pc', 'clerk', 'hm-clerk');
  const { page } = clerk;
  await clerk.tap(page.locator('.menu').getByRole('link', { name: '小组片区' }));
  await page.getByRole('heading', { name: '小组和片区' }).waitFor();
  const villageId = Number(/villages\/(\d+)/.exec(page.url())?.[1]);
  await appointLeader(clerk, villageId, '一组');
  await page.reload();
  await clerk.screen('page', rowOf(page, '一组').getByText('组员乙'));
  await rowOf(page, '一组').getByText('24 户').waitFor();
  expect(await faultsOf(clerk)).toEqual([]);

  // Three households make a new group.
  clerk.begin();
  await clerk.tap(page.getByRole('button', { name: '给几户换小组' }));
  for (const door of ['HM0001', 'HM0002', 'HM0003'])
    await clerk.tap(page.getByLabel(new RegExp(`^${door} `)));
  await page.getByText('已选 3 户').waitFor();
  await choose(clerk, '换到', '一个新的小组');
  await clerk.type(page.getByLabel('新名字'), '2组');
  await clerk.type(page.getByLabel('为什么'), '新村建成');
  await clerk.screen('move', page.getByRole('button', { name: '换过去' }));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '换过去' }));
  await clerk.screen('moved', page.getByText('已换 3 户'));
  await rowOf(page, '2组').getByText('3 户').waitFor();
  expect(clerk.overspent({ taps: 7, fields: 2 })).toEqual([]);

  // The next one is written in another way: the clerk is asked, and says that it is another one.
  await clerk.tap(page.getByRole('button', { name: '给几户换小组' }));
  await clerk.tap(page.getByLabel(/^HM0004 /));
  await choose(clerk, '换到', '一个新的小组');
  await clerk.type(page.getByLabel('新名字'), '二组');
  await clerk.type(page.getByLabel('为什么'), '新村建成');
  await clerk.tap(page.getByRole('button', { name: '换过去' }));
  await clerk.screen('alike', page.getByText('看着是同一个'));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '就是另一个，照样办' }));
  await page.getByText('已换 1 户').waitFor();

  clerk.begin();
  await clerk.tap(page.getByRole('button', { name: '给“一组”改名' }));
  await clerk.type(page.getByLabel('新名字'), '东头组');
  await clerk.type(page.getByLabel('为什么'), '村民代表会议定的');
  await clerk.screen('rename', page.getByRole('button', { name: '改名', exact: true }).first());
  expect(await faultsOf(clerk)).toEqual([]);
  await page.getByLabel('为什么').press('Enter');
  await page.getByText('已改名为“东头组”').waitFor();
  expect(clerk.overspent({ taps: 2, fields: 2 })).toEqual([]);

  // Two ways of writing one group become one.
  clerk.begin();
  await clerk.tap(page.getByRole('button', { name: '合成一个' }));
  await clerk.type(page.getByLabel('为什么'), '写法不一样，是同一个组');
  await clerk.screen('merge', page.getByRole('button', { name: '合并', exact: true }));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '合并', exact: true }));
  await page.getByText('1 户已并到“2组”').waitFor();
  await rowOf(page, '2组').getByText('4 户').waitFor();
  expect(await page.getByText('看着是同一个').count()).toBe(0);
  await clerk.picture('after');
  expect(clerk.overspent({ taps: 2, fields: 1 })).toEqual([]);

  await clerk.tap(rowOf(page, '东头组').getByRole('link', { name: '东头组' }));
  await clerk.tap(page.getByRole('link', { name: 'HM0005' }));
  await clerk.screen('household', page.getByText('东头组').first());
  await page.getByText('小组改名').first().waitFor();
  await page.context().close();

  const leader = await meet('phone', 'leader', 'hm-panel2');
  await leader.tap(leader.page.locator('.menu').getByRole('link', { name: '家庭户' }));
  await leader.page.getByText('共 20 户').waitFor();
  await leader.tap(leader.page.getByRole('link', { name: '小组和片区' }));
  await leader.screen('own', leader.page.getByText('东头组').first());
  expect(await leader.page.getByText('2组').count()).toBe(0);
  expect(await leader.page.getByRole('button', { name: /改名/ }).count()).toBe(0);
  expect(await faultsOf(leader)).toEqual([]);
  await leader.page.context().close();
});

test.each(['pc', 'phone'] as const)('the page in large type, at %s size', async (size) => {
  const clerk = await meet(size, 'large', 'cy-clerk');
  const { page } = clerk;
  await page.getByLabel('大字版').first().click();
  await clerk.tap(page.locator('.menu').getByRole('link', { name: '家庭户' }));
  await clerk.tap(page.getByRole('link', { name: '小组和片区' }));
  await clerk.screen('page', page.getByRole('button', { name: '给“一组”改名' }));
  expect(await faultsOf(clerk)).toEqual([]);
  await clerk.tap(page.getByRole('button', { name: '给几户换小组' }));
  await clerk.screen('move', page.getByLabel(/^CY0001 /));
  expect(await faultsOf(clerk)).toEqual([]);
  await page.context().close();
});
