import { defineSystemCommand, runCommand } from '../../platform/command/index.ts';
import { everyVillage, withScope } from '../../platform/db/index.ts';
import { deleteContent } from './files.ts';
import { forgetFile } from './open-file.ts';
import { importRequest } from './requests.ts';
import type { ImportServices } from './services.ts';
import { forgetRows, setEmptied, setUndoOver } from './store.ts';

const emptyFile = defineSystemCommand({
  name: 'imports.empty-file',
  decide(ctx, { fileId }: { fileId: string }) {
    return {
      writes: [setEmptied({ village_id: ctx.villageId, id: fileId, emptied_at: ctx.clock.now() })],
      audit: { action: 'imports.file-emptied', target: `roster-file:${fileId}` },
    };
  },
});

const closeUndo = defineSystemCommand({
  name: 'imports.close-undo',
  decide(ctx, { importId }: { importId: string }) {
    return {
      writes: [
        forgetRows({ village_id: ctx.villageId, import_id: importId }),
        setUndoOver({ village_id: ctx.villageId, id: importId }),
      ],
      audit: { action: 'imports.undo-closed', target: `roster-import:${importId}` },
    };
  },
});

/**
 * Throws away the content of files whose day is over, and what undoing would have needed once its time is over. Content
 * goes first: a row that says it is gone must be right.
 */
export async function cleanImports(services: ImportServices): Promise<{ files: number; imports: number }> {
  const now = services.clock.now();
  const [files, imports] = await withScope(services.db, everyVillage, (read) =>
    Promise.all([
      read
        .selectFrom('roster_files')
        .select(['village_id', 'id'])
        .where('emptied_at', 'is', null)
        .where('expires_at', '<=', now)
        .orderBy('id')
        .execute(),
      read
        .selectFrom('roster_imports')
        .select(['village_id', 'id'])
        .where('state', 'in', ['done', 'failed'])
        .where('undo_until', '<=', now)
        .orderBy('id')
        .execute(),
    ]),
  );
  for (const { village_id: villageId, id: fileId } of files) {
    await deleteContent(services, villageId, fileId);
    forgetFile(villageId, fileId);
    await runCommand(services, emptyFile, importRequest(services, villageId), { fileId });
  }
  for (const { village_id: villageId, id: importId } of imports)
    await runCommand(services, closeUndo, importRequest(services, villageId), { importId });
  return { files: files.length, imports: imports.length };
}
