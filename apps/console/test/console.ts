import type { Browser } from 'playwright-core';
import { buildConsole, dist, openBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api/server.ts';

/** The console as these sources make it, on a made-up server, and a browser to look at it. */
export async function openConsole(): Promise<{
  browser: Browser;
  api: FakeApi;
  close: () => Promise<unknown>;
}> {
  await buildConsole();
  const [browser, api] = await Promise.all([openBrowser(), startFakeApi(dist)]);
  return { browser, api, close: () => Promise.all([browser.close(), api.close()]) };
}
