import { localDay } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { Sheet } from '../../platform/sheets/index.ts';
import { type Reading, understand, type Understanding } from '../rosters/index.ts';
import { importErrors } from './errors.ts';
import { type FileContent, getContent } from './files.ts';
import type { ImportServices } from './services.ts';
import type { RosterFilesTable } from './tables.ts';

export interface OpenedFile {
  row: RosterFilesTable;
  content: FileContent;
  sheet: Sheet;
  understanding: Understanding;
}

/** Files that clerks are turning pages of; what was read stays at hand for the next page. */
const KEPT_MAX = 4;
const kept = new Map<string, Promise<OpenedFile>>();

/**
 * Opens a roster file for the one who brought it: nobody else is shown what stands in it.
 * @throws Failure as if there were none, also once its content is gone.
 */
export async function openFile(
  services: ImportServices,
  actor: Pick<Actor, 'accountId'>,
  villageId: number,
  fileId: string,
): Promise<OpenedFile> {
  const row = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    read
      .selectFrom('roster_files')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('id', '=', fileId)
      .executeTakeFirst(),
  );
  const now = services.clock.now();
  const isGone =
    !row || row.emptied_at !== null || row.expires_at <= now || row.uploaded_by !== actor.accountId;
  if (isGone) throw new Failure(importErrors.file_unknown());
  return readFile(services, row, row.reading, localDay(now));
}

/** Reads a file's cells in one way; several askers share one reading. */
export async function readFile(
  services: Pick<ImportServices, 'disk' | 'vault'>,
  row: RosterFilesTable,
  reading: Reading,
  today: string,
): Promise<OpenedFile> {
  const name = JSON.stringify([row.village_id, row.id, reading, today]);
  let opened = kept.get(name);
  if (!opened) {
    opened = understandFile(services, row, reading, today);
    kept.set(name, opened);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    opened.catch(() => kept.delete(name));
  }
  return { ...(await opened), row };
}

async function understandFile(
  services: Pick<ImportServices, 'disk' | 'vault'>,
  row: RosterFilesTable,
  reading: Reading,
  today: string,
): Promise<OpenedFile> {
  const content = await getContent(services, row.village_id, row.id);
  const sheet = content.sheets[reading.sheet] ?? { name: '', rows: [], merges: [] };
  return { row, content, sheet, understanding: understand(sheet, reading, today) };
}

/** Lets go of what was read of a file whose content is thrown away. */
export function forgetFile(villageId: number, fileId: string): void {
  const start = JSON.stringify([villageId, fileId]).slice(0, -1);
  for (const name of kept.keys()) if (name.startsWith(start)) kept.delete(name);
}
