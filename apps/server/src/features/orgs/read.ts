import type { ScopedRead } from '../../platform/db/index.ts';
import type { PlaceKind } from './tables.ts';

export interface Place {
  id: number;
  kind: PlaceKind;
  parentId: number | null;
  code: string;
  name: string;
  /** Public telephone of the office. */
  phone: string | null;
  lo: number;
  hi: number;
}

const columns = ['id', 'kind', 'parent_id as parentId', 'code', 'name', 'phone', 'lo', 'hi'] as const;

/** One place, or null. Places are readable in any scope. */
export async function readPlace(read: ScopedRead, placeId: number): Promise<Place | null> {
  const row = await read.selectFrom('places').select(columns).where('id', '=', placeId).executeTakeFirst();
  return row ?? null;
}

/** The places with these ids, in no order; unknown ids are absent. */
export function readPlaces(read: ScopedRead, placeIds: readonly number[]): Promise<Place[]> {
  if (placeIds.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('places')
    .select(columns)
    .where('id', 'in', [...placeIds])
    .execute();
}

/** The places directly below one, or the districts, by code. */
export function readPlacesBelow(read: ScopedRead, parentId: number | null): Promise<Place[]> {
  const all = read.selectFrom('places').select(columns).orderBy('code');
  return (
    parentId === null ? all.where('parent_id', 'is', null) : all.where('parent_id', '=', parentId)
  ).execute();
}

/** Every village whose id lies in a range, by code. */
export function readVillages(read: ScopedRead, range: { lo: number; hi: number }): Promise<Place[]> {
  return read
    .selectFrom('places')
    .select(columns)
    .where('kind', '=', 'village')
    .where('id', '>=', range.lo)
    .where('id', '<=', range.hi)
    .orderBy('code')
    .execute();
}

/** Ids and names of the villages in a range: for what looks into all of them. */
export function readVillageNames(
  read: ScopedRead,
  range: { lo: number; hi: number },
): Promise<{ id: number; name: string }[]> {
  return read
    .selectFrom('places')
    .select(['id', 'name'])
    .where('kind', '=', 'village')
    .where('id', '>=', range.lo)
    .where('id', '<=', range.hi)
    .orderBy('id')
    .execute();
}

/** The place with an official code, or null. */
export async function findPlaceByCode(read: ScopedRead, code: string): Promise<Place | null> {
  const row = await read.selectFrom('places').select(columns).where('code', '=', code).executeTakeFirst();
  return row ?? null;
}

/** The village with an official code, or null: what a public address names. */
export async function findVillageByCode(read: ScopedRead, code: string): Promise<Place | null> {
  const place = await findPlaceByCode(read, code);
  return place?.kind === 'village' ? place : null;
}

/** A place's official codes, the newest first. */
export async function readPlaceCodes(
  read: ScopedRead,
  placeId: number,
): Promise<{ code: string; from: string; until: string | null }[]> {
  return read
    .selectFrom('place_codes')
    .select(['code', 'valid_from as from', 'valid_until as until'])
    .where('place_id', '=', placeId)
    .orderBy('valid_from', 'desc')
    .execute();
}

/** The village ids that a place reaches, in order. */
export function readPlaceRanges(read: ScopedRead, placeId: number): Promise<{ lo: number; hi: number }[]> {
  return read
    .selectFrom('place_ranges')
    .select(['lo', 'hi'])
    .where('place_id', '=', placeId)
    .orderBy('lo')
    .execute();
}

/** Open places with one of these codes, also by a code of earlier days. */
export async function findPlacesByCodes(
  read: ScopedRead,
  codes: readonly string[],
): Promise<Map<string, Place>> {
  if (codes.length === 0) return new Map();
  const rows = await read
    .selectFrom('place_codes as c')
    .innerJoin('places as p', 'p.id', 'c.place_id')
    .select([
      'c.code as asked',
      'p.id',
      'p.kind',
      'p.parent_id as parentId',
      'p.code',
      'p.name',
      'p.phone',
      'p.lo',
      'p.hi',
    ])
    .where('c.code', 'in', [...codes])
    .orderBy('c.valid_from')
    .execute();
  return new Map(rows.map(({ asked, ...place }) => [asked, place]));
}
