import type { EventFact, VillageFacts } from '@jishan/scheme';
import { randomOf } from './random.ts';

/** A made-up village and a year of its events for the Zhaoxiang pack; the same seed gives the same year. */
export interface BenchVillage {
  facts: VillageFacts;
  events: EventFact[];
}

const DAY = 86_400_000;
const YEAR = Date.parse('2026-01-01T00:00:00+08:00');

/** Items of the pack with what an event of theirs carries. */
export const KINDS: { item: string; subject: 'household' | 'member'; more?: Partial<EventFact> }[] = [
  { item: 'environment-yard', subject: 'household' },
  { item: 'environment-sorting', subject: 'household' },
  { item: 'affairs-meeting', subject: 'member' },
  { item: 'affairs-volunteer', subject: 'member', more: { quantity: 2.5 } },
  { item: 'safety-patrol', subject: 'member', more: { quantity: 2 } },
  { item: 'neighbours-help', subject: 'member' },
  { item: 'law-mediation', subject: 'member', more: { points: 4 } },
  { item: 'environment-garden', subject: 'household', more: { grade: 'full' } },
  { item: 'environment-dumping', subject: 'household' },
  { item: 'neighbours-esteem', subject: 'household', more: { score: 8 } },
];

export function makeVillage(households: number, eventsPerHousehold: number, seed: number): BenchVillage {
  const random = randomOf(seed);
  const facts: VillageFacts = {
    households: Array.from({ length: households }, (_, at) => ({
      id: `H${at}`,
      group: `G${at % 10}`,
      joinedOn: '2026-01-01',
      leftOn: null,
      facts: { registered: true, homestead: true, residents: 3 },
    })),
    members: Array.from({ length: households * 2 }, (_, at) => ({
      id: `M${at}`,
      householdId: `H${at % households}`,
      from: '2026-01-01',
      to: null,
    })),
  };
  const events: EventFact[] = [];
  for (let at = 0; at < households * eventsPerHousehold; at++) {
    const kind = KINDS[Math.floor(random() * KINDS.length)];
    if (!kind) continue;
    const household = Math.floor(random() * households);
    const happenedAt = YEAR + Math.floor(random() * 365 * DAY);
    const member = household + (random() < 0.5 ? 0 : households);
    events.push({
      id: `E${at}`,
      happenedAt,
      item: kind.item,
      subject: kind.subject === 'household' ? `h:H${household}` : `m:M${member}`,
      approvedAt: happenedAt + 3 * DAY,
      ...kind.more,
    });
  }
  return { facts, events };
}
