import {
  type CompiledScheme,
  type Entry,
  evaluate,
  type EventFact,
  previewEvent,
  type Refusal,
  toPoints,
  type VillageFacts,
} from '@jishan/scheme';
import type { ScopedRead } from '../../platform/db/index.ts';
import { leastChoice } from './check-filing.ts';
import { linkedHouseholds } from './linked-households.ts';
import { toEventFact } from './event-facts.ts';
import { readScoringFacts } from './score-household.ts';
import { rulesOf } from './stages.ts';
import { type PointsSummary, summarise } from './summarise.ts';
import type { EventsTable } from './tables.ts';

type Judged = Pick<
  EventsTable,
  | 'id'
  | 'item'
  | 'subject'
  | 'household_id'
  | 'happened_at'
  | 'approved_at'
  | 'quantity'
  | 'grade'
  | 'score'
  | 'parts'
  | 'chosen'
  | 'corrects'
  | 'state'
>;

/**
 * What each of these events gives (the approved ones) or would give if it were approved now (the others), by id. All
 * belong to one village; what bears on them is read once for all.
 */
export async function judgeEvents(
  read: ScopedRead,
  villageId: number,
  scheme: CompiledScheme,
  events: readonly Judged[],
): Promise<Map<string, PointsSummary>> {
  if (events.length === 0) return new Map();
  const earliest = Math.min(...events.map((event) => event.happened_at.getTime()));
  const householdIds = events.map((event) => event.household_id);
  const known = await readScoringFacts(read, villageId, scheme, { householdIds, earliest });
  const approved = evaluate(scheme, known.facts, known.events);
  return new Map(
    events.map((event) => {
      const { entries, refusal } =
        event.state === 'approved'
          ? resultOf(approved, event.id)
          : previewEvent(
              scheme,
              known.facts,
              eventsBearingOn(scheme, known, event),
              candidateOf(scheme, event),
            );
      return [event.id, summarise(scheme, entries, refusal)];
    }),
  );
}

/** An event as the engine may try it: where the reviewer has yet to choose, with the least the item gives. */
export function candidateOf(scheme: CompiledScheme, event: Judged): EventFact {
  const fact = toEventFact(event, scheme.decimals);
  const item = rulesOf(scheme, event)?.item;
  const least = item && event.chosen === null ? leastChoice(item, event.grade) : null;
  return least === null ? fact : { ...fact, points: toPoints(least, scheme.decimals) };
}

/** A household's points rest on its own events and those of the households it is linked with, as the scheme's reach says. */
function eventsBearingOn(
  scheme: CompiledScheme,
  known: { facts: VillageFacts; events: EventFact[] },
  event: Judged,
): EventFact[] {
  if (scheme.reach === 'village') return known.events;
  const linked = linkedHouseholds(known.facts, event.household_id);
  const { households, members, organisations = [] } = known.facts;
  const own = new Set([
    ...households.filter((one) => linked.has(one.id)).map((one) => `h:${one.id}`),
    ...members.filter((one) => linked.has(one.householdId)).map((one) => `m:${one.id}`),
    ...organisations.filter((one) => linked.has(one.householdId ?? '')).map((one) => `o:${one.id}`),
  ]);
  return known.events.filter((fact) => own.has(fact.subject));
}

function resultOf(
  evaluation: { entries: readonly Entry[]; refused: readonly Refusal[] },
  eventId: string,
): { entries: Entry[]; refusal: Refusal | null } {
  return {
    entries: evaluation.entries.filter((entry) => entry.event === eventId),
    refusal: evaluation.refused.find((one) => one.kind === 'event' && one.id === eventId) ?? null,
  };
}
