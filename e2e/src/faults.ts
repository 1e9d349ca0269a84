import { AxeBuilder } from '@axe-core/playwright';
import type { Person } from './person.ts';

/** What is seriously wrong with the page for somebody with other eyes or hands, and what does not fit its width. */
export async function faultsOf({ page }: Person): Promise<string[]> {
  // A list that is just closing is neither there nor gone.
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const tooWidePx = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  return [
    ...violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(', ')}`),
    ...(tooWidePx > 0 ? [`${tooWidePx} px too wide`] : []),
  ];
}
