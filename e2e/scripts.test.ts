import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext } from './src/browser.ts';
import { signInStaff, signInVillager } from './src/parts.ts';
import { Person } from './src/person.ts';
import { theSystem } from './src/the-system.ts';

/** SEC-4: texts that try to become script, in every place where people write something that others read. */
const system = theSystem();
let browser: Browser;
let api: Api;
let villageId: number;
beforeAll(async () => {
  browser = await openBrowser();
  api = await apiOf(village.clerk);
  villageId = await openVillage(api);
});
afterAll(() => browser.close());

const ran = 'window.__ran=1';
const shapes = [
  `<script>${ran}</script>`,
  `<img src=x onerror="${ran}">`,
  `<svg onload="${ran}">`,
  `"><script>${ran}</script>`,
  `'><img src=x onerror=${ran}>`,
  `<iframe srcdoc="<script>parent.${ran}</script>">`,
  `javascript:${ran}`,
  `<a href="javascript:${ran}">x</a>`,
  `{{constructor.constructor('${ran}')()}}`,
  `\${${ran}}`,
  `<details open ontoggle=${ran}>`,
  `<math><mtext><script>${ran}</script>`,
  `<style>@import 'javascript:${ran}'</style>`,
  `<input autofocus onfocus=${ran}>`,
  `<body onload=${ran}>`,
  `<video><source onerror=${ran}>`,
  `</title><script>${ran}</script>`,
  `</textarea><script>${ran}</script>`,
  `<!--><script>${ran}</script>-->`,
  `<p style="background:url(javascript:${ran})">`,
];
/** A hundred of them: each shape plain, in capitals, within words, broken by a line, and twice over. */
const payloads = shapes.flatMap((shape) => [
  shape,
  shape.replace(/<(\w+)/g, (_, tag: string) => `<${tag.toUpperCase()}`),
  `样例${shape}村`,
  shape.replace(' ', '\n'),
  `${shape}${shape}`,
]);

/** A village that the demo does not have, with another's clerk: what is spoilt here spoils no other journey. */
const village = { code: '310118105003', name: '新镇居委会', clerk: 'sj-clerk' };

interface Api {
  accountId: string;
  call(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
}

async function apiOf(username: string): Promise<Api> {
  const send = async (method: string, path: string, token: string | null, body?: object | FormData) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${system.url}/api/v1${path}`, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const { body } = await send('POST', '/access/staff-sessions', null, { username, password: 'Cunwu2026' });
  return {
    accountId: (body.actor as { accountId: string }).accountId,
    call: (method, path, given) => send(method, path, String(body.token), given),
  };
}

/** The village's own scheme with every title and clause replaced, a hundred payloads over. */
function spoiltScheme(): string {
  const text = readFileSync(join(import.meta.dirname, '../schemes/s1-zhaoxiang.yaml'), 'utf8');
  let at = 0;
  const next = () => JSON.stringify((payloads[at++ % payloads.length] ?? '').slice(0, 60));
  return text
    .replace("version: '1'\nfrom: 2026-01-01", "version: '9'\nfrom: 2026-01-01")
    .replaceAll(/(\btitle: )[^,}\n]+/g, (_, head: string) => head + next())
    .replaceAll(/(\btext: )[^,}\n]+(?= \})/g, (_, head: string) => head + next());
}

/** Opens the village, as the town does, and lets the clerk serve there too. */
async function openVillage(clerk: Api): Promise<number> {
  const town = await apiOf('town-office');
  const opened = await town.call('POST', '/places', { code: village.code });
  const id = Number(opened.body.id);
  const duty = await town.call('POST', `/staff/${clerk.accountId}/duties`, {
    role: 'clerk',
    placeId: id,
  });
  expect([opened.status, duty.status < 300 ? 'given' : duty.body]).toEqual([201, 'given']);
  return id;
}

async function seed(): Promise<{ households: number; organisations: number }> {
  const at = `/villages/${villageId}`;
  let [households, organisations] = [0, 0];
  for (const [index, payload] of payloads.entries()) {
    if (index % 2 === 0) {
      const household = (name: string) => ({
        doorCode: `XS-${index}`,
        group: payload.slice(0, 40),
        members: [{ name, relation: 'head' }],
        on: '2026-01-01',
        reason: payload,
      });
      // Such a name is no name: it is refused in words, and the household comes in under a plain one.
      const refused = await api.call('POST', `${at}/households`, household(payload.slice(0, 50)));
      expect([refused.status, refused.body.error]).toEqual([422, expect.anything()]);
      if ((await api.call('POST', `${at}/households`, household('甲样例'))).status < 300) households += 1;
    } else {
      const organisation = {
        name: payload.slice(0, 70) + index,
        kind: 'shop',
        group: payload.slice(0, 40),
        reason: payload,
      };
      if ((await api.call('POST', `${at}/organisations`, organisation)).status < 300) organisations += 1;
    }
  }
  return { households, organisations };
}

/** Opens a page, waits for what shows that it is there, and tells whether anything ran. */
async function visit(page: Page, path: string, ready: string): Promise<void> {
  const answer = await page.goto(`${system.url}${path}`);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy, path).toMatch(/script-src|default-src/);
  expect(policy.match(/script-src[^;]*/)?.[0] ?? '', path).not.toMatch(/unsafe-inline|unsafe-eval|\*|http:/);
  await page.getByText(ready).first().waitFor();
  expect(await page.evaluate('window.__ran ?? 0'), path).toBe(0);
}

test('SEC-4 a hundred payloads in names, groups, titles, clauses and notes: none runs anywhere', async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(100);
  const made = await seed();
  // Enough of them must be in, or nothing is tested.
  expect([made.households > 20, made.organisations > 20]).toEqual([true, true]);
  const published = await api.call('POST', `/villages/${villageId}/scheme-versions`, {
    document: spoiltScheme(),
    note: payloads[0],
  });
  expect([published.status, published.body]).toEqual([201, expect.anything()]);

  const context = await openContext(browser, 'pc');
  const clerk = new Person(await context.newPage(), 'scripts-pc');
  const dialogs: string[] = [];
  clerk.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await signInStaff(clerk, system, village.clerk);
  const desk = `/console/villages/${villageId}`;
  await visit(clerk.page, `${desk}/households`, 'XS-');
  await clerk.picture('households');
  await visit(clerk.page, `${desk}/organisations`, '样例');
  await visit(clerk.page, `${desk}/scheme`, 'onerror');
  await clerk.picture('scheme');
  await visit(clerk.page, `${desk}/claims/new`, 'onerror');
  await visit(clerk.page, `/v/${village.code}`, village.name);
  await visit(clerk.page, `/v/${village.code}/2026-Q4`, village.name);
  expect(dialogs).toEqual([]);
  await context.close();
});

test('SEC-4 nor on the phone', async () => {
  const phone = '19000000777';
  const household = {
    doorCode: 'XS-PHONE',
    group: payloads[1],
    members: [{ name: '甲样例', relation: 'head', phone }],
    on: '2026-01-01',
    reason: '样例',
  };
  expect((await api.call('POST', `/villages/${villageId}/households`, household)).status).toBe(201);
  const context = await openContext(browser, 'phone');
  const villager = new Person(await context.newPage(), 'scripts-phone');
  await signInVillager(villager, system, phone);
  const { page } = villager;
  expect(await page.evaluate('window.__ran ?? 0')).toBe(0);
  await villager.picture('home-with-payloads');
  await page.getByText('申报', { exact: true }).first().click();
  await page.getByText('onerror').first().waitFor();
  await villager.picture('items-with-payloads');
  expect(await page.evaluate('window.__ran ?? 0')).toBe(0);
  await context.close();
});
