import { defineCommand, readGuards } from '../../platform/command/index.ts';
import { authErrors } from '../../platform/auth/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { localDay } from '../../platform/clock/index.ts';
import { orgErrors } from './errors.ts';
import { nextRange } from './place-ids.ts';
import { mayOpenPlaces } from './policy.ts';
import { findPlaceByCode, type Place, readPlace } from './read.ts';
import { insertCode, insertPlace, insertRange } from './store.ts';
import type { PlaceKind } from './tables.ts';

export interface CreatePlaceInput {
  kind: PlaceKind;
  /** Null for a district. */
  parentId: number | null;
  code: string;
  name: string;
  /** Public telephone of the office. */
  phone?: string;
}

const PARENT_KIND: Record<PlaceKind, PlaceKind | null> = {
  district: null,
  town: 'district',
  village: 'town',
};

/**
 * Adds a place to the tree and allots its range of village ids. The same code with the same kind and parent answers
 * the place that is there, so an import can be run again. A command of the place above (its id stands where a village's
 * does), or of the installation (village 0).
 */
export const createPlace = defineCommand({
  name: 'orgs.create-place',
  policy: async (ctx) => (mayOpenPlaces(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx, input: CreatePlaceInput) {
    if (ctx.villageId !== 0 && ctx.villageId !== input.parentId)
      return { ok: false, error: orgErrors.parent_unknown() };
    const guards = await readGuards(ctx.read, ctx.villageId, [`places:${input.parentId ?? 'top'}`]);
    const known = await findPlaceByCode(ctx.read, input.code);
    if (known) return answerKnown(known, input);
    const parent = input.parentId === null ? null : await readPlace(ctx.read, input.parentId);
    if (input.parentId !== null && !parent) return { ok: false, error: orgErrors.parent_unknown() };
    if ((parent?.kind ?? null) !== PARENT_KIND[input.kind])
      return { ok: false, error: orgErrors.parent_kind_wrong() };
    const range = nextRange(input.kind, parent, await newestSiblingLo(ctx.read, input.parentId));
    if (!range) return { ok: false, error: orgErrors.block_full() };
    const { lo, hi } = range;
    const row = {
      id: lo,
      kind: input.kind,
      parent_id: input.parentId,
      code: input.code,
      name: input.name,
      phone: input.phone ?? null,
      lo,
      hi,
    };
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          insertPlace({ village_id: ctx.villageId, ...row }),
          insertRange({ village_id: ctx.villageId, place_id: lo, lo, hi }),
          insertCode({
            village_id: ctx.villageId,
            place_id: lo,
            code: input.code,
            valid_from: localDay(ctx.clock.now()),
          }),
        ],
        postings: [],
        audit: { action: 'orgs.place-created', target: `place:${lo}`, after: row },
        outbox: [],
        result: { placeId: lo },
      },
    };
  },
});

function answerKnown(known: Place, input: CreatePlaceInput) {
  if (known.kind !== input.kind || known.parentId !== input.parentId)
    return { ok: false as const, error: orgErrors.code_taken({ code: input.code }) };
  return {
    ok: true as const,
    effects: {
      guards: [],
      writes: [],
      postings: [],
      audit: { action: 'orgs.place-found', target: `place:${known.id}` },
      outbox: [],
      result: { placeId: known.id },
    },
  };
}

async function newestSiblingLo(read: ScopedRead, parentId: number | null): Promise<number | null> {
  const siblings = read.selectFrom('places').select((eb) => eb.fn.max('lo').as('lo'));
  const row = await (parentId === null
    ? siblings.where('parent_id', 'is', null)
    : siblings.where('parent_id', '=', parentId)
  ).executeTakeFirst();
  return row?.lo ?? null;
}
