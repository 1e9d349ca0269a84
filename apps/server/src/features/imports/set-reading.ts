import { authErrors } from '../../platform/auth/index.ts';
import { localDay } from '../../platform/clock/index.ts';
import {
  type CommandAnswer,
  type CommandRequest,
  defineCommand,
  runCommand,
} from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { guessReading, type Reading } from '../rosters/index.ts';
import { importErrors } from './errors.ts';
import { openFile } from './open-file.ts';
import { mayImport } from './policy.ts';
import type { ImportServices } from './services.ts';
import { setReading } from './store.ts';
import { labelOfTarget } from './targets.ts';

const setCommand = defineCommand({
  name: 'imports.set-reading',
  policy: async (ctx) => (mayImport(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx, { fileId, reading }: { fileId: string; reading: Reading }) {
    if (reading.joinOn !== null && reading.joinOn > localDay(ctx.clock.now()))
      return { ok: false, error: importErrors.join_day_late() };
    return {
      ok: true,
      effects: {
        guards: [],
        writes: [setReading({ village_id: ctx.villageId, id: fileId, reading })],
        postings: [],
        audit: { action: 'imports.reading-set', target: `roster-file:${fileId}` },
        outbox: [],
        result: { fileId },
      },
    };
  },
});

/** What the clerk chose: another sheet is guessed anew, columns may be named otherwise. */
export interface ReadingChoice {
  sheet: number;
  columns?: Reading['columns'] | undefined;
  joinOn: string | null;
}

export async function changeReading(
  services: ImportServices,
  request: CommandRequest,
  fileId: string,
  choice: ReadingChoice,
): Promise<CommandAnswer<{ fileId: string }>> {
  const { row, content } = await openFile(services, request.actor, request.villageId, fileId);
  if (choice.sheet >= content.sheets.length) return { ok: false, error: importErrors.sheet_unknown() };
  const guess = guessReading(content.sheets, choice.sheet).reading;
  const isSame = choice.sheet === row.reading.sheet && choice.columns?.length === row.reading.columns.length;
  const columns = isSame && choice.columns ? choice.columns : guess.columns;
  const error = findRepeated(columns);
  if (error) return { ok: false, error };
  return runCommand(services, setCommand, request, {
    fileId,
    reading: { ...guess, columns, joinOn: choice.joinOn },
  });
}

function findRepeated(columns: Reading['columns']): CodedError | null {
  const repeated = columns.find((target, at) => target !== 'skip' && columns.indexOf(target) !== at);
  return repeated === undefined ? null : importErrors.column_repeated({ column: labelOfTarget(repeated) });
}
