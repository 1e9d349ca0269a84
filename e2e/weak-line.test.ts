import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext } from './src/browser.ts';
import { faultsOf } from './src/faults.ts';
import { cameraPicture, signInVillager } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

const system = theSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What a page of the phone sends, by the key that makes it one. */
function watch(page: Page, sent: { photos: string[]; claims: string[] }): void {
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (request.method() !== 'POST' || search !== '') return;
    const key = request.headers()['idempotency-key'] ?? '';
    if (pathname.endsWith('/photos')) sent.photos.push(key);
    if (pathname.endsWith('/claims')) sent.claims.push(key);
  });
}

test('J1: the line goes in the middle, the page is killed, and the claim is sent once with both photos', async () => {
  const context = await openContext(browser, 'phone');
  const sent = { photos: [] as string[], claims: [] as string[] };
  const villager = new Person(await context.newPage(), 'weak-line');
  const { page } = villager;
  watch(page, sent);
  await signInVillager(villager, system, '19000000007');
  await villager.tap(page.getByText('垃圾分类'));
  await villager.screen('claim', page.getByText('拍照片'));
  await villager.photo(page.getByText('拍照片'), await cameraPicture(system, 'weak-line-1'));
  await page.getByText('审核通过可得').waitFor();
  expect(sent.photos).toEqual([]);
  await villager.tap(page.getByText('没有别人'));
  await villager.screen('sent-ahead', page.getByText('1 张已先传好'));
  expect(await faultsOf(villager)).toEqual([]);

  await context.setOffline(true);
  await villager.photo(page.getByText('再加一张'), await cameraPicture(system, 'weak-line-2'));
  await villager.tap(page.getByText('没有别人'));
  await page.getByText('已有 2 张').first().waitFor();
  const address = page.url();
  await page.close();

  // What was killed is opened again, on the same telephone.
  await context.setOffline(false);
  const again = new Person(await context.newPage(), 'weak-line-again');
  watch(again.page, sent);
  await again.page.goto(address);
  await again.screen('draft', again.page.getByText('上次没交完的，给您留着了'));
  await again.screen('both-ahead', again.page.getByText('2 张已先传好'));
  await again.page.getByText('提交申报', { exact: true }).dblclick();
  await again.screen('done', again.page.getByText('交上去了'));
  expect([new Set(sent.photos).size, new Set(sent.claims).size]).toEqual([2, 1]);

  await again.tap(again.page.getByText('看进度'));
  await again.screen('claims', again.page.getByText('审核中').first());
  expect(await again.page.locator('.line').filter({ hasText: '垃圾分类' }).count()).toBe(1);
  await context.close();
});
