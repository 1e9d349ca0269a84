import type { EventFact, Instant } from '../facts.ts';
import { positionsByNumber } from '../sort.ts';
import { compareCodePoints } from '../text.ts';
import { dayOf } from '../time.ts';
import type { Happening, Refused } from './happening.ts';
import { versionOf } from './judge.ts';
import type { SchemePlan } from './plan.ts';
import type { Village } from './village.ts';

/** Approved events in the order in which they count, and what corrections do to them. */
export interface PreparedEvents {
  /** By moment, then id; neither corrections nor unapproved rows. */
  happenings: readonly Happening[];
  /** Corrections that name nothing that could be corrected. */
  refused: readonly Refused[];
  /** Further corrections of one event, refused unless the event itself is. */
  repeated: readonly { correction: EventFact; target: EventFact }[];
}

/**
 * Sorts events and settles which corrections hold. Events count by the moment they happened and then by id, whatever the
 * order of rows or approvals. Ids are unique: the files' reader and the database see to it.
 */
export function prepareEvents(plan: SchemePlan, village: Village, all: readonly EventFact[]): PreparedEvents {
  const events: EventFact[] = [];
  const corrections: EventFact[] = [];
  for (const event of all) {
    if (event.approvedAt === null) continue;
    (event.corrects === undefined ? events : corrections).push(event);
  }
  const { reversedAt, refused, repeated } = settleCorrections(inOrder(corrections), all);
  const happenings = inOrder(events).map((event): Happening => {
    const version = versionOf(plan, event.happenedAt);
    return {
      event,
      day: dayOf(event.happenedAt),
      version,
      item: version?.items.get(event.item) ?? null,
      subject: village.byKey.get(event.subject) ?? null,
      reversedAt: reversedAt.get(event) ?? null,
    };
  });
  return { happenings, refused, repeated };
}

/** The order in which events count: by moment, then id. */
export function compareEvents(a: EventFact, b: EventFact): number {
  return a.happenedAt - b.happenedAt || compareCodePoints(a.id, b.id);
}

function inOrder(events: readonly EventFact[]): EventFact[] {
  const positions = positionsByNumber(
    events.length,
    (at) => momentAt(events, at),
    (left, right) => compareCodePoints(events[left]?.id ?? '', events[right]?.id ?? ''),
  );
  const sorted: EventFact[] = [];
  for (let at = 0; at < positions.length; at++) sorted.push(events[positions[at] as number] as EventFact);
  return sorted;
}

function momentAt(events: readonly EventFact[], at: number): Instant {
  return events[at]?.happenedAt ?? 0;
}

/** The events that corrections name, by id. */
function namedEvents(corrections: readonly EventFact[], all: readonly EventFact[]): Map<string, EventFact> {
  const named = new Set(corrections.map(({ corrects }) => corrects ?? ''));
  const byId = new Map<string, EventFact>();
  for (const event of all) if (named.has(event.id)) byId.set(event.id, event);
  return byId;
}

interface Corrections extends Pick<PreparedEvents, 'refused' | 'repeated'> {
  reversedAt: ReadonlyMap<EventFact, Instant>;
}

function settleCorrections(corrections: readonly EventFact[], all: readonly EventFact[]): Corrections {
  const reversedAt = new Map<EventFact, Instant>();
  const refused: Refused[] = [];
  const repeated: { correction: EventFact; target: EventFact }[] = [];
  if (corrections.length === 0) return { reversedAt, refused, repeated };
  const byId = namedEvents(corrections, all);
  for (const correction of corrections) {
    const corrects = correction.corrects ?? '';
    const target = byId.get(corrects);
    // Only approved rows come here, so the moment is never null.
    const approvedAt = correction.approvedAt ?? 0;
    if (!target) refused.push({ event: correction, reason: { code: 'correction.unknown', corrects } });
    else if (target.corrects !== undefined) {
      refused.push({ event: correction, reason: { code: 'correction.of_correction', corrects } });
    } else if (target.approvedAt === null) {
      refused.push({ event: correction, reason: { code: 'correction.unapproved', corrects } });
    } else {
      const earlier = reversedAt.get(target);
      if (earlier !== undefined) repeated.push({ correction, target });
      reversedAt.set(target, earlier === undefined ? approvedAt : Math.min(earlier, approvedAt));
    }
  }
  return { reversedAt, refused, repeated };
}
