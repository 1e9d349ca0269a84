import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { ownPersons } from '../../platform/policy/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { addWorkdays } from '../events/index.ts';
import { privacyErrors } from './errors.ts';
import { asksAs } from './policy.ts';
import { readSubject, type Subject } from './read-traces.ts';
import { closeErasure, insertErasure } from './store.ts';
import type { AskedWay, ErasuresTable } from './tables.ts';

/** The law says "in good time"; the office promises this. */
const DEADLINE_WORKDAYS = 15;

export interface RequestErasureInput {
  memberId: string;
  /** At the desk: the child's guardian is there. */
  byGuardian: boolean;
}

export const erasureGuard = (memberId: string) => `erasure:${memberId}`;

/** Whether somebody may ask for this member: themselves, their child under 14, or whoever comes to the desk. */
export async function mayAskFor(
  ctx: Pick<CommandContext, 'read' | 'actor' | 'villageId'>,
  subject: Subject | null,
): Promise<{ ok: true; way: AskedWay; subject: Subject } | { ok: false; error: CodedError }> {
  if (ctx.actor.onlyHousehold !== undefined) return { ok: false, error: privacyErrors.card_session() };
  if (!subject) return { ok: false, error: privacyErrors.person_unknown() };
  const { villageId } = ctx;
  const way = await asksAs(ctx.read, ctx.actor, { villageId, householdId: subject.householdId });
  if (way === null) return { ok: false, error: privacyErrors.person_unknown() };
  const own = ownPersons(ctx.actor).includes(subject.memberId) || (subject.isChild && subject.livesThere);
  if (way === 'phone' && !own) return { ok: false, error: privacyErrors.not_yours() };
  return { ok: true, way, subject };
}

/** Somebody wants to be forgotten: the village's clerk is told, and has fifteen work days. */
export const requestErasure = (vault: Vault) =>
  defineCommand({
    name: 'privacy.request-erasure',
    // Whose wish it may be depends on who lives where: decided below, where that is read.
    policy: async () => null,
    async decide(ctx: CommandContext, { memberId, byGuardian }: RequestErasureInput) {
      const { villageId, read } = ctx;
      const guards = await readGuards(read, villageId, [erasureGuard(memberId)]);
      const now = ctx.clock.now();
      const asked = await mayAskFor(ctx, await readSubject(read, vault, villageId, memberId, now));
      if (!asked.ok) return asked;
      const { way, subject } = asked;
      if (way === 'desk' && subject.isChild && !byGuardian)
        return { ok: false, error: privacyErrors.guardian_missing() };
      if (await findOpen(ctx, memberId)) return { ok: false, error: privacyErrors.erasure_open() };
      const id = ctx.ids.uuid();
      const dueOn = addWorkdays(localDay(now), DEADLINE_WORKDAYS);
      return {
        ok: true,
        effects: {
          guards,
          writes: [
            insertErasure({
              village_id: villageId,
              id,
              person_id: memberId,
              household_id: subject.householdId,
              asked_by: ctx.actor.accountId,
              asked_at: now,
              way,
              by_guardian: subject.isChild,
              due_on: dueOn,
            }),
          ],
          postings: [],
          audit: { action: 'privacy.erasure-asked', target: `erasure:${id}`, after: { memberId, way } },
          outbox: [],
          result: { erasureId: id, dueOn },
        },
      };
    },
  });

export interface ErasureIdInput {
  erasureId: string;
}

/** Whoever asked, or the person, thinks better of it. */
export const takeErasureBack = defineCommand({
  name: 'privacy.take-erasure-back',
  // Whose wish it was is known from its row, read below.
  policy: async () => null,
  async decide(ctx: CommandContext, { erasureId }: ErasureIdInput) {
    const row = await readErasure(ctx, erasureId);
    const own =
      row && (row.asked_by === ctx.actor.accountId || ownPersons(ctx.actor).includes(row.person_id));
    if (!row || !own) return { ok: false, error: privacyErrors.erasure_unknown() };
    if (ctx.actor.onlyHousehold !== undefined) return { ok: false, error: privacyErrors.card_session() };
    const guards = await readGuards(ctx.read, ctx.villageId, [erasureGuard(row.person_id)]);
    if (row.state !== 'open') return { ok: false, error: privacyErrors.erasure_closed() };
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          closeErasure({
            village_id: ctx.villageId,
            id: erasureId,
            state: 'taken_back',
            reason: null,
            decided_by: ctx.actor.accountId,
            decided_at: ctx.clock.now(),
          }),
        ],
        postings: [],
        audit: { action: 'privacy.erasure-taken-back', target: `erasure:${erasureId}` },
        outbox: [],
        result: { erasureId },
      },
    };
  },
});

export function readErasure(
  ctx: Pick<CommandContext, 'read' | 'villageId'>,
  erasureId: string,
): Promise<ErasuresTable | undefined> {
  return ctx.read
    .selectFrom('erasures')
    .selectAll()
    .where('village_id', '=', ctx.villageId)
    .where('id', '=', erasureId)
    .executeTakeFirst();
}

function findOpen(ctx: CommandContext, memberId: string) {
  return ctx.read
    .selectFrom('erasures')
    .select('id')
    .where('village_id', '=', ctx.villageId)
    .where('person_id', '=', memberId)
    .where('state', '=', 'open')
    .executeTakeFirst();
}
