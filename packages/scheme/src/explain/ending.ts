import type { AccountRow } from '../engine/account-rows.ts';
import type { ValidityPlan } from '../engine/expiry.ts';
import { versionOf } from '../engine/judge.ts';
import type { Lot } from '../engine/lots.ts';
import type { BalancePlan } from '../engine/plan.ts';
import { civilOf, dayText, startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { periodTitle, pointsOf, type Telling } from './context.ts';

/** What a period's end did with what stood, and what lapsed afterwards; empty while it runs and where it only closes. */
export function endingOf(telling: Telling, balance: BalancePlan, row: AccountRow): string {
  const { plan } = telling.scheme;
  const next = balance.calendar.startDay(row.period + 1);
  if (next > telling.run.untilDay + 1) return '';
  const end = versionOf(plan, startOfDay(next) - 1)?.ends[balance.index];
  const said = (amount: Amount) => `${pointsOf(telling, amount)} ${plan.unit}`;
  const lapsed = row.expired === 0 ? [] : lapsedWords(row.lapsed ?? [], balance, end?.validity ?? null, said);
  const parts: string[] = [];
  const cut = -row.expired - sumOf(row.expired === 0 ? [] : (row.lapsed ?? []));
  if (cut > 0) parts.push(`期末作废 ${said(cut)}`);
  parts.push(...lapsed);
  if (row.carried !== 0) parts.push(`结转 ${said(row.carried)}`);
  else if (end?.atEnd === 'reset' && row.closing < 0) parts.push('期末是负数，一并清掉');
  return parts.join(lapsed.some((words) => words.includes('，')) ? '；' : '，');
}

/** What lapsed, by the month (or the period) in which it came and in which it lapsed. */
function lapsedWords(
  lapsed: readonly Lot[],
  balance: BalancePlan,
  validity: ValidityPlan | null,
  said: (amount: Amount) => string,
): string[] {
  if (lapsed.length === 0) return [];
  if (validity && 'on' in validity && validity.after === 1)
    return [`结转以后到期没有用完的作废 ${said(sumOf(lapsed))}`];
  const sums = new Map<string, { amount: Amount; when: string; until: string }>();
  for (const { from, until, amount } of lapsed) {
    const dated = validity !== null && 'on' in validity;
    const when = dated ? periodTitle(balance.calendar, balance.calendar.indexOfDay(from)) : monthOf(from);
    const words = dated ? `到${dayText(until)}` : monthOf(until);
    const key = `${when} ${words}`;
    sums.set(key, { when, until: words, amount: amount + (sums.get(key)?.amount ?? 0) });
  }
  return [...sums.values()].map(
    ({ when, until, amount }) => `${when}得的 ${said(amount)}，${until}没有用，作废`,
  );
}

function sumOf(lots: readonly Lot[]): Amount {
  return lots.reduce((sum, { amount }) => sum + amount, 0);
}

function monthOf(day: number): string {
  const { year, month } = civilOf(day);
  return `${year}年${month}月`;
}
