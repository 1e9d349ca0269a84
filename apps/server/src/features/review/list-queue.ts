import type { z } from 'zod';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { isTime, isUuid, isWhole, readCursor, writeCursor } from '../../platform/http/index.ts';
import { decidingRoles, scopesOf } from '../../platform/policy/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { EventsTable } from '../events/index.ts';
import { readPlaces } from '../orgs/index.ts';
import { readScheme } from '../schemes/index.ts';
import { countQueue, type QueueFilter, type QueuePlace, readQueuePage } from './read-queue.ts';
import { type CaseView, viewCases } from './view-cases.ts';
import type { QueueAnswer, QueueQuery } from './wire.ts';

type Query = z.output<typeof QueueQuery>;
type Answer = z.output<typeof QueueAnswer>;

/** What waits for this person in all their places, risky cases first. */
export async function listQueue(
  services: Pick<CommandApp, 'db' | 'clock'> & { vault: Vault },
  actor: Actor,
  query: Query,
): Promise<Answer> {
  const { stage, villageId, limit } = query;
  const filter: QueueFilter = { actor, stage, villageId };
  const after = query.cursor === undefined ? null : placeOf(query.cursor);
  const parts = [];
  // One scope after the other: a person has few, mostly one.
  for (const scope of scopesOf(actor, decidingRoles)) {
    parts.push(
      await withScope(services.db, scope, async (read) => ({
        scope,
        events: await readQueuePage(read, filter, { after, limit: limit + 1 }),
        counts: await countStages(read, filter),
      })),
    );
  }
  const events = parts.flatMap((part) => part.events).sort(byPlace);
  const page = events.slice(0, limit);
  const cases = new Map<string, CaseView>();
  for (const { scope } of parts) {
    const inside = page.filter((event) => scope.lo <= event.village_id && event.village_id <= scope.hi);
    if (inside.length === 0) continue;
    const viewed = await withScope(services.db, scope, (read) =>
      viewByVillage(read, services.vault, inside, services.clock.now()),
    );
    for (const one of viewed) cases.set(one.eventId, one);
  }
  const last = page.at(-1);
  return {
    cases: page.flatMap((event) => cases.get(event.id) ?? []),
    counts: sumCounts(parts.flatMap((part) => part.counts)),
    nextCursor:
      events.length > page.length && last
        ? writeCursor([last.risk, last.filed_at.toISOString(), last.id])
        : null,
  };
}

function placeOf(cursor: string): QueuePlace {
  const [risk, filedAt, id] = readCursor(cursor, [isWhole, isTime, isUuid]) as [number, string, string];
  return { risk, filedAt: new Date(filedAt), id };
}

function byPlace(left: EventsTable, right: EventsTable): number {
  return (
    right.risk - left.risk ||
    left.filed_at.getTime() - right.filed_at.getTime() ||
    (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)
  );
}

async function viewByVillage(
  read: ScopedRead,
  vault: Vault,
  events: readonly EventsTable[],
  now: Date,
): Promise<CaseView[]> {
  const villageIds = [...new Set(events.map((event) => event.village_id))];
  const places = await readPlaces(read, villageIds);
  const views: CaseView[] = [];
  for (const id of villageIds) {
    const scheme = await readScheme(read, id);
    if (scheme === null) throw new Error(`village ${id} has an event and no scheme`);
    const name = places.find((place) => place.id === id)?.name ?? '';
    const own = events.filter((event) => event.village_id === id);
    views.push(...(await viewCases(read, vault, { id, name, scheme }, own, now)));
  }
  return views;
}

interface TitledCount {
  stage: string;
  title: string;
  /** Where in its procedure the stage stands. */
  place: number;
  count: number;
}

async function countStages(read: ScopedRead, filter: QueueFilter): Promise<TitledCount[]> {
  const counts: TitledCount[] = [];
  for (const { stage, count, villageId } of await countQueue(read, filter)) {
    const scheme = await readScheme(read, villageId);
    const stages = (scheme?.versions ?? []).flatMap((version) =>
      [...version.procedures.values()].flatMap((procedure) =>
        procedure.stages.map((one, place) => ({ ...one, place })),
      ),
    );
    const known = stages.findLast((one) => one.id === stage);
    counts.push({ stage, count, title: known?.title ?? stage, place: known?.place ?? 0 });
  }
  return counts;
}

function sumCounts(counts: readonly TitledCount[]): Answer['counts'] {
  const byStage = new Map<string, TitledCount>();
  for (const one of counts) {
    const known = byStage.get(one.stage);
    byStage.set(one.stage, known ? { ...known, count: known.count + one.count } : one);
  }
  const sorted = [...byStage.values()].sort((left, right) => left.place - right.place);
  return {
    total: sorted.reduce((sum, one) => sum + one.count, 0),
    byStage: sorted.map(({ stage, title, count }) => ({ stage, title, count })),
  };
}
