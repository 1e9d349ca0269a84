import { sql } from 'kysely';
import {
  defineSystemCommand,
  defineWrite,
  recordAudit,
  runCommand,
  systemActor,
  systemRequest,
} from '../../platform/command/index.ts';
import { everyVillage, noScope, withScope } from '../../platform/db/index.ts';
import { cleanUpAccess } from '../access/index.ts';
import { deletePhotoFiles } from '../events/index.ts';
import { readVillages } from '../orgs/index.ts';
import { readRetention, type RetentionDays } from './retention.ts';
import type { PrivacyServices } from './services.ts';

const DAY_MS = 86_400_000;
/** Rows of one transaction at most; a village with more is gone over again. */
const AT_ONCE = 500;

type Removed = { photos: number; audit: number; wishes: number };

/**
 * Removes what has been kept long enough, village by village, and writes down how much went. Safe at any time and in
 * several processes; a run that is cut off leaves the rest for the next night.
 */
export async function applyRetention(
  services: PrivacyServices,
): Promise<Removed & { sessions: number; codes: number }> {
  const days = await withScope(services.db, noScope, readRetention);
  const villages = await withScope(services.db, noScope, (read) => readVillages(read, everyVillage));
  const total: Removed = { photos: 0, audit: 0, wishes: 0 };
  for (const placeId of [0, ...villages.map((village) => village.id)]) {
    const removed = await applyIn(services, placeId, days);
    for (const kind of ['photos', 'audit', 'wishes'] as const) total[kind] += removed[kind];
  }
  const signIn = await cleanUpAccess(services, { sessionDays: days.sessions, codeDays: days.sign_in_codes });
  const removed = { ...total, ...signIn };
  if (Object.values(removed).some((count) => count > 0))
    await recordAudit(services, {
      villageId: 0,
      actorId: systemActor('retention').accountId,
      from: { ip: '', requestId: 'retention' },
      audit: { action: 'privacy.retention-applied', target: 'retention', after: removed },
    });
  return removed;
}

async function applyIn(services: PrivacyServices, placeId: number, days: RetentionDays): Promise<Removed> {
  const total: Removed = { photos: 0, audit: 0, wishes: 0 };
  for (;;) {
    const old = await findOld(services, placeId, days);
    const count = old.photos.length + old.audit.length + old.wishes.length;
    if (count === 0) return total;
    const answer = await runCommand(services, removeOld, systemRequest(services, 'retention', placeId), {
      photoIds: old.photos.map((photo) => photo.id),
      audit: old.audit,
      wishes: old.wishes,
    });
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
    for (const { file } of old.photos) await deletePhotoFiles(services.disk, file);
    total.photos += old.photos.length;
    total.audit += old.audit.length;
    total.wishes += old.wishes.length;
  }
}

interface Old {
  photos: { id: string; file: string }[];
  audit: number[];
  wishes: string[];
}

function findOld(services: PrivacyServices, placeId: number, days: RetentionDays): Promise<Old> {
  const before = (kind: keyof RetentionDays) =>
    new Date(services.clock.now().getTime() - days[kind] * DAY_MS);
  return withScope(services.db, { lo: placeId, hi: placeId }, async (read) => {
    const photos = await sql<{ id: string; file: string }>`
      select p.id, p.file from photos p join events e on e.village_id = p.village_id and e.id = p.event_id
      where p.village_id = ${placeId} and p.withdrawn_at is null and e.state in ('approved', 'refused')
        and coalesce(e.approved_at, e.stage_since, e.filed_at) < ${before('photos')}
      order by p.id limit ${AT_ONCE}`.execute(read);
    const audit = await sql<{ seq: number }>`
      select a.seq from audit_rows a join audit_details d on d.village_id = a.village_id and d.seq = a.seq
      where a.village_id = ${placeId} and a.at < ${before('audit')} and not d.erased
      order by a.seq limit ${AT_ONCE}`.execute(read);
    const wishes = await sql<{ id: string }>`
      select id from erasures where village_id = ${placeId} and decided_at < ${before('wishes')}
      union all select id from photo_objections
        where village_id = ${placeId} and decided_at < ${before('wishes')}
      union all select id from data_copies
        where village_id = ${placeId} and emptied_at < ${before('wishes')}
      order by 1 limit ${AT_ONCE}`.execute(read);
    return {
      photos: photos.rows,
      audit: audit.rows.map((row) => row.seq),
      wishes: wishes.rows.map((row) => row.id),
    };
  });
}

interface RemoveInput {
  photoIds: string[];
  audit: number[];
  wishes: string[];
}

type RemoveRow = { village_id: number; photos: string[]; audit: number[]; wishes: string[]; at: Date };

const ROWS = `jsonb_to_recordset($1::jsonb) as r(village_id bigint, photos uuid[], audit bigint[], wishes uuid[],
  at timestamptz)`;

const remove = (name: string, sqlText: string) =>
  defineWrite<RemoveRow>({ name: `privacy.retire-${name}`, order: 180, sql: sqlText, expect: 'any' });

const removals = [
  remove(
    'photos',
    `update photos p set withdrawn_at = r.at, withdrawn_for = 'retention', content_hash = '', fingerprint = null,
        taken_at = null from ${ROWS}
      where p.village_id = r.village_id and p.id = any(r.photos) and p.withdrawn_at is null returning p.id`,
  ),
  remove(
    'audit',
    `update audit_details d set salt = null, detail = null, erased = true from ${ROWS}
      where d.village_id = r.village_id and d.seq = any(r.audit) and not d.erased returning d.seq`,
  ),
  remove(
    'erasures',
    `delete from erasures e using ${ROWS} where e.village_id = r.village_id and e.id = any(r.wishes) returning e.id`,
  ),
  remove(
    'objections',
    `delete from photo_objections o using ${ROWS}
      where o.village_id = r.village_id and o.id = any(r.wishes) returning o.id`,
  ),
  remove(
    'copies',
    `delete from data_copies c using ${ROWS} where c.village_id = r.village_id and c.id = any(r.wishes) returning c.id`,
  ),
];

const removeOld = defineSystemCommand({
  name: 'privacy.remove-old',
  decide(ctx, { photoIds, audit, wishes }: RemoveInput) {
    const row = { village_id: ctx.villageId, photos: photoIds, audit, wishes, at: ctx.clock.now() };
    return {
      writes: removals.map((write) => write(row)),
      audit: {
        action: 'privacy.old-removed',
        target: `village:${ctx.villageId}`,
        after: { photos: photoIds.length, audit: audit.length, wishes: wishes.length },
      },
    };
  },
});
