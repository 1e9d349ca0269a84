import type { EventFact, Instant } from '../facts.ts';
import { positionsByNumber } from '../sort.ts';
import { compareCodePoints } from '../text.ts';
import { dayOf } from '../time.ts';
import type { Happening, Refused } from './happening.ts';
import { versionOf } from './judge.ts';
import type { ItemPlan, SchemePlan, VersionPlan } from './plan.ts';
import type { Village } from './village.ts';

/** Approved events in the order in which they count, and what corrections do to them. */
export interface PreparedEvents {
  /** By moment, then id; neither corrections nor unapproved rows. */
  happenings: readonly Happening[];
  /** Those of them whose item is an appraisal: several may be of one period. */
  appraisals: readonly Happening[];
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
  const items = new ItemFinder();
  const appraisals: Happening[] = [];
  const happenings = inOrder(events).map((event): Happening => {
    const version = versionOf(plan, event.happenedAt);
    const item = version && items.find(version, event.item);
    const happening = {
      event,
      day: dayOf(event.happenedAt),
      version,
      item,
      subject: village.byKey.get(event.subject) ?? null,
      reversedAt: null,
    };
    if (item !== null && item.appraisal !== null) appraisals.push(happening);
    return happening;
  });
  // Few are corrected: finding those costs less than asking about each.
  for (const [event, moment] of reversedAt) {
    const happening = happenings[placeOf(happenings, event)];
    if (happening) happening.reversedAt = moment;
  }
  return { happenings, appraisals, refused, repeated };
}

/** Looks items up by the very strings that events have, which are found by where they lie and not letter by letter. */
class ItemFinder {
  private version: VersionPlan | null = null;
  private readonly known = new Map<string, ItemPlan | null>();

  find(version: VersionPlan, id: string): ItemPlan | null {
    if (version !== this.version) {
      this.version = version;
      this.known.clear();
    }
    let item = this.known.get(id);
    if (item === undefined) {
      item = version.items.get(id) ?? null;
      this.known.set(id, item);
    }
    return item;
  }
}

/** Where an event stands among happenings in their order. */
function placeOf(happenings: readonly Happening[], event: EventFact): number {
  let [first, after] = [0, happenings.length];
  while (first < after) {
    const middle = (first + after) >>> 1;
    if (compareEvents((happenings[middle] as Happening).event, event) < 0) first = middle + 1;
    else after = middle;
  }
  return first;
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
  // Most ids end otherwise than all that are named, and seeing that costs less than looking one up.
  const ends = new Uint8Array(ENDS);
  for (const id of named) ends[endOf(id)] = 1;
  const byId = new Map<string, EventFact>();
  for (const event of all) {
    if (ends[endOf(event.id)] === 1 && named.has(event.id)) byId.set(event.id, event);
  }
  return byId;
}

const ENDS = 4096;

/** A number from 0 to ENDS − 1 for the last three letters of an id. */
function endOf(id: string): number {
  const { length } = id;
  if (length < 3) return 0;
  const tens = id.charCodeAt(length - 3) * 100 + id.charCodeAt(length - 2) * 10;
  return (tens + id.charCodeAt(length - 1)) & (ENDS - 1);
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
