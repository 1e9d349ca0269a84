import type { EventFact } from '@jishan/scheme';
import { readTogether, type ScopedRead } from '../../platform/db/index.ts';
import { type FactRow, factColumns, toEventFact } from './event-facts.ts';
import type { EventsTable, PhotosTable } from './tables.ts';

const readEvents = readTogether(
  (read, [villageId]: readonly [number], ids): Promise<EventsTable[]> =>
    read
      .selectFrom('events')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('id', 'in', ids)
      .execute(),
  (event) => event.id,
);

/** One event by its id. */
export async function readEvent(
  read: ScopedRead,
  villageId: number,
  eventId: string,
): Promise<EventsTable | undefined> {
  const [event] = await readEvents(read, [villageId], [eventId]);
  return event;
}

const readScoredOf = readTogether(
  (read, [villageId, from]: readonly [number, number | null], householdIds) => {
    const query = scored(read, villageId, from).where('household_id', 'in', householdIds);
    return query.select('household_id').execute();
  },
  (row) => row.household_id,
);

/** Approved events, corrections included, of some households or of the whole village; from a moment on, if given. */
export function readScored(
  read: ScopedRead,
  villageId: number,
  which: { householdIds: readonly string[] | 'all'; from: Date | null },
): Promise<FactRow[]> {
  const from = which.from?.getTime() ?? null;
  if (which.householdIds === 'all') return scored(read, villageId, from).execute();
  return readScoredOf(read, [villageId, from], which.householdIds);
}

function scored(read: ScopedRead, villageId: number, from: number | null) {
  const query = read
    .selectFrom('events')
    .select(factColumns)
    .where('village_id', '=', villageId)
    .where('state', '=', 'approved');
  return from === null ? query : query.where('happened_at', '>=', new Date(from));
}

/** Every event of a village as the engine reads it, approved or not, in the order in which it counts them. */
export async function readEventFacts(
  read: ScopedRead,
  villageId: number,
  decimals: 0 | 1 | 2,
): Promise<EventFact[]> {
  const rows = await read
    .selectFrom('events')
    .select(factColumns)
    .where('village_id', '=', villageId)
    .orderBy('happened_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => toEventFact(row, decimals));
}

export interface FiledToday {
  claims: number;
  photos: number;
  /** Every number given to the household that day. */
  numbers: string[];
}

/** What has been filed for a household on a day of the village's calendar. */
export async function readFiledToday(
  read: ScopedRead,
  villageId: number,
  householdId: string,
  day: string,
): Promise<FiledToday> {
  const rows = await read
    .selectFrom('events')
    .select(['source', 'number', 'photo_ids'])
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .where('filed_on', '=', day)
    .execute();
  const claims = rows.filter((row) => row.source === 'claim');
  return {
    claims: claims.length,
    photos: claims.reduce((sum, row) => sum + row.photo_ids.length, 0),
    numbers: rows.map((row) => row.number),
  };
}

export type PhotoRow = Pick<
  PhotosTable,
  'id' | 'event_id' | 'uploaded_by' | 'file' | 'same_as' | 'withdrawn_at'
>;

export function readPhotos(read: ScopedRead, villageId: number, ids: string[]): Promise<PhotoRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('photos')
    .select(['id', 'event_id', 'uploaded_by', 'file', 'same_as', 'withdrawn_at'])
    .where('village_id', '=', villageId)
    .where('id', 'in', ids)
    .execute();
}

/** Whether one of these photos is, or looks like, a photo of another event. */
export async function readSeenElsewhere(
  read: ScopedRead,
  villageId: number,
  eventId: string,
  photos: Pick<PhotoRow, 'id' | 'same_as'>[],
): Promise<boolean> {
  if (photos.length === 0) return false;
  const ids = photos.map((photo) => photo.id);
  const originals = photos.flatMap((photo) => photo.same_as ?? []);
  const seen = await read
    .selectFrom('photos')
    .select('id')
    .where('village_id', '=', villageId)
    .where('event_id', 'is not', null)
    .where('event_id', '!=', eventId)
    .where((or) =>
      // A copy may be handed in before its original: look along the link in both directions.
      or.or([
        or('same_as', 'in', [...ids, ...originals]),
        ...(originals.length > 0 ? [or('id', 'in', originals)] : []),
      ]),
    )
    .limit(1)
    .execute();
  return seen.length > 0;
}

export type NoteKind = 'note' | 'on_behalf' | 'correction';

/** The newest note of each kind, by event. */
export async function readNotes(
  read: ScopedRead,
  villageId: number,
  eventIds: string[],
): Promise<Map<string, Partial<Record<NoteKind, string>>>> {
  const notes = new Map<string, Partial<Record<NoteKind, string>>>();
  if (eventIds.length === 0) return notes;
  const rows = await read
    .selectFrom('event_notes')
    .select(['event_id', 'kind', 'body'])
    .where('village_id', '=', villageId)
    .where('event_id', 'in', eventIds)
    .orderBy('round')
    .execute();
  for (const row of rows) notes.set(row.event_id, { ...notes.get(row.event_id), [row.kind]: row.body });
  return notes;
}

/** The numbers of some events, by id. */
export async function readNumbers(
  read: ScopedRead,
  villageId: number,
  eventIds: readonly string[],
): Promise<Map<string, string>> {
  if (eventIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('events')
    .select(['id', 'number'])
    .where('village_id', '=', villageId)
    .where('id', 'in', [...eventIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}
