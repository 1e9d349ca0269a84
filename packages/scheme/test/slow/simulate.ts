import type { EventFact, OrderFact, SchemeDocument, VillageRecord } from '../../src/index.ts';
import { anyRule, basesOf, datesOfTakingPart, type Row, rowsOf, standingOf } from './balances.ts';
import { dateOf, datesBetween, momentOf, nextDate, periodName } from './calendar.ts';
import { factsOf, holdsTrue } from './conditions.ts';
import { type Known, scoreEvents, versionInForce } from './events.ts';
import { holderKey, holderTakesPart, membersTakingPart, stayHolds } from './people.ts';
import { halfUp } from './points.ts';
import type { OrderMove, Scored } from './record.ts';

export interface SlowPeriod {
  period: string;
  category: Record<string, number>;
  total: number;
  average: number | null;
  rank: number | null;
}

export interface SlowResult {
  refused: string[];
  entries: string[];
  balances: Record<string, Record<string, Row[]>>;
  periods: Record<string, SlowPeriod[]>;
}

/** Simulates a village by the words of `formats.md`, with nothing remembered and everything read again. */
export function slowSimulate(
  documents: readonly SchemeDocument[],
  full: VillageRecord,
  until: string,
): SlowResult {
  const record = cutAt(full, momentOf(nextDate(until)));
  const { moves, refused: refusedOrders } = decideOrders(documents, record);
  const known: Known = {
    documents,
    record,
    isKnown: () => true,
    knowsCorrection: () => true,
    moves,
  };
  const scored = scoreEvents(known);
  const refused = [...scored.refused, ...refusedCorrections(record, scored), ...refusedOrders];
  return {
    refused: refused.map(({ id, code }) => `${id} ${code}`).sort(),
    entries: scored.booked
      .map(({ accepted, balance, holder, points, wouldBe }) =>
        [accepted.event.id, balance, holder, points, wouldBe].join(' '),
      )
      .sort(),
    balances: balancesOf(known, scored, until),
    periods: periodsOf(known, scored, until),
  };
}

function cutAt(record: VillageRecord, end: number): VillageRecord {
  const later = (moment: number | null | undefined) => typeof moment === 'number' && moment >= end;
  return {
    ...record,
    events: record.events
      .filter((event) => !later(event.happenedAt))
      .map((event) => (later(event.approvedAt) ? { ...event, approvedAt: null } : event)),
    orders: (record.orders ?? [])
      .filter((order) => !later(order.orderedAt))
      .map((order) => (later(order.cancelledAt) ? { ...order, cancelledAt: null } : order)),
  };
}

function refusedCorrections(record: VillageRecord, scored: Scored): { id: string; code: string }[] {
  const corrected = new Set<string>();
  return record.events
    .filter((row) => row.corrects !== undefined && row.approvedAt !== null)
    .sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1))
    .flatMap((row) => {
      const target = record.events.find(({ id }) => id === row.corrects);
      const refuse = (code: string) => [{ id: row.id, code: `correction.${code}` }];
      if (!target) return refuse('unknown');
      if (target.corrects !== undefined) return refuse('of_correction');
      if (target.approvedAt === null) return refuse('unapproved');
      if (scored.refused.some(({ id }) => id === target.id)) return [];
      if (corrected.has(target.id)) return refuse('already');
      corrected.add(target.id);
      return [];
    });
}

interface Decided {
  moves: OrderMove[];
  refused: { id: string; code: string }[];
}

function decideOrders(documents: readonly SchemeDocument[], record: VillageRecord): Decided {
  const decided: Decided = { moves: [], refused: [] };
  const orders = [...(record.orders ?? [])].sort(
    (a, b) => a.orderedAt - b.orderedAt || (a.id < b.id ? -1 : 1),
  );
  for (const order of orders) {
    const made = decide(order, documents, record, decided.moves);
    if ('code' in made) decided.refused.push({ id: order.id, code: made.code });
    else decided.moves.push(...made.moves);
  }
  return decided;
}

function decide(
  order: OrderFact,
  documents: readonly SchemeDocument[],
  record: VillageRecord,
  before: readonly OrderMove[],
): { code: string } | { moves: OrderMove[] } {
  const document = versionInForce(documents, order.orderedAt);
  if (!document) return { code: 'scheme.not_in_force' };
  const rule = document.redemption;
  if (!rule) return { code: 'order.no_redemption' };
  const date = dateOf(order.orderedAt);
  const household = record.facts.households.find(({ id }) => id === order.householdId);
  if (!household) return { code: 'order.unknown_holder' };
  if (!holderTakesPart(record, `h:${household.id}`, date)) return { code: 'order.not_taking_part' };
  let holder = `h:${household.id}`;
  if (order.memberId !== undefined) {
    const rows = record.facts.members.filter(({ id }) => id === order.memberId);
    if (rows.length === 0) return { code: 'order.unknown_holder' };
    if (!rows.some((row) => stayHolds(row, date) && row.householdId === household.id)) {
      return { code: 'order.not_taking_part' };
    }
    holder = `m:${order.memberId}`;
  }
  const lowers = rule.lowers ?? [rule.balance];
  const paying = order.balance ?? rule.balance;
  const kind = document.balances[paying]?.holder ?? 'household';
  if (!lowers.includes(paying) || (kind === 'member') !== holder.startsWith('m:'))
    return { code: 'order.balance' };
  const points = Math.round(order.points * 10 ** (document.decimals ?? 0));
  if (points <= 0 || Math.abs(points - order.points * 10 ** (document.decimals ?? 0)) > 1e-6) {
    return { code: 'order.points' };
  }
  if (rule.windows && !rule.windows.some((window) => isOpen(window, date))) return { code: 'order.window' };
  if (rule.when && !holdsTrue(rule.when, factsOf(record, household, date)))
    return { code: 'order.condition' };
  for (const limit of rule.limits ?? []) {
    const mine = new Map(
      before
        .filter((move) => move.order.householdId === household.id)
        .filter(({ order: other }) => !((other.cancelledAt ?? Number.POSITIVE_INFINITY) <= order.orderedAt))
        .filter(
          ({ order: other }) =>
            periodName(limit.per, dateOf(other.orderedAt)) === periodName(limit.per, date),
        )
        .map((move) => [move.order.id, move.points]),
    );
    const total = [...mine.values()].reduce((a, b) => a + b, 0);
    const over =
      limit.times === undefined
        ? total + points > Math.round((limit.points ?? 0) * 10 ** (document.decimals ?? 0))
        : mine.size + 1 > limit.times;
    if (over) return { code: 'order.limit' };
  }
  const available = Math.min(
    ...lowers.map((balance) => availableAt(order.orderedAt, documents, record, before, holder, balance)),
  );
  if (available < points) return { code: 'order.not_covered' };
  return { moves: lowers.map((balance) => ({ order, holder, balance, points })) };
}

/** Random schemes write windows of months only. */
function isOpen(window: { months?: number[] }, date: string): boolean {
  return window.months?.includes(Number(date.slice(5, 7))) ?? true;
}

/** What stood in a balance at a moment, from what was known then. */
function availableAt(
  moment: number,
  documents: readonly SchemeDocument[],
  record: VillageRecord,
  moves: readonly OrderMove[],
  holder: string,
  balance: string,
): number {
  const known: Known = {
    documents,
    record,
    isKnown: (event) => event.happenedAt <= moment && usableFrom(event, documents, record) <= moment,
    knowsCorrection: (correction) => (correction.approvedAt ?? Number.POSITIVE_INFINITY) <= moment,
    moves: moves.map((move) => withoutLaterCancellation(move, moment)),
  };
  const { booked } = scoreEvents(known);
  // One moment later than any order of this very moment that was placed before.
  return standingOf(known, booked, holder, balance, dateOf(moment), moment + 1);
}

function withoutLaterCancellation(move: OrderMove, moment: number): OrderMove {
  const { cancelledAt } = move.order;
  const later = typeof cancelledAt === 'number' && cancelledAt > moment;
  return later ? { ...move, order: { ...move.order, cancelledAt: null } } : move;
}

function usableFrom(event: EventFact, documents: readonly SchemeDocument[], record: VillageRecord): number {
  const approved = event.approvedAt ?? Number.POSITIVE_INFINITY;
  const document = versionInForce(documents, event.happenedAt);
  if (document?.review.countsAt !== 'notice' || !document.notice) return approved;
  const { every, days } = document.notice;
  const period = periodName(every, dateOf(event.happenedAt));
  const recorded = record.notices?.get(period);
  if (recorded !== undefined) return Math.max(approved, recorded);
  let end = dateOf(event.happenedAt);
  while (periodName(every, end) === period) end = nextDate(end);
  for (let day = 0; day < days; day++) end = nextDate(end);
  return Math.max(approved, momentOf(end));
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

function balancesOf(known: Known, scored: Scored, until: string): SlowResult['balances'] {
  const result: SlowResult['balances'] = {};
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
function periodsOf(known: Known, scored: Scored, until: string): SlowResult['periods'] {
  const result: SlowResult['periods'] = {};
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
  return datesBetween(firstDate(known), until)
    .filter((date) => periodName(unit, date) === period)
    .at(-1) as string;
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
  for (const { accepted } of distinctEvents(scored)) {
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

function distinctEvents(scored: Scored): { accepted: Scored['accepted'][number] }[] {
  return scored.accepted.map((accepted) => ({ accepted }));
}

/** Where a balance stood at the end of a date: only what happened, was ordered and not cancelled by then. */
function standingBefore(known: Known, scored: Scored, holder: string, balance: string, date: string): number {
  const booked = scored.booked.filter(({ accepted }) => accepted.date <= date);
  return standingOf(known, booked, holder, balance, date, momentOf(nextDate(date)));
}
