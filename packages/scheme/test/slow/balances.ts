import type { BalanceRule, SchemeDocument, SubjectKind } from '../../src/index.ts';
import { dateOf, datesBetween, latest, momentOf, nextDate, periodName, previousDate } from './calendar.ts';
import { factsOf, holdsTrue } from './conditions.ts';
import { type Known, versionInForce } from './known.ts';
import { holderTakesPart, subjectOf } from './people.ts';
import type { Booked, OrderMove } from './record.ts';

export interface Row {
  period: string;
  opening: number;
  earned: number;
  deducted: number;
  redeemed: number;
  closing: number;
  expired: number;
  carried: number;
}

/** The rule of a balance in any version: its period and holder never change. */
export function anyRule(documents: readonly SchemeDocument[], balance: string): BalanceRule {
  const rule = documents.find((document) => document.balances[balance])?.balances[balance];
  if (!rule) throw new Error(`no balance ${balance}`);
  return rule;
}

/** Every date on which a holder took part while the scheme was in force. */
export function datesOfTakingPart(known: Known, holder: string, until: string): string[] {
  const { facts } = known.record;
  const remembered = rememberedDates.get(facts) ?? new Map<string, string[]>();
  rememberedDates.set(facts, remembered);
  const first = known.documents.map(({ from }) => from).sort()[0] ?? until;
  const key = `${holder} ${first}`;
  const all =
    remembered.get(key) ??
    datesBetween(first, '2025-02-28').filter((date) => holderTakesPart(known.record, holder, date));
  remembered.set(key, all);
  return all.filter((date) => date <= until);
}

/** The same people take part on the same dates; only the tests' patience asks for this. */
const rememberedDates = new WeakMap<object, Map<string, string[]>>();

/** The rows of a balance, with what was booked and redeemed so far. */
export function rowsOf(
  known: Known,
  booked: readonly Booked[],
  moves: readonly OrderMove[],
  holder: string,
  balance: string,
  until: string,
): Row[] {
  const rule = anyRule(known.documents, balance);
  const nameOf = (date: string) => periodName(rule.period, date, rule.begins);
  const dates = datesOfTakingPart(known, holder, until);
  const grants = basesOf(known, holder, dates).filter(({ balances }) => balances.includes(balance));
  const rows: Row[] = [];
  let carried = 0;
  for (const period of new Set(dates.map((date) => nameOf(date)))) {
    const mine = booked.filter(
      (one) => one.holder === holder && one.balance === balance && nameOf(one.accepted.date) === period,
    );
    const bases = grants.filter(({ date }) => nameOf(date) === period);
    const opening = carried + sum(bases.map(({ points }) => points));
    const earned = sum(mine.map(({ points }) => Math.max(points, 0)));
    const deducted = sum(mine.map(({ points }) => Math.min(points, 0)));
    const redeemed = -sum(
      moves
        .filter((move) => move.holder === holder && move.balance === balance)
        .filter((move) => nameOf(dateOf(move.order.orderedAt)) === period)
        .map(({ points }) => points),
    );
    const closing = opening + earned + deducted + redeemed;
    const end = endOf(known.documents, balance, nameOf, period, until, closing);
    rows.push({ period, opening, earned, deducted, redeemed: redeemed || 0, closing, ...end });
    carried = end.carried;
  }
  return rows;
}

/** What stands in a balance at a moment; orders at the very moment of an event come after it. */
export function standingOf(
  known: Known,
  booked: readonly Booked[],
  holder: string,
  balance: string,
  date: string,
  moment: number,
): number {
  const moves = known.moves.filter(({ order }) => {
    const cancelled = order.cancelledAt ?? Number.POSITIVE_INFINITY;
    return order.orderedAt < moment && !(cancelled < moment);
  });
  const rule = anyRule(known.documents, balance);
  const row = rowsOf(known, booked, moves, holder, balance, date).at(-1);
  return row?.period === periodName(rule.period, date, rule.begins) ? row.closing : 0;
}

function endOf(
  documents: readonly SchemeDocument[],
  balance: string,
  nameOf: (date: string) => string,
  period: string,
  until: string,
  closing: number,
): { expired: number; carried: number } {
  if (period === 'life' || nameOf(nextDate(until)) === period) return { expired: 0, carried: 0 };
  let last = until;
  while (nameOf(last) !== period) last = previousDate(last);
  const rule = versionInForce(documents, momentOf(nextDate(last)) - 1)?.balances[balance];
  if (rule?.atEnd === 'carry') return { expired: 0, carried: closing };
  if (rule?.atEnd !== 'reset') return { expired: 0, carried: 0 };
  const rest = rule.negativeRest === 'kept' ? Math.min(closing, 0) : 0;
  return { expired: -Math.max(closing, 0) || 0, carried: rest };
}

export interface Given {
  date: string;
  points: number;
  category: string | null;
  balances: string[];
}

/** The bases a holder was given, each on the first date of its period on which it took part. */
export function basesOf(known: Known, holder: string, dates: readonly string[]): Given[] {
  const given: Given[] = [];
  for (const document of known.documents) {
    for (const base of Object.values(document.base ?? {})) {
      const of = base.of ?? 'household';
      if (LETTERS[of] !== holder[0]) continue;
      const begins = document.balances[fedBalances(document, base.balances, of)[0] ?? '']?.begins;
      const nameOf = (date: string) => periodName(base.per, date, begins);
      const seen = new Set<string>();
      for (const date of dates) {
        const period = nameOf(date);
        if (seen.has(period)) continue;
        seen.add(period);
        const start = firstDateOf(nameOf, period, date);
        const ruling = versionInForce(known.documents, momentOf(start)) ?? firstVersion(known.documents);
        if (ruling !== document) continue;
        const begun = latest(start, firstVersion(known.documents)?.from ?? start);
        if (base.late === 'none' && date > begun) continue;
        if (base.when && !holdsFor(known, holder, date, base.when)) continue;
        const points = Math.round(base.points * 10 ** (document.decimals ?? 0));
        const balances = fedBalances(document, base.balances, of);
        given.push({ date, points, category: base.category ?? null, balances });
      }
    }
  }
  return given;
}

const LETTERS: Record<SubjectKind, string> = {
  household: 'h',
  member: 'm',
  organisation: 'o',
  group: 'g',
  section: 's',
};

function fedBalances(document: SchemeDocument, named: string[] | undefined, of: SubjectKind): string[] {
  const ids = named ?? Object.keys(document.balances);
  return ids.filter((id) => (document.balances[id]?.holder ?? 'household') === of);
}

/** The whole life has no first date; then the version of the date itself rules. */
function firstDateOf(nameOf: (date: string) => string, period: string, date: string): string {
  if (period === 'life') return date;
  let first = date;
  while (nameOf(previousDate(first)) === period) first = previousDate(first);
  return first;
}

function firstVersion(documents: readonly SchemeDocument[]): SchemeDocument | null {
  return [...documents].sort((a, b) => momentOf(a.from) - momentOf(b.from))[0] ?? null;
}

function holdsFor(known: Known, holder: string, date: string, source: string): boolean {
  const subject = subjectOf(known.record, holder, date);
  return holdsTrue(source, factsOf(known.record, subject?.household ?? null, date));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
