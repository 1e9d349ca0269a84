import { createHash } from 'node:crypto';
import { authErrors } from '../../platform/auth/index.ts';
import {
  type CommandAnswer,
  type CommandRequest,
  defineCommand,
  runCommand,
} from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { readSheets, readText, type Sheet, type SheetFault } from '../../platform/sheets/index.ts';
import { guessReading, guessSheet, type Reading } from '../rosters/index.ts';
import { importErrors } from './errors.ts';
import { deleteContent, putContent } from './files.ts';
import { mayImport } from './policy.ts';
import type { ImportServices } from './services.ts';
import { insertFile } from './store.ts';
import type { RosterFilesTable } from './tables.ts';

/** Content of an upload is kept this long, whatever becomes of it. */
const HOURS_KEPT = 24;
const TITLE_LETTERS_MAX = 120;

interface TakeInput {
  fileId: string;
  kind: RosterFilesTable['kind'];
  rows: number;
  reading: Reading;
}

const takeFile = defineCommand({
  name: 'imports.take-file',
  policy: async (ctx) => (mayImport(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
  async decide(ctx, input: TakeInput) {
    const now = ctx.clock.now();
    const row = {
      village_id: ctx.villageId,
      id: input.fileId,
      uploaded_by: ctx.actor.accountId,
      uploaded_at: now,
      kind: input.kind,
      row_count: input.rows,
      reading: input.reading,
      expires_at: new Date(now.getTime() + HOURS_KEPT * 3_600_000),
    };
    return {
      ok: true,
      effects: {
        guards: [],
        writes: [insertFile(row)],
        postings: [],
        audit: {
          action: 'imports.file-taken',
          target: `roster-file:${input.fileId}`,
          after: { rows: input.rows },
        },
        outbox: [],
        result: { fileId: input.fileId },
      },
    };
  },
});

/** Takes in a roster as a file: read behind the gate, guessed at, and its cells kept sealed. */
export async function takeUpload(
  services: ImportServices,
  request: CommandRequest,
  upload: { bytes: Buffer; title: string },
): Promise<CommandAnswer<{ fileId: string }>> {
  const read = await readSheets(upload.bytes);
  if (!read.ok) return { ok: false, error: errorOfFault[read.fault]() };
  const digest = createHash('sha256').update(upload.bytes).digest('hex');
  return keep(services, request, { ...read, title: upload.title, digest });
}

/** Takes in cells that were copied in a spreadsheet. */
export async function takePasted(
  services: ImportServices,
  request: CommandRequest,
  text: string,
): Promise<CommandAnswer<{ fileId: string }>> {
  const sheet = readText(text, '');
  if (sheet.rows.every((row) => row.every((cell) => cell === null)))
    return { ok: false, error: importErrors.file_empty() };
  const digest = createHash('sha256').update(text).digest('hex');
  return keep(services, request, { kind: 'pasted', sheets: [sheet], title: '', digest });
}

interface Taken {
  kind: RosterFilesTable['kind'];
  sheets: Sheet[];
  title: string;
  digest: string;
}

async function keep(
  services: ImportServices,
  request: CommandRequest,
  { kind, sheets, title, digest }: Taken,
): Promise<CommandAnswer<{ fileId: string }>> {
  const { villageId } = request;
  const fileId = idOf(request, digest);
  // Sent again: what was stored the first time stands, or is gone with its day, whatever becomes of this call.
  const isKnown = await isTaken(services, villageId, fileId);
  if (!isKnown)
    await putContent(services, villageId, fileId, { title: title.slice(0, TITLE_LETTERS_MAX), sheets });
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  const { reading } = guessReading(sheets, guessSheet(sheets));
  const answer = await runCommand(services, takeFile, request, { fileId, kind, rows, reading });
  if (!answer.ok && !isKnown && !(await isTaken(services, villageId, fileId)))
    await deleteContent(services, villageId, fileId);
  return answer;
}

async function isTaken(services: ImportServices, villageId: number, fileId: string): Promise<boolean> {
  const row = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    read
      .selectFrom('roster_files')
      .select('id')
      .where('village_id', '=', villageId)
      .where('id', '=', fileId)
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** The same upload under the same key is the same file, so that sending it again writes over what was written. */
function idOf({ actor, villageId, key }: CommandRequest, digest: string): string {
  const bytes = createHash('sha256').update(`${actor.accountId} ${villageId} ${key} ${digest}`).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

const errorOfFault: Record<SheetFault, () => CodedError> = {
  empty: importErrors.file_empty,
  too_big: importErrors.file_too_big,
  not_a_sheet: importErrors.file_not_a_sheet,
  web_page: importErrors.file_web_page,
  binary_workbook: importErrors.file_binary_workbook,
  open_document: importErrors.file_open_document,
  locked: importErrors.file_locked,
  damaged: importErrors.file_damaged,
  bomb: importErrors.file_bomb,
  too_many_parts: importErrors.file_too_many_parts,
  encoding_unknown: importErrors.file_encoding_unknown,
  too_many_rows: importErrors.file_too_many_rows,
  too_slow: importErrors.file_too_slow,
  too_heavy: importErrors.file_too_heavy,
  busy: importErrors.reader_busy,
};
