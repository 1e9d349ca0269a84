import { anyRule, basesOf, datesOfTakingPart, type Row, rowsOf, standingOf } from './balances.ts';
import { datesBetween, momentOf, nextDate, periodName } from './calendar.ts';
import { type Known, versionInForce } from './known.ts';
import { holderKey, holderTakesPart, membersTakingPart } from './people.ts';
import { halfUp } from './points.ts';
import type { Scored } from './record.ts';

export interface SlowPeriod {
  period: string;
  category: Record<string, number>;
  total: number;
  average: number | null;
  rank: number | null;
}

const KINDS = ['household', 'member', 'organisation', 'group', 'section'] as const;

function holdersOf(known: Known, kind: (typeof KINDS)[number]): string[] {
  const { households, members, organisations = [] } = known.record.facts;
  switch (kind) {
    case 'household':
      return households.map(({ id }) => `h:${id}`);
    case 'member':
      return [...new Set(members.map(({ id }) => `m:${id}`))];
    case 'organisation':
      return organisations.map(({ id }) => `o:${id}`);
    case 'group':
      return [...new Set(households.flatMap(({ group }) => (group === undefined ? [] : [`g:${group}`])))];
    case 'section':
      return [
        ...new Set(households.flatMap(({ section }) => (section === undefined ? [] : [`s:${section}`]))),
      ];
  }
}

export type SlowBalances = Record<string, Record<string, Row[]>>;

export function balancesOf(known: Known, scored: Scored, until: string): SlowBalances {
  const result: SlowBalances = {};
  const ids = [...new Set(known.documents.flatMap((document) => Object.keys(document.balances)))];
  const standing = known.moves.filter(({ order }) => typeof order.cancelledAt !== 'number');
  for (const balance of ids) {
    const kind = anyRule(known.documents, balance).holder ?? 'household';
    for (const holder of holdersOf(known, kind)) {
      result[holder] ??= {};
      result[holder][balance] = rowsOf(known, scored.booked, standing, holder, balance, until);
    }
  }
  return result;
}

/** Settles by quarter and year of the calendar, as all random schemes do, households only. */
export function periodsOf(known: Known, scored: Scored, until: string): Record<string, SlowPeriod[]> {
  const result: Record<string, SlowPeriod[]> = {};
  for (const unit of ['quarter', 'year'] as const) {
    const names = new Set(datesBetween(firstDate(known), until).map((date) => periodName(unit, date)));
    for (const period of names) {
      const last = lastDate(unit, period, until, known);
      const rows = holdersOf(known, 'household')
        .filter((holder) =>
          datesOfTakingPart(known, holder, until).some((date) => periodName(unit, date) === period),
        )
        .map((holder) => ({ holder, row: periodRow(known, scored, holder, unit, period, last, until) }));
      const document = versionInForce(known.documents, momentOf(nextDate(last)) - 1);
      const rule = document?.results?.settle?.find(({ per }) => per === unit);
      const figure = (row: SlowPeriod) => (rule?.rankBy === 'average' ? row.average : row.total);
      const ranked = rows.filter(
        ({ holder, row }) => holderTakesPart(known.record, holder, last) && figure(row) !== null,
      );
      for (const { holder, row } of rows) {
        const better = ranked.filter((other) => (figure(other.row) ?? 0) > (figure(row) ?? 0)).length;
        if (rule?.rankBy !== 'none' && ranked.some((other) => other.row === row)) row.rank = better + 1;
        result[holder] ??= [];
        result[holder].push(row);
      }
    }
  }
  for (const rows of Object.values(result)) rows.sort((a, b) => (a.period < b.period ? -1 : 1));
  return result;
}

function firstDate(known: Known): string {
  return known.documents.map(({ from }) => from).sort()[0] ?? '';
}

function lastDate(unit: 'quarter' | 'year', period: string, until: string, known: Known): string {
  const last = datesBetween(firstDate(known), until).findLast((date) => periodName(unit, date) === period);
  return last ?? until;
}

function periodRow(
  known: Known,
  scored: Scored,
  holder: string,
  unit: 'quarter' | 'year',
  period: string,
  last: string,
  until: string,
): SlowPeriod {
  const document = versionInForce(known.documents, momentOf(nextDate(last)) - 1);
  const category: Record<string, number> = {};
  for (const id of Object.keys(document?.categories ?? {})) category[id] = 0;
  let points = 0;
  for (const accepted of scored.accepted) {
    const mine = holderKey(accepted.subject, accepted.event.subject, 'household') === holder;
    if (!mine || periodName(unit, accepted.date) !== period) continue;
    points += accepted.net;
    category[accepted.category] = (category[accepted.category] ?? 0) + accepted.net;
  }
  for (const base of basesOf(known, holder, datesOfTakingPart(known, holder, until))) {
    if (periodName(unit, base.date) !== period) continue;
    points += base.points;
    if (base.category !== null) category[base.category] = (category[base.category] ?? 0) + base.points;
  }
  const rule = document?.results?.settle?.find(({ per }) => per === unit);
  const total =
    rule?.total === undefined || rule.total === 'points'
      ? points
      : standingBefore(known, scored, holder, rule.total, last);
  const household = known.record.facts.households.find(({ id }) => `h:${id}` === holder);
  const members = household ? membersTakingPart(known.record, household, last) : 0;
  const scale = 10 ** (known.documents[0]?.decimals ?? 0);
  const divides = rule?.average !== 'none' && members > 0;
  return {
    period,
    category,
    total,
    average: divides ? halfUp(total * 100, members * scale) : null,
    rank: null,
  };
}

/** Where a balance stood at the end of a date: only what happened, was ordered and not cancelled by then. */
function standingBefore(known: Known, scored: Scored, holder: string, balance: string, date: string): number {
  const booked = scored.booked.filter(({ accepted }) => accepted.date <= date);
  return standingOf(known, booked, holder, balance, date, momentOf(nextDate(date)));
}
