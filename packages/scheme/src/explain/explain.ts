import type { CompiledScheme } from '../compiled.ts';
import { versionOf } from '../engine/judge.ts';
import { boardOf } from '../results/board-of.ts';
import { refusalOf, refusedEvents } from '../evaluate.ts';
import { describePeriod } from '../periods.ts';
import { runRecord, type VillageRecord } from '../simulate.ts';
import { dayOf, dayText } from '../time.ts';
import type { Instant } from '../facts.ts';
import { tellAccounts } from './accounts.ts';
import { groundsOf, newestTitle, type Telling } from './context.ts';
import type { BarStory, Explanation, RefusedStory } from './explanation.ts';
import { tellHonours } from './honours.ts';
import { tellSettlements } from './settlements.ts';

/**
 * Answers why a holder (`h:ID`, `m:ID`, `o:ID`, `g:GROUP`, `s:SECTION`) has what it has: every line of its accounts with
 * clause, caps and what it would have been without them; base points, orders, what periods' ends did; totals and ranks;
 * stars, titles, gates and lists, had or not; bars; what was refused. Null when nobody has that key. Throws when `until`
 * is no date.
 *
 * @example explain(scheme, { facts, events }, 'h:H1', '2026-12-31')?.accounts[0]?.lines
 */
export function explain(
  scheme: CompiledScheme,
  record: VillageRecord,
  holder: string,
  until?: string,
): Explanation | null {
  const run = runRecord(scheme, record, until);
  const node = run.village.byKey.get(holder);
  if (!node) return null;
  const board = boardOf({ ...run, plan: scheme.plan, results: scheme.results });
  const roll = board.roll(node.kind);
  const telling: Telling = { scheme, run, board, holder: node, number: roll.numberOf(node) };
  return {
    holder,
    until: dayText(run.untilDay),
    unit: scheme.plan.unit,
    takesPart: roll.tookPart(telling.number, run.untilDay, run.untilDay),
    accounts: tellAccounts(telling),
    settlements: tellSettlements(telling),
    honours: tellHonours(telling),
    bars: tellBars(telling),
    refused: [...tellRefusedEvents(telling), ...tellRefusedOrders(telling)],
  };
}

const BARRED = { redemption: '兑换', titles: '得称号', stars: '评星', lists: '上红榜' } as const;

function tellBars(telling: Telling): BarStory[] {
  return telling.run.walked.bars.of(telling.holder).map(({ from, stretches, outcome, clause }) => {
    const fromTitles = from.map((what) => barredTitle(telling, what));
    const periods = stretches.map(({ name }) => name);
    return {
      from: [...from],
      fromTitles,
      periods,
      event: outcome.event.id,
      day: dayText(outcome.day),
      sentence: `因“${outcome.item.title}”，${periods.map(stretchWords).join('、')}不能${fromTitles.join('、')}`,
      ...groundsOf(telling, outcome.version, clause === '' ? outcome.item.clause : clause),
    };
  });
}

/** `2025年`, or `2024-12-01 至 2024-12-31`. */
function stretchWords(name: string): string {
  return name.includes('/') ? name.replace('/', ' 至 ') : describePeriod(name);
}

function barredTitle(telling: Telling, what: string): string {
  if (what in BARRED) return BARRED[what as keyof typeof BARRED];
  const title = newestTitle(
    telling,
    ({ document: { results } }) => results?.titles?.[what]?.title ?? results?.lists?.[what]?.title,
    what,
  );
  return `得“${title}”`;
}

/** Events whose subject is the holder, or lives in it when it is a household. */
function tellRefusedEvents(telling: Telling): RefusedStory[] {
  const { scheme, run } = telling;
  const events = new Map(
    [...run.walked.refused, ...run.prepared.refused].map(({ event }) => [event.id, event]),
  );
  for (const { correction } of run.prepared.repeated) events.set(correction.id, correction);
  return refusedEvents(scheme, run.walked, run.prepared).flatMap(({ id, code, message, clause }) => {
    const event = events.get(id);
    if (!event || !concerns(telling, event.subject, event.happenedAt)) return [];
    const title = newestTitle(telling, (version) => version.items.get(event.item)?.title, event.item);
    return [{ kind: 'event', id, title, code, message, ...dated(telling, event.happenedAt, clause) }];
  });
}

function concerns({ run, holder }: Telling, subject: string, at: Instant): boolean {
  if (subject === holder.key) return true;
  const node = run.village.byKey.get(subject);
  if (holder.kind !== 'household' || !node) return false;
  if (node.kind === 'organisation') return node.household === holder;
  const day = dayOf(at);
  return (
    node.kind === 'member' &&
    node.stays.some((stay) => stay.household === holder && stay.from <= day && day <= stay.to)
  );
}

function tellRefusedOrders(telling: Telling): RefusedStory[] {
  const { scheme, run, holder } = telling;
  return run.orders.refused.flatMap(({ order, reason }) => {
    const payer = order.memberId === undefined ? `h:${order.householdId}` : `m:${order.memberId}`;
    if (payer !== holder.key) return [];
    const { id, code, message, clause } = refusalOf(scheme, 'order', order.id, reason);
    return [{ kind: 'order', id, title: '兑换', code, message, ...dated(telling, order.orderedAt, clause) }];
  });
}

function dated(telling: Telling, at: Instant, clause: string) {
  const version = versionOf(telling.scheme.plan, at);
  const grounds = version ? groundsOf(telling, version, clause) : { clause, clauseText: '' };
  return { day: dayText(dayOf(at)), ...grounds };
}
