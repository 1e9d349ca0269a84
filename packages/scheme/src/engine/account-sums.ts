import type { Amount } from '../types.ts';
import type { Movement, Way } from './movements.ts';

/** What one period's movements add up to. */
export interface Sums {
  period: number;
  earned: Amount;
  deducted: Amount;
  redeemed: Amount;
  /** What successions brought and took while the holder went on. */
  opened: Amount;
  /** What successions took from a holder that had ended, and how many did; of them, those while the period still ran. */
  handed: Amount;
  handings: number;
  handedInside: Amount;
  handingsInside: number;
}

/** Adds a movement to the sums of its period. */
export function addTo(sums: Sums[], period: number, amount: Amount, way: Way, inside: boolean): void {
  const sum = sumOf(sums, period);
  if (way === 'event') {
    if (amount >= 0) sum.earned += amount;
    else sum.deducted += amount;
  } else if (way === 'order') sum.redeemed += amount;
  else if (way === 'brought' || way === 'given') sum.opened += amount;
  else {
    sum.handed += amount;
    sum.handings++;
    if (inside) {
      sum.handedInside += amount;
      sum.handingsInside++;
    }
  }
}

/** Takes a movement back. */
export function takeFrom(sums: Sums[], { period, amount, way, inside }: Movement): void {
  const sum = sumOf(sums, period);
  if (way === 'event') {
    if (amount >= 0) sum.earned -= amount;
    else sum.deducted -= amount;
  } else if (way === 'order') sum.redeemed -= amount;
  else if (way === 'brought' || way === 'given') sum.opened -= amount;
  else {
    sum.handed -= amount;
    sum.handings--;
    if (inside) {
      sum.handedInside -= amount;
      sum.handingsInside--;
    }
  }
}

function sumOf(sums: Sums[], period: number): Sums {
  // The running period is the last as a rule.
  for (let at = sums.length - 1; at >= 0; at--) {
    const sum = sums[at] as Sums;
    if (sum.period === period) return sum;
  }
  // Written out: a spread costs as much as some events, and every account begins with one of these.
  const sum: Sums = {
    period,
    earned: 0,
    deducted: 0,
    redeemed: 0,
    opened: 0,
    handed: 0,
    handings: 0,
    handedInside: 0,
    handingsInside: 0,
  };
  sums.push(sum);
  return sum;
}
