import { authErrors } from '../../platform/auth/index.ts';
import { addDays, localDay } from '../../platform/clock/index.ts';
import { defineCommand, readGuards, type Write } from '../../platform/command/index.ts';
import { orgErrors } from './errors.ts';
import { mayCorrectPlace } from './policy.ts';
import { findPlaceByCode, type Place, readPlace, readPlaceCodes } from './read.ts';
import { closeCode, insertCode, updatePlace } from './store.ts';

export interface CorrectPlaceInput {
  name: string;
  phone: string | null;
  code: string;
  /** First day of a new code; today if left out. */
  codeFrom?: string | undefined;
}

const CODE_LENGTH = { district: 6, town: 9, village: 12 } as const;

/**
 * Corrects a place's name, public telephone and official code. The old code stays in its history, so that papers that
 * bear it are still found. A command of the place itself (its id stands where a village's does).
 */
export const correctPlace = defineCommand({
  name: 'orgs.correct-place',
  policy: async (ctx) => (mayCorrectPlace(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx, input: CorrectPlaceInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, ['place']);
    const place = await readPlace(ctx.read, ctx.villageId);
    if (!place) return { ok: false, error: orgErrors.place_unknown() };
    const { name, phone, code } = input;
    if (code.length !== CODE_LENGTH[place.kind])
      return { ok: false, error: orgErrors.code_malformed({ digits: CODE_LENGTH[place.kind] }) };
    const holder = await findPlaceByCode(ctx.read, code);
    if (holder && holder.id !== place.id) return { ok: false, error: orgErrors.code_taken({ code }) };
    const from = input.codeFrom ?? localDay(ctx.clock.now());
    const [newest] = await readPlaceCodes(ctx.read, place.id);
    if (code !== place.code && newest && from <= newest.from)
      return { ok: false, error: orgErrors.code_from_too_early({ day: newest.from }) };
    const base = { village_id: ctx.villageId };
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          updatePlace({ ...base, id: place.id, name, phone, code }),
          ...codeWrites(base, place, code, from),
        ],
        postings: [],
        audit: {
          action: 'orgs.place-corrected',
          target: `place:${place.id}`,
          before: { name: place.name, phone: place.phone, code: place.code },
          after: { name, phone, code },
        },
        outbox: [],
        result: { placeId: place.id },
      },
    };
  },
});

function codeWrites(base: { village_id: number }, place: Place, code: string, from: string): Write[] {
  if (code === place.code) return [];
  return [
    closeCode({ ...base, place_id: place.id, valid_until: addDays(from, -1) }),
    insertCode({ ...base, place_id: place.id, code, valid_from: from }),
  ];
}
