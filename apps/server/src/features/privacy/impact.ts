import { authErrors } from '../../platform/auth/index.ts';
import { addDays, localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { readPlace } from '../orgs/index.ts';
import { privacyErrors } from './errors.ts';
import { mayWriteRecord } from './policy.ts';
import { insertRecord } from './store.ts';
import type { ImpactBody } from './tables.ts';

/**
 * The law sets no interval for assessing again (articles 55 and 56 of the Personal Information Protection Law: before such
 * handling begins and whenever it changes). Whoever handles minors' data is audited every year (article 37 of the
 * Regulations on the Protection of Minors in Cyberspace), so the office is reminded as often.
 */
const REMIND_DAYS = 365;

export interface WriteRecordInput {
  body: ImpactBody;
}

/** A new version of a place's assessment; earlier ones stay as they were signed. A command of the place itself. */
export const writeRecord = defineCommand({
  name: 'privacy.write-record',
  policy: async (ctx) => (mayWriteRecord(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx: CommandContext, { body }: WriteRecordInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, ['impact-record']);
    const place = await readPlace(ctx.read, ctx.villageId);
    if (!place) return { ok: false, error: privacyErrors.place_unknown() };
    const last = await readRecord(ctx.read, ctx.villageId);
    const version = (last?.version ?? 0) + 1;
    const now = ctx.clock.now();
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          insertRecord({
            village_id: ctx.villageId,
            version,
            body,
            written_at: now,
            written_by: ctx.actor.accountId,
            assessed_on: localDay(now),
          }),
        ],
        postings: [],
        audit: {
          action: 'privacy.record-written',
          target: `place:${place.id}`,
          after: { version },
        },
        outbox: [],
        result: { version },
      },
    };
  },
});

export interface ImpactRecord {
  version: number;
  body: ImpactBody;
  assessedOn: string;
  signedBy: string;
  /** The day from which the office is reminded to assess anew. */
  dueOn: string;
}

/** A version of a place's assessment, the newest if none is named, with the name of whoever signed it. */
export async function readRecord(
  read: ScopedRead,
  placeId: number,
  version?: number,
): Promise<ImpactRecord | null> {
  let query = read
    .selectFrom('impact_records as r')
    .leftJoin('access_names as n', 'n.account_id', 'r.written_by')
    .select(['r.version', 'r.body', 'r.assessed_on', 'n.display_name'])
    .where('r.village_id', '=', placeId);
  if (version !== undefined) query = query.where('r.version', '=', version);
  const row = await query.orderBy('r.version', 'desc').executeTakeFirst();
  if (!row) return null;
  return {
    version: row.version,
    body: row.body,
    assessedOn: row.assessed_on,
    signedBy: row.display_name ?? '',
    dueOn: addDays(row.assessed_on, REMIND_DAYS),
  };
}

export function readRecordVersions(
  read: ScopedRead,
  placeId: number,
): Promise<{ version: number; assessedOn: string }[]> {
  return read
    .selectFrom('impact_records')
    .select(['version', 'assessed_on as assessedOn'])
    .where('village_id', '=', placeId)
    .orderBy('version', 'desc')
    .execute();
}
