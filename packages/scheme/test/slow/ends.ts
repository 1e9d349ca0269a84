import type { BalanceRule, CarryRule } from '../../src/index.ts';
import { lapse, type Pile, takePoints } from './ages.ts';
import { momentOf, nextDate, type Span } from './calendar.ts';
import { minor, versionInForce } from './known.ts';
import { halfUp } from './points.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';

/** From where a balance is looked at. */
export interface Viewpoint {
  /** The last moment whose events count, and the first whose orders and cancellations do not. */
  events: number;
  orders: number;
  date: string;
  /** Whether what happens at the end of the date has happened. */
  dayIsOver: boolean;
}

export function isOver(span: Span, view: Viewpoint): boolean {
  return span.name !== 'life' && (view.dayIsOver ? span.last <= view.date : span.last < view.date);
}

export function hasPassed(date: string, view: Viewpoint): boolean {
  return view.dayIsOver ? date <= view.date : date < view.date;
}

/** What the end of a period does to what is left; nothing before it. */
export function endOf(
  story: Story,
  balance: string,
  span: Span,
  view: Viewpoint,
  left: number,
): { expired: number; carried: number } {
  const rule = isOver(span, view) ? ruleAtEnd(story, balance, span) : undefined;
  if (rule?.atEnd === 'carry') {
    const carried = left > 0 && rule.carries ? partCarried(story, rule.carries, left) : left;
    return { expired: carried - left || 0, carried };
  }
  if (rule?.atEnd !== 'reset') return { expired: 0, carried: 0 };
  const rest = rule.negativeRest === 'kept' ? Math.min(left, 0) : 0;
  if (rest < 0) seen('balances.negativeRest.kept');
  return { expired: -Math.max(left, 0) || 0, carried: rest };
}

function ruleAtEnd(story: Story, balance: string, span: Span): BalanceRule | undefined {
  return versionInForce(story.known.documents, momentOf(nextDate(span.last)) - 1)?.balances[balance];
}

/** Does the same to the lots; from now on they lapse by the rule of that end. Gives back what lapses at once. */
export function endPile(
  story: Story,
  balance: string,
  span: Span,
  view: Viewpoint,
  pile: Pile,
  { expired, carried }: { expired: number; carried: number },
): number {
  const rule = ruleAtEnd(story, balance, span);
  pile.ruling = null;
  if (rule?.atEnd !== 'carry') {
    pile.lots = [];
    pile.owed = -Math.min(0, carried);
    return 0;
  }
  const { expires, period, begins } = rule;
  if (expires) pile.ruling = { expires, period, begins, since: span.last };
  seen('balances.carries, then expires', expires !== undefined && expired < 0 && carried > 0);
  takePoints(pile, -expired);
  return lapse(pile, (until) => until <= span.last && hasPassed(until, view));
}

/** The share that the rule carries, and no more than its most. */
function partCarried(story: Story, { percent = 100, max }: CarryRule, closing: number): number {
  const share = halfUp(closing * Math.round(percent * 10), 1000);
  if (share < closing) seen('balances.carries.percent');
  const most = max === undefined ? share : minor(story.known.documents, max);
  if (most < share) seen('balances.carries.max');
  return Math.min(share, most);
}
