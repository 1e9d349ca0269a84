import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['index.html', 'vite.config.ts', 'package.json', 'src'].flatMap((name) =>
  filesAt(root + name),
);

/**
 * A build of its own for each state of the sources: the launcher, or another run of the tests, may be building or serving
 * one of its own at this moment.
 */
export const dist = `${root}.cache/dist-${createHash('sha256')
  .update(sources.map((file) => `${file} ${statSync(file).mtimeMs}`).join('\n'))
  .digest('hex')
  .slice(0, 16)}`;

function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const desktop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

/** Chromium from CHROMIUM_PATH, else where Debian puts it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: flags, timeout: 180_000 });
}

/** Builds the console when its sources are newer than the build, so that the test never tests yesterday. */
export async function buildConsole(): Promise<void> {
  if (existsSync(dist)) return;
  const unfinished = `${dist}.${process.pid}`;
  await promisify(execFile)('npx', ['vite', 'build', '--outDir', unfinished, '--emptyOutDir'], {
    cwd: root,
    // The test runner's own NODE_ENV would make a build for developers.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await dropOldBuilds();
  // Whoever comes second keeps the first one's.
  await rename(unfinished, dist).catch(() => rm(unfinished, { recursive: true, force: true }));
}

const oldMs = 3_600_000;

/** Builds that no test can be using any more. */
async function dropOldBuilds(): Promise<void> {
  const names = await readdir(`${root}.cache`);
  for (const name of names.filter((each) => each.startsWith('dist'))) {
    const { mtimeMs } = await stat(`${root}.cache/${name}`).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > oldMs) await rm(`${root}.cache/${name}`, { recursive: true, force: true });
  }
}

/** A page whose taps are counted, as the journeys' budgets ask. */
export interface Hand {
  page: Page;
  taps: number;
  tap(what: Locator): Promise<void>;
  press(key: string): Promise<void>;
}

export async function openHand(browser: Browser, viewport: { width: number; height: number }): Promise<Hand> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Colours half way through a change have no contrast to measure.
    reducedMotion: 'reduce',
  });
  // Only ends what would never end: a machine under load is slow, not wrong.
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  const hand: Hand = {
    page,
    taps: 0,
    async tap(what) {
      hand.taps += 1;
      await what.click();
    },
    async press(key) {
      hand.taps += 1;
      await page.keyboard.press(key);
    },
  };
  return hand;
}

/** Looks at what the page shows until the page believes it: it ignores the second half of a double tap. */
export async function glance(page: Page): Promise<void> {
  await page.locator('[data-fresh]').waitFor({ state: 'detached' });
}

/**
 * Two taps as a trembling hand makes them: the second falls on whatever has taken the place of `changing`, the moment it
 * is there. Within the page, because the way there may take longer than a tremble.
 */
export async function doubleTap(target: Locator, changing: string): Promise<void> {
  await target.evaluate(async (button: HTMLElement, selector) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    const tap = () => {
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      if (!(hit instanceof HTMLElement)) throw new Error('nothing to tap');
      hit.click();
    };
    const shown = () => document.querySelector(selector)?.textContent ?? '';
    const before = shown();
    const changed = new Promise<void>((done) => {
      new MutationObserver((_changes, observer) => {
        if (shown() === before || shown() === '') return;
        observer.disconnect();
        done();
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
    tap();
    await changed;
    // The page says at its next frame when it began to show this.
    await new Promise(requestAnimationFrame);
    tap();
  }, changing);
}

/** What axe finds serious or worse, as one line each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // A button on its way from grey to green has a contrast that nobody reads by.
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter((one) => Number.isFinite(Number(one.effect?.getComputedTiming().endTime)));
    await Promise.all(moving.map((one) => one.finished.catch(() => null)));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((fault) => fault.impact === 'serious' || fault.impact === 'critical')
    .flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${node.html.slice(0, 160)}`));
}

/** Opens pages one after another and lists what is wrong with each: serious faults, and being wider than the window. */
export async function faultsOf(page: Page, base: string, pages: readonly [path: string, settled: string][]) {
  const faults: string[] = [];
  for (const [path, settled] of pages) {
    await page.goto(base + path);
    await page.locator(settled).first().waitFor();
    const overflowPx = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflowPx > 0) faults.push(`${path} is ${overflowPx} px too wide`);
    faults.push(...(await seriousFaults(page)).map((fault) => `${path} ${fault}`));
  }
  return faults;
}

export async function signIn(page: Page, url: string, username: string): Promise<void> {
  await page.goto(`${url}/console/sign-in`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill('open sesame');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '您好' }).waitFor();
}
