import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Chromium comes from the system's packages; these flags keep it from asking anybody outside. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    timeout: 180_000,
    args: flags,
  });
}

export const sizes = {
  phone: { width: 390, height: 844 },
  pc: { width: 1366, height: 768 },
} as const;

export type SizeName = keyof typeof sizes;

export function openContext(browser: Browser, size: SizeName): Promise<BrowserContext> {
  return browser.newContext({
    viewport: sizes[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone',
    deviceScaleFactor: 1,
  });
}
