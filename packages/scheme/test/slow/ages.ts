import type { ExpiryRule, PeriodUnit } from '../../src/index.ts';
import { firstDayAfter, latest, monthsLater, nextDate, previousDate, type Span, spanOf } from './calendar.ts';
import { seen } from './seen.ts';

/* How old the points of a balance are, and until when they may be used. */

/** Points that came together and are still there. */
export interface Lot {
  /** The date on which they were earned. */
  got: string;
  /** Last date of the period in which they came into this account. */
  stays: string;
  points: number;
  /** How many of them are used already. */
  used: number;
}

/** By which rule points lapse now: what the end of the last row's period set. */
export interface Ruling {
  expires: ExpiryRule;
  period: PeriodUnit;
  begins: string | undefined;
  /** The last date of that period. */
  since: string;
}

/** What stands in a balance, lot by lot; without lots it may be owed. */
export interface Pile {
  lots: Lot[];
  owed: number;
  ruling: Ruling | null;
}

const NEVER = '9999-12-31';

/** The last date on which a lot may be used. */
function usableUntil({ got, stays }: Pick<Lot, 'got' | 'stays'>, ruling: Ruling | null): string {
  if (!ruling) return NEVER;
  const { expires, period, begins, since } = ruling;
  // Never in the period in which they came here, nor in one that is over.
  const notIn = latest(stays, since);
  const { on, after = 1, months, days = 0 } = expires;
  if (on !== undefined) {
    let day = spanOf(period, got, begins).last;
    for (let turn = 0; turn < after || day <= notIn; turn++) day = firstDayAfter(day, on);
    return day;
  }
  const start = expires.since === undefined ? got : spanOf(expires.since, got, begins).first;
  let gone = start;
  if (months !== undefined) gone = monthsLater(start, months);
  else for (let day = 0; day < days; day++) gone = nextDate(gone);
  return latest(previousDate(gone), notIn);
}

export function addPoints(pile: Pile, got: string, stays: string, points: number): void {
  const paid = Math.min(pile.owed, points);
  pile.owed -= paid;
  if (points > paid) pile.lots.push({ got, stays, points: points - paid, used: 0 });
}

/** Takes what lapses first, and of that what is oldest; owes what is not there. Gives back what it took. */
export function takePoints(pile: Pile, points: number): Lot[] {
  const taken: Lot[] = [];
  for (let left = points; left > 0; ) {
    const key = (lot: Lot) => [usableUntil(lot, pile.ruling), lot.got, lot.stays].join(' ');
    const [first] = pile.lots.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    if (!first) {
      pile.owed += left;
      break;
    }
    const part = Math.min(left, first.points);
    taken.push({ ...first, points: part });
    first.points -= part;
    first.used += part;
    left -= part;
    if (first.points > 0) continue;
    seen('balances.expires nothing', pile.ruling !== null);
    pile.lots = pile.lots.filter((lot) => lot !== first);
  }
  return taken;
}

/**
 * Throws away what may be used no longer, of those for which that day is over and that came here before a date; gives
 * back how many points.
 */
export function lapse(pile: Pile, isOver: (date: string) => boolean, before = NEVER): number {
  const { ruling } = pile;
  const gone = pile.lots.filter((lot) => lot.stays < before && isOver(usableUntil(lot, ruling)));
  pile.lots = pile.lots.filter((lot) => !gone.includes(lot));
  for (const lot of gone) {
    seen(lot.used > 0 ? 'balances.expires partly' : 'balances.expires all');
    seen('balances.expires of what was handed on', ruling !== null && isOlder(lot, ruling));
    const { on, after = 1 } = ruling?.expires ?? {};
    seen('balances.expires.after', on !== undefined && after > 1);
    for (const word of ['on', 'months', 'days', 'since'] as const) {
      seen(`balances.expires.${word}`, ruling?.expires[word] !== undefined);
    }
  }
  return gone.reduce((sum, { points }) => sum + points, 0);
}

/** Whether points are older than their time in this account. */
function isOlder({ got, stays }: Lot, { period, begins }: Ruling): boolean {
  return spanOf(period, got, begins).last < stays;
}

/** A single date. */
export function only(date: string): Span {
  return { name: date, first: date, last: date };
}
