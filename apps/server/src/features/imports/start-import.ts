import { authErrors } from '../../platform/auth/index.ts';
import {
  type CommandAnswer,
  type CommandRequest,
  defineCommand,
  readGuards,
  runCommand,
} from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Reading } from '../rosters/index.ts';
import { importErrors } from './errors.ts';
import { openFile } from './open-file.ts';
import { mayImport } from './policy.ts';
import type { ImportServices } from './services.ts';
import { insertImport } from './store.ts';

/** One import of a village at a time: the second would not see what the first has not written yet. */
export const villageGuard = 'roster-imports';

/** Whether an import of the village waits, runs or is being undone. */
export async function isImportOpen(read: ScopedRead, villageId: number): Promise<boolean> {
  const open = await read
    .selectFrom('roster_imports')
    .select('id')
    .where('village_id', '=', villageId)
    .where('state', 'in', ['waiting', 'running', 'undoing'])
    .executeTakeFirst();
  return open !== undefined;
}

interface StartInput {
  fileId: string;
  reading: Reading;
  total: number;
}

const startCommand = defineCommand({
  name: 'imports.start-import',
  policy: async (ctx) => (mayImport(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx, { fileId, reading, total }: StartInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, [villageGuard]);
    if (!reading.columns.includes('name')) return { ok: false, error: importErrors.name_column_missing() };
    if (total === 0) return { ok: false, error: importErrors.nothing_to_import() };
    if (await isImportOpen(ctx.read, ctx.villageId))
      return { ok: false, error: importErrors.import_running() };
    const importId = ctx.ids.uuid();
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          insertImport({
            village_id: ctx.villageId,
            id: importId,
            file_id: fileId,
            asked_by: ctx.actor.accountId,
            asked_at: ctx.clock.now(),
            reading,
            state: 'waiting',
            done: 0,
            total,
          }),
        ],
        postings: [],
        audit: {
          action: 'imports.import-started',
          target: `roster-import:${importId}`,
          after: { fileId, households: total },
        },
        outbox: [],
        result: { importId },
      },
    };
  },
});

/** Starts an import of a file as it is read now; the work is done in the background and can be left and found again. */
export async function startImport(
  services: ImportServices,
  request: CommandRequest,
  fileId: string,
): Promise<CommandAnswer<{ importId: string }>> {
  const { row, understanding } = await openFile(services, request.actor, request.villageId, fileId);
  const input = { fileId, reading: row.reading, total: understanding.families.length };
  const answer = await runCommand(services, startCommand, request, input);
  if (answer.ok) services.background.wake(importJob);
  return answer;
}

export const importJob = 'imports.run';
