import { authErrors } from '../../platform/auth/index.ts';
import { defineCommand, readGuards, type Write } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { orgErrors } from './errors.ts';
import { mayMovePlaces } from './policy.ts';
import { type Place, readPlace, readPlaceRanges } from './read.ts';
import { cutRange, joinRange, type Range } from './ranges.ts';
import { deleteRange, insertRange, movePlaceRow } from './store.ts';

export interface MovePlaceInput {
  placeId: number;
  /** The town (for a village) or district (for a town) that it belongs to from now on. */
  parentId: number;
}

/**
 * Hangs a village under another town, or a town under another district. It keeps its id and all its rows; what changes is
 * which ranges of ids the places above reach, and so who sees it, from the next request on. A command of the district
 * (its id stands where a village's does) when all stays within it, else of the installation.
 */
export const movePlace = defineCommand({
  name: 'orgs.move-place',
  policy: async (ctx) => (mayMovePlaces(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx, input: MovePlaceInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, ['place-tree']);
    const place = await readPlace(ctx.read, input.placeId);
    const parent = await readPlace(ctx.read, input.parentId);
    if (!place || place.parentId === null) return { ok: false, error: orgErrors.place_unknown() };
    if (!parent) return { ok: false, error: orgErrors.parent_unknown() };
    const kind = place.kind === 'village' ? 'town' : 'district';
    if (parent.kind !== kind) return { ok: false, error: orgErrors.parent_kind_wrong() };
    const from = await readAbove(ctx.read, place.parentId);
    const to = await readAbove(ctx.read, parent.id);
    const inside = (chain: Place[]) => chain.some((one) => one.id === ctx.villageId);
    if (ctx.villageId !== 0 && !(inside(from) && inside(to)))
      return { ok: false, error: authErrors.not_allowed() };
    const base = { village_id: ctx.villageId };
    const writes = [
      movePlaceRow({ ...base, id: place.id, parent_id: parent.id }),
      ...(await rangeWrites(ctx.read, base, place, from, to)),
    ];
    return {
      ok: true,
      effects: {
        guards,
        writes: place.parentId === parent.id ? [] : writes,
        postings: [],
        audit: {
          action: 'orgs.place-moved',
          target: `place:${place.id}`,
          before: { parentId: place.parentId },
          after: { parentId: parent.id },
        },
        outbox: [],
        result: { placeId: place.id },
      },
    };
  },
});

/** A place and all above it. */
async function readAbove(read: ScopedRead, placeId: number): Promise<Place[]> {
  const place = await readPlace(read, placeId);
  if (!place) return [];
  return place.parentId === null ? [place] : [place, ...(await readAbove(read, place.parentId))];
}

async function rangeWrites(
  read: ScopedRead,
  base: { village_id: number },
  place: Place,
  from: Place[],
  to: Place[],
): Promise<Write[]> {
  const moved = await readPlaceRanges(read, place.id);
  const stays = (one: Place, chain: Place[]) => chain.some((other) => other.id === one.id);
  const losing = from.filter((one) => !stays(one, to));
  const gaining = to.filter((one) => !stays(one, from));
  const writes: Write[] = [];
  for (const above of [...losing, ...gaining]) {
    const before = await readPlaceRanges(read, above.id);
    const after = moved.reduce(losing.includes(above) ? cutRange : joinRange, before);
    writes.push(...replaceRanges(base, above.id, before, after));
  }
  return writes;
}

function replaceRanges(
  base: { village_id: number },
  placeId: number,
  before: Range[],
  after: Range[],
): Write[] {
  const same = (a: Range, b: Range) => a.lo === b.lo && a.hi === b.hi;
  const gone = before.filter((range) => !after.some((other) => same(range, other)));
  const fresh = after.filter((range) => !before.some((other) => same(range, other)));
  return [
    ...gone.map(({ lo }) => deleteRange({ ...base, place_id: placeId, lo })),
    ...fresh.map(({ lo, hi }) => insertRange({ ...base, place_id: placeId, lo, hi })),
  ];
}
