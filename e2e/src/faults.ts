import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Person } from './person.ts';

/** A button on its way from grey to green has a contrast that nobody reads by. */
const SETTLED = `Promise.all(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => null))).then(() => null)`;

/** What is seriously wrong with the page for somebody with other eyes or hands. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(SETTLED);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(', ')}`);
}

/** That, and what does not fit the page's width. */
export async function faultsOf({ page }: Person): Promise<string[]> {
  // A list that is just closing is neither there nor gone.
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
  const faults = await seriousFaults(page);
  const tooWidePx = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  return [...faults, ...(tooWidePx > 0 ? [`${tooWidePx} px too wide`] : [])];
}
