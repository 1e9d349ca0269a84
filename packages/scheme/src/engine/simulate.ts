import type { EventFact, Instant, OrderFact, VillageFacts } from '../facts.ts';
import { DAY_MS, dayOf, dayText, startOfDay } from '../time.ts';
import { clusterEvents } from './clusters.ts';
import { noticeEndOf } from './notices.ts';
import { type DecidedOrders, decideOrders, householdNamed, type JudgeGate, movesOf } from './orders.ts';
import type { SchemePlan } from './plan.ts';
import { type PreparedEvents, prepareEvents } from './prepare.ts';
import { indexVillage, type Village } from './village.ts';
import { type Walked, walk } from './walk.ts';

/** Everything that is known about one village, as files or the database hold it. */
export interface SimulationInput {
  facts: VillageFacts;
  events: readonly EventFact[];
  orders?: readonly OrderFact[];
  /** When the window of a notice closed, by the name of its period. */
  notices?: ReadonlyMap<string, Instant>;
  /** Last day that counts, `YYYY-MM-DD` as a day number; what happened or was approved later is as if it were not there. */
  untilDay: number;
}

export interface SimulatedVillage {
  village: Village;
  prepared: PreparedEvents;
  walked: Walked;
  orders: DecidedOrders;
  untilDay: number;
}

/** Runs events and orders of one village through a scheme. */
export function runVillage(
  plan: SchemePlan,
  reach: 'household' | 'village',
  input: SimulationInput,
  judgeGate: JudgeGate,
): SimulatedVillage {
  const end = startOfDay(input.untilDay) + DAY_MS;
  const village = indexVillage(cutSuccessions(input.facts, input.untilDay));
  const prepared = prepareEvents(plan, village, cutEvents(input.events, end));
  const orders = (input.orders ?? [])
    .filter((order) => order.orderedAt < end)
    .map((order) => cutOrder(order, end));
  const buyers = orders.flatMap(({ householdId }) => householdNamed(village, householdId) ?? []);
  const noticeEnd = noticeEndOf(plan, input.notices ?? new Map());
  const decided = decideOrders({
    plan,
    village,
    orders,
    // Only approved events are in `prepared`.
    usableAt: (event) => Math.max(event.approvedAt ?? 0, noticeEnd(event)),
    clusterOf: clusterEvents(village, prepared.happenings, asksGates(plan) ? 'village' : reach, buyers),
    judgeGate,
  });
  const walked = walk({
    plan,
    village,
    prepared,
    moves: decided.accepted.flatMap(movesOf).sort((a, b) => a.at - b.at),
  });
  return { village, prepared, walked, orders: decided, untilDay: input.untilDay };
}

/** The last day on which anything happened, was approved or ordered; the scheme's first day when nothing did. */
export function lastDay(plan: SchemePlan, input: Pick<SimulationInput, 'events' | 'orders'>): number {
  let last = plan.versions[0]?.from ?? 0;
  for (const event of input.events) last = Math.max(last, event.happenedAt, event.approvedAt ?? 0);
  for (const order of input.orders ?? []) last = Math.max(last, order.orderedAt);
  return dayOf(last);
}

/** A gate compares everybody, so an order that needs one needs everybody's events. */
function asksGates(plan: SchemePlan): boolean {
  return plan.versions.some(({ redemption }) =>
    [redemption?.rules, ...(redemption?.purses ?? []).map(({ rules }) => rules)].some(
      (rules) => rules !== undefined && rules.gates.length > 0,
    ),
  );
}

function cutSuccessions(facts: VillageFacts, untilDay: number): VillageFacts {
  if (!facts.successions) return facts;
  // Dates as `YYYY-MM-DD` compare as text.
  const last = dayText(untilDay);
  return { ...facts, successions: facts.successions.filter(({ at }) => at <= last) };
}

function cutEvents(events: readonly EventFact[], end: Instant): EventFact[] {
  const kept: EventFact[] = [];
  for (const event of events) {
    if (event.happenedAt >= end) continue;
    const late = event.approvedAt !== null && event.approvedAt >= end;
    kept.push(late ? { ...event, approvedAt: null } : event);
  }
  return kept;
}

function cutOrder(order: OrderFact, end: Instant): OrderFact {
  const { cancelledAt } = order;
  return cancelledAt !== undefined && cancelledAt !== null && cancelledAt >= end
    ? { ...order, cancelledAt: null }
    : order;
}
