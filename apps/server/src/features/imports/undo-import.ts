import { authErrors } from '../../platform/auth/index.ts';
import {
  type CommandAnswer,
  type CommandRequest,
  defineCommand,
  defineSystemCommand,
  readGuards,
  runCommand,
} from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { importErrors } from './errors.ts';
import { mayImport } from './policy.ts';
import { importRequest } from './requests.ts';
import type { ImportServices } from './services.ts';
import { importJob, villageGuard } from './start-import.ts';
import { endImport, setProgress } from './store.ts';
import type { RosterImportsTable } from './tables.ts';
import { undoHouseholds } from './undo-households.ts';

const HOUSEHOLDS_AT_ONCE = 40;

/** Asks for an import to be undone: all that it made or changed and nobody touched since. */
export const undoImport = defineCommand({
  name: 'imports.undo-import',
  policy: async (ctx) => (mayImport(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx, { importId }: { importId: string }) {
    const guards = await readGuards(ctx.read, ctx.villageId, [villageGuard]);
    const row = await ctx.read
      .selectFrom('roster_imports')
      .selectAll()
      .where('village_id', '=', ctx.villageId)
      .where('id', '=', importId)
      .executeTakeFirst();
    if (!row) return { ok: false, error: importErrors.import_unknown() };
    if (row.state !== 'done' && row.state !== 'failed')
      return { ok: false, error: importErrors.undo_not_now() };
    const isOver = row.undo_until === null || row.undo_until <= ctx.clock.now();
    if (isOver) return { ok: false, error: importErrors.undo_over() };
    const progress = {
      village_id: ctx.villageId,
      id: importId,
      state: 'undoing' as const,
      done: 0,
      total: row.total,
    };
    return {
      ok: true,
      effects: {
        guards,
        writes: [setProgress(progress)],
        postings: [],
        audit: { action: 'imports.undo-started', target: `roster-import:${importId}` },
        outbox: [],
        result: { importId },
      },
    };
  },
});

export async function startUndo(
  services: ImportServices,
  request: CommandRequest,
  importId: string,
): Promise<CommandAnswer<{ importId: string }>> {
  const answer = await runCommand(services, undoImport, request, { importId });
  if (answer.ok) services.background.wake(importJob);
  return answer;
}

/** Takes an import back household by household; one that is in use stays whole, and is named. */
export async function runUndo(services: ImportServices, job: RosterImportsTable): Promise<void> {
  const { village_id: villageId, id: importId } = job;
  const rows = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    read
      .selectFrom('roster_import_rows')
      .select('household_id')
      .distinct()
      .where('village_id', '=', villageId)
      .where('import_id', '=', importId)
      .where('kept', 'is', null)
      .orderBy('household_id')
      .execute(),
  );
  const households = rows.map((row) => row.household_id);
  let done = 0;
  for (let at = 0; at < households.length; at += HOUSEHOLDS_AT_ONCE) {
    const some = households.slice(at, at + HOUSEHOLDS_AT_ONCE);
    done += some.length;
    await undoSome(services, { villageId, importId, households: some, done, total: households.length });
  }
  await runCommand(services, endUndo, importRequest(services, villageId), { importId });
}

interface Part {
  villageId: number;
  importId: string;
  households: string[];
  done: number;
  total: number;
  /** A record elsewhere refers to something of this household: it stays. */
  inUse?: boolean;
}

/** What other records refer to cannot be deleted: the households are then halved until those are found. */
async function undoSome(services: ImportServices, part: Part): Promise<void> {
  const { villageId, importId, households, done, total, inUse = false } = part;
  const command = undoHouseholds(services.vault);
  const input = { importId, households, done, total, inUse };
  const answer = await runCommand(services, command, importRequest(services, villageId), input);
  if (answer.ok) return;
  if (answer.error.code !== importErrors.row_in_use().code || inUse)
    throw new Error(`${answer.error.code}: ${answer.error.message}`);
  if (households.length === 1) return undoSome(services, { ...part, inUse: true });
  const half = Math.ceil(households.length / 2);
  await undoSome(services, { ...part, households: households.slice(0, half) });
  await undoSome(services, { ...part, households: households.slice(half) });
}

const endUndo = defineSystemCommand({
  name: 'imports.end-undo',
  async decide(ctx, { importId }: { importId: string }) {
    const row = await ctx.read
      .selectFrom('roster_imports')
      .select('counts')
      .where('village_id', '=', ctx.villageId)
      .where('id', '=', importId)
      .executeTakeFirstOrThrow();
    const ending = { village_id: ctx.villageId, id: importId, state: 'undone' as const, counts: row.counts };
    return {
      writes: [endImport({ ...ending, ended_at: ctx.clock.now(), undo_until: null })],
      audit: { action: 'imports.import-undone', target: `roster-import:${importId}` },
    };
  },
});
