import { standingAt } from './balances.ts';
import { classesOf } from './conditions.ts';
import type { Asked } from './purses.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';

/** What a gift balance adds to an order that is paid from the balance it goes with; null when none goes with it. */
export function giftOf(
  { order, document, holder, points, rules, scope }: Asked,
  story: Story,
): { balance: string; points: number } | null {
  for (const [balance, { spendWith }] of Object.entries(document.balances)) {
    if (spendWith?.balance !== rules.balance) continue;
    const held = ['household', 'member', 'organisation'] as const;
    const classes = new Set(held.flatMap((kind) => classesOf(scope, kind) ?? []));
    const fitting = Object.keys(spendWith.classes ?? {}).find((id) => classes.has(id));
    if (fitting) seen('balances.spendWith.classes');
    const { each, for: size = 1 } = spendWith.classes?.[fitting ?? ''] ?? spendWith;
    const stands = Math.max(0, standingAt(story, holder, balance, order.orderedAt, 'with orders'));
    // Counted up one minor unit after the other, as long as the ratio holds.
    let gift = 0;
    while (gift < stands && gift < points && fits(gift + 1, points, each, size)) gift++;
    return { balance, points: gift };
  }
  return null;
}

/** At most `each` of the gift for every `size` of the rest; both have at most two decimals. */
function fits(gift: number, points: number, each: number, size: number): boolean {
  return gift * Math.round(size * 100) <= Math.round(each * 100) * (points - gift);
}
