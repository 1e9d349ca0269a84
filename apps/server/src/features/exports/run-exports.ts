import { defineSystemCommand, runCommand, systemRequest } from '../../platform/command/index.ts';
import { everyVillage, withScope, withSnapshot } from '../../platform/db/index.ts';
import { deleteSealed, putSealed } from '../../platform/storage/index.ts';
import { exportFile, exportFolder } from './export-file.ts';
import type { ExportServices } from './services.ts';
import { endExport, setEmptied } from './store.ts';
import type { VillageExportsTable } from './tables.ts';
import { villageArchive } from './village-archive.ts';
import { villageWorkbook } from './village-workbook.ts';

const workName = 'village-export';

/** Makes all files that somebody waits for, oldest first; one that cannot be made holds up no other. */
export async function runExports(services: ExportServices): Promise<void> {
  for (;;) {
    const next = await withScope(services.db, everyVillage, (read) =>
      read
        .selectFrom('village_exports')
        .selectAll()
        .where('state', '=', 'waiting')
        .orderBy('asked_at')
        .orderBy('id')
        .executeTakeFirst(),
    );
    if (!next) return;
    const made = await make(services, next).catch((error: unknown) => {
      services.log.warn({ err: error, exportId: next.id }, 'An export could not be made');
      return null;
    });
    const ending = { village_id: next.village_id, id: next.id, ended_at: services.clock.now() };
    await runCommand(services, endCommand, systemRequest(services, workName, next.village_id), {
      ...ending,
      ...(made ? { state: 'done' as const, ...made } : { state: 'failed' as const, pieces: 0, bytes: 0 }),
    });
  }
}

/** All of it shows one moment, however long the writing takes and whatever is booked meanwhile. */
function make(
  services: ExportServices,
  row: VillageExportsTable,
): Promise<{ pieces: number; bytes: number }> {
  const { village_id: villageId, id: exportId, in_full: inFull } = row;
  const wish = { villageId, inFull, now: services.clock.now() };
  return withSnapshot(services.db, { lo: villageId, hi: villageId }, (read) => {
    const content =
      row.kind === 'archive'
        ? villageArchive(read, services, wish)
        : inOnePiece(villageWorkbook(read, services.vault, wish));
    return putSealed(exportFile(services, villageId, exportId), content);
  });
}

async function* inOnePiece(bytes: Promise<Buffer>): AsyncGenerator<Buffer> {
  yield await bytes;
}

const endCommand = defineSystemCommand({
  name: 'exports.end-export',
  decide: (_ctx, row: Parameters<typeof endExport>[0]) => ({
    writes: [endExport(row)],
    audit: {
      action: row.state === 'done' ? 'exports.done' : 'exports.failed',
      target: `export:${row.id}`,
      after: { bytes: row.bytes },
    },
  }),
});

const emptyCommand = defineSystemCommand({
  name: 'exports.empty-export',
  decide: (ctx, { exportId }: { exportId: string }) => ({
    writes: [setEmptied({ village_id: ctx.villageId, id: exportId, emptied_at: ctx.clock.now() })],
    audit: { action: 'exports.emptied', target: `export:${exportId}` },
  }),
});

/** Throws away files whose day is over. */
export async function cleanExports(services: ExportServices): Promise<number> {
  const rows = await withScope(services.db, everyVillage, (read) =>
    read
      .selectFrom('village_exports')
      .select(['village_id', 'id', 'pieces'])
      .where('emptied_at', 'is', null)
      .where('state', '<>', 'waiting')
      .where('expires_at', '<=', services.clock.now())
      .orderBy('id')
      .execute(),
  );
  for (const { village_id: villageId, id: exportId, pieces } of rows) {
    await deleteSealed(services.disk, exportFolder(villageId, exportId), pieces);
    await runCommand(services, emptyCommand, systemRequest(services, workName, villageId), { exportId });
  }
  return rows.length;
}
