import { authErrors } from '../../platform/auth/index.ts';
import {
  type CommandAnswer,
  type CommandContext,
  type CommandRequest,
  defineCommand,
  defineWrite,
  readGuards,
  runCommand,
} from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { type Area, coverAreas } from '../../platform/pictures/index.ts';
import { ownHouseholds } from '../../platform/policy/index.ts';
import { deletePhotoFiles, putPhoto, readEvent, sizeKey } from '../events/index.ts';
import { askedIt } from './asked-it.ts';
import { privacyErrors } from './errors.ts';
import { mayDecide } from './policy.ts';
import type { ObjectionReason } from './reasons.ts';
import { objectionGuard } from './object-photo.ts';
import type { PrivacyServices } from './services.ts';
import { closeObjection } from './store.ts';
import type { PhotoObjectionsTable } from './tables.ts';

export interface DecideObjectionInput {
  objectionId: string;
  verdict: 'keep' | 'withdraw' | 'blur';
  reason: ObjectionReason;
  /** What to make unrecognisable, for `blur`. */
  areas: (Area & { photoId: string })[];
}

const withdrawPhotos = defineWrite<{ village_id: number; ids: string[]; at: Date }>({
  name: 'privacy.withdraw-photos',
  order: 140,
  expect: 'any',
  sql: `update photos p set withdrawn_at = r.at, withdrawn_for = 'objection', content_hash = '', fingerprint = null,
      taken_at = null
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, ids uuid[], at timestamptz)
    where p.village_id = r.village_id and p.id = any(r.ids) and p.withdrawn_at is null returning p.id`,
});

const states = { keep: 'kept', withdraw: 'withdrawn', blur: 'blurred' } as const;

const decideObjection = defineCommand({
  name: 'privacy.decide-objection',
  policy: async (ctx) => (mayDecide(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx: CommandContext, input: DecideObjectionInput) {
    const { villageId } = ctx;
    const row = await readObjection(ctx, input.objectionId);
    if (!row) return { ok: false, error: privacyErrors.objection_unknown() };
    const guards = await readGuards(ctx.read, villageId, [objectionGuard(row.event_id)]);
    if (row.state !== 'open') return { ok: false, error: privacyErrors.objection_closed() };
    if (askedIt(ctx.actor, villageId, row.asked_by)) return { ok: false, error: privacyErrors.own_asking() };
    const event = await readEvent(ctx.read, villageId, row.event_id);
    if (event && ownHouseholds(ctx.actor, villageId).includes(event.household_id))
      return { ok: false, error: privacyErrors.own_wish() };
    const { verdict, reason, areas } = input;
    const known = areas.every((area) => row.photo_ids.includes(area.photoId));
    if (verdict === 'blur' && (areas.length === 0 || !known))
      return { ok: false, error: privacyErrors.areas_missing() };
    const now = ctx.clock.now();
    const files = await readFiles(ctx, row.photo_ids);
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          closeObjection({
            village_id: villageId,
            id: row.id,
            state: states[verdict],
            reason,
            decided_by: ctx.actor.accountId,
            decided_at: now,
          }),
          ...(verdict === 'withdraw'
            ? [withdrawPhotos({ village_id: villageId, ids: row.photo_ids, at: now })]
            : []),
        ],
        postings: [],
        audit: {
          action: `privacy.photos-${states[verdict]}`,
          target: `event:${row.event_id}`,
          after: { photoIds: row.photo_ids, objectionId: row.id, reason },
        },
        outbox: [],
        result: { objectionId: row.id, state: states[verdict], files },
      },
    };
  },
});

function readObjection(ctx: CommandContext, id: string): Promise<PhotoObjectionsTable | undefined> {
  return ctx.read
    .selectFrom('photo_objections')
    .selectAll()
    .where('village_id', '=', ctx.villageId)
    .where('id', '=', id)
    .executeTakeFirst();
}

function readFiles(
  ctx: Pick<CommandContext, 'read' | 'villageId'>,
  photoIds: string[],
): Promise<{ id: string; file: string }[]> {
  return ctx.read
    .selectFrom('photos')
    .select(['id', 'file'])
    .where('village_id', '=', ctx.villageId)
    .where('id', 'in', photoIds)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute();
}

/**
 * Decides on an objection. Blurring changes the files first, once it is known that the decision may be taken: a process
 * that stops in between leaves a photo that shows less, never one that is said to be blurred and is not.
 */
export async function runDecideObjection(
  services: PrivacyServices,
  request: CommandRequest,
  input: DecideObjectionInput,
): Promise<CommandAnswer<{ objectionId: string; state: 'kept' | 'withdrawn' | 'blurred' }>> {
  if (input.verdict === 'blur') {
    const tried = await runCommand(services, decideObjection, { ...request, dryRun: true }, input);
    if (tried.ok) await blur(services, request.villageId, input.areas);
  }
  const answer = await runCommand(services, decideObjection, request, input);
  if (answer.ok && answer.result.state === 'withdrawn')
    for (const { file } of answer.result.files) await deletePhotoFiles(services.disk, file);
  return answer;
}

async function blur(services: PrivacyServices, villageId: number, areas: DecideObjectionInput['areas']) {
  const photoIds = [...new Set(areas.map((area) => area.photoId))];
  const photos = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    readFiles({ read, villageId }, photoIds),
  );
  for (const { id, file } of photos) {
    const full = await services.disk.getBytes(sizeKey(file, 'full'));
    await putPhoto(
      services.disk,
      file,
      await coverAreas(
        full,
        areas.filter((area) => area.photoId === id),
      ),
    );
  }
}
