import { localDay } from '../../platform/clock/index.ts';
import { authErrors } from '../../platform/auth/index.ts';
import {
  type CommandAnswer,
  type CommandContext,
  type CommandRequest,
  defineCommand,
  readGuards,
  runCommand,
} from '../../platform/command/index.ts';
import { ownHouseholds } from '../../platform/policy/index.ts';
import { deleteSealed } from '../../platform/storage/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { deletePhotoFiles, eventGuard, filingGuard } from '../events/index.ts';
import { importGuard, isImportOpen } from '../imports/index.ts';
import { writesOfErasure } from '../people/index.ts';
import { checkErasure } from './check-erasure.ts';
import { copyFolder } from './copies.ts';
import { type ErasedRow, eraseTraces } from './erase-writes.ts';
import { askedIt } from './asked-it.ts';
import { privacyErrors } from './errors.ts';
import { mayDecideErasure } from './policy.ts';
import {
  patternOf,
  readAuditOf,
  readAccounts,
  readEventsOf,
  readNamed,
  readPhotosOf,
  readSubject,
  type Subject,
} from './read-traces.ts';
import { eraseReasons, refuseReasons } from './reasons.ts';
import { erasureGuard, readErasure } from './request-erasure.ts';
import type { PrivacyServices } from './services.ts';
import { closeErasure } from './store.ts';
import type { ErasuresTable } from './tables.ts';

export interface DecideErasureInput {
  erasureId: string;
  verdict: 'erase' | 'refuse';
  /** A code of `eraseReasons` or `refuseReasons`. */
  reason: string;
}

interface Decided {
  erasureId: string;
  state: 'done' | 'refused';
  /** Files that the rows no longer know. */
  photoFiles: string[];
  copies: { id: string; pieces: number }[];
}

const decideErasure = (vault: Vault) =>
  defineCommand({
    name: 'privacy.decide-erasure',
    policy: async (ctx) => (mayDecideErasure(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
    async decide(ctx: CommandContext, input: DecideErasureInput) {
      const row = await readErasure(ctx, input.erasureId);
      if (!row) return { ok: false, error: privacyErrors.erasure_unknown() };
      const guards = await readGuards(ctx.read, ctx.villageId, [erasureGuard(row.person_id)]);
      if (row.state !== 'open') return { ok: false, error: privacyErrors.erasure_closed() };
      if (ownHouseholds(ctx.actor, ctx.villageId).includes(row.household_id))
        return { ok: false, error: privacyErrors.own_wish() };
      if (askedIt(ctx.actor, ctx.villageId, row.asked_by))
        return { ok: false, error: privacyErrors.own_asking() };
      const reasons: readonly { code: string }[] = input.verdict === 'erase' ? eraseReasons : refuseReasons;
      if (!reasons.some(({ code }) => code === input.reason))
        return { ok: false, error: privacyErrors.verdict_reason() };
      if (input.verdict === 'refuse') return { ok: true, effects: refuse(ctx, row, input.reason, guards) };
      const subject = await readSubject(ctx.read, vault, ctx.villageId, row.person_id, ctx.clock.now());
      if (!subject) return { ok: false, error: privacyErrors.person_unknown() };
      return carryOut(ctx, row, subject, input.reason, guards);
    },
  });

type Guards = Awaited<ReturnType<typeof readGuards>>;

function closing(ctx: CommandContext, row: ErasuresTable, state: 'done' | 'refused', reason: string) {
  return closeErasure({
    village_id: ctx.villageId,
    id: row.id,
    state,
    reason,
    decided_by: ctx.actor.accountId,
    decided_at: ctx.clock.now(),
  });
}

function refuse(ctx: CommandContext, row: ErasuresTable, reason: string, guards: Guards) {
  const result: Decided = { erasureId: row.id, state: 'refused', photoFiles: [], copies: [] };
  return {
    guards,
    writes: [closing(ctx, row, 'refused', reason)],
    postings: [],
    audit: { action: 'privacy.erasure-refused', target: `erasure:${row.id}`, reason },
    outbox: [],
    result,
  };
}

async function carryOut(
  ctx: CommandContext,
  row: ErasuresTable,
  subject: Subject,
  reason: string,
  guards: Guards,
) {
  const traces = await gatherTraces(ctx, subject);
  if (!traces.ok) return traces;
  const { erased, photos, copies } = traces;
  const result: Decided = {
    erasureId: row.id,
    state: 'done',
    photoFiles: photos.map((photo) => photo.file),
    copies,
  };
  return {
    ok: true as const,
    effects: {
      guards: [...guards, ...traces.guards],
      writes: [
        closing(ctx, row, 'done', reason),
        ...writesOfErasure(ctx.villageId, subject.memberId),
        ...eraseTraces({ ...erased, way: row.way === 'phone' ? 'phone' : 'paper' }),
      ],
      postings: [],
      audit: {
        action: 'privacy.erased',
        target: `erasure:${row.id}`,
        after: {
          events: erased.events.length,
          photos: photos.length,
          accounts: erased.leaving.length,
        },
        reason,
      },
      outbox: [],
      result,
    },
  };
}

/** Everything in the village that tells of the person; what has to be settled first is refused. */
async function gatherTraces(ctx: CommandContext, subject: Subject) {
  const { read, villageId } = ctx;
  const { memberId, householdId } = subject;
  const accounts = await readAccounts(read, villageId, memberId);
  const known = (await readEventsOf(read, villageId, subject, accounts)).map((event) => event.id);
  // Whoever files for the household, resubmits or decides meanwhile bumps these: then all is read again.
  const today = localDay(ctx.clock.now());
  const guards = await readGuards(read, villageId, [
    filingGuard(householdId, today),
    // Whoever starts an import meanwhile bumps this one.
    importGuard,
    ...known.map((id) => eventGuard(id)),
  ]);
  if (await isImportOpen(read, villageId)) return { ok: false as const, error: privacyErrors.import_open() };
  const events = await readEventsOf(read, villageId, subject, accounts);
  const [first] = checkErasure(subject, accounts, events);
  if (first) return { ok: false as const, error: privacyErrors.erasure_blocked({ why: first.label }) };
  const eventIds = events.map((event) => event.id);
  const photos = await readPhotosOf(read, villageId, eventIds, accounts);
  const pattern = patternOf(subject.person);
  const named = await readNamed(read, villageId, pattern);
  const copies = await readCopies(ctx, householdId);
  const audit = await readAuditOf(read, villageId, subject, eventIds);
  const erased: Omit<ErasedRow, 'way'> = {
    village_id: villageId,
    person_id: memberId,
    household_id: householdId,
    alone: subject.alone,
    accounts: accounts.own,
    leaving: accounts.leaving,
    events: eventIds,
    photos: photos.map((photo) => photo.id),
    targets: targetsOf(subject, accounts.own, eventIds, photos, copies),
    audit,
    named_events: named.events,
    named_decisions: named.decisions,
    named_changes: named.changes,
    named_organisations: named.organisations,
    pattern: pattern ?? '$^',
    by: ctx.actor.accountId,
    at: ctx.clock.now(),
  };
  return { ok: true as const, erased, photos, copies, guards };
}

/** What rows of the audit are about when they are about this person. */
function targetsOf(
  { memberId, householdId, alone }: Subject,
  accounts: string[],
  events: string[],
  photos: { id: string }[],
  copies: { id: string }[],
): string[] {
  return [
    `member:${memberId}`,
    ...(alone ? [`household:${householdId}`] : []),
    ...accounts.map((id) => `account:${id}`),
    ...events.map((id) => `event:${id}`),
    ...photos.map(({ id }) => `photo:${id}`),
    ...copies.map(({ id }) => `data-copy:${id}`),
  ];
}

function readCopies(ctx: CommandContext, householdId: string): Promise<{ id: string; pieces: number }[]> {
  return ctx.read
    .selectFrom('data_copies')
    .select(['id', 'pieces'])
    .where('village_id', '=', ctx.villageId)
    .where('household_id', '=', householdId)
    .where('emptied_at', 'is', null)
    .orderBy('id')
    .execute();
}

/**
 * Decides on a wish to be forgotten. Rows go in one transaction, files right after; a process that stops between the two
 * leaves files that no row knows, and the nightly cleaning takes them.
 */
export async function runDecideErasure(
  services: PrivacyServices,
  request: CommandRequest,
  input: DecideErasureInput,
): Promise<CommandAnswer<{ erasureId: string; state: 'done' | 'refused' }>> {
  const answer = await runCommand(services, decideErasure(services.vault), request, input);
  if (!answer.ok || answer.result.state !== 'done') return answer;
  const { photoFiles, copies } = answer.result;
  for (const file of photoFiles) await deletePhotoFiles(services.disk, file);
  for (const { id, pieces } of copies)
    await deleteSealed(services.disk, copyFolder(request.villageId, id), pieces);
  return answer;
}
