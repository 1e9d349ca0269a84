import { type CommandRequest, defineCommand, runCommand, systemActor } from '../../platform/command/index.ts';
import { withScope, withSnapshot } from '../../platform/db/index.ts';
import { deletePieces, putPieces } from './pieces.ts';
import type { ExportServices } from './services.ts';
import { endExport, setEmptied } from './store.ts';
import type { VillageExportsTable } from './tables.ts';
import { villageArchive } from './village-archive.ts';
import { villageWorkbook } from './village-workbook.ts';

const everywhere = { lo: 1, hi: Number.MAX_SAFE_INTEGER };

const request = (services: ExportServices, villageId: number): CommandRequest => ({
  actor: systemActor('village-export'),
  villageId,
  key: services.ids.uuid(),
  from: { ip: '', requestId: 'village-export' },
});

/** Makes all files that somebody waits for, oldest first; one that cannot be made holds up no other. */
export async function runExports(services: ExportServices): Promise<void> {
  for (;;) {
    const next = await withScope(services.db, everywhere, (read) =>
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
    await runCommand(services, endCommand, request(services, next.village_id), {
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
    return putPieces(services, { villageId, exportId }, content);
  });
}

async function* inOnePiece(bytes: Promise<Buffer>): AsyncGenerator<Buffer> {
  yield await bytes;
}

const endCommand = defineCommand({
  name: 'exports.end-export',
  // Run by the server itself for a file that its asker was allowed to ask for; no route leads here.
  policy: async () => null,
  async decide(_ctx, row: Parameters<typeof endExport>[0]) {
    return {
      ok: true,
      effects: {
        guards: [],
        writes: [endExport(row)],
        postings: [],
        audit: {
          action: row.state === 'done' ? 'exports.done' : 'exports.failed',
          target: `export:${row.id}`,
          after: { bytes: row.bytes },
        },
        outbox: [],
        result: {},
      },
    };
  },
});

const emptyCommand = defineCommand({
  name: 'exports.empty-export',
  // Run by the server itself; no route leads here.
  policy: async () => null,
  async decide(ctx, { exportId }: { exportId: string }) {
    return {
      ok: true,
      effects: {
        guards: [],
        writes: [setEmptied({ village_id: ctx.villageId, id: exportId, emptied_at: ctx.clock.now() })],
        postings: [],
        audit: { action: 'exports.emptied', target: `export:${exportId}` },
        outbox: [],
        result: {},
      },
    };
  },
});

/** Throws away files whose day is over. */
export async function cleanExports(services: ExportServices): Promise<number> {
  const rows = await withScope(services.db, everywhere, (read) =>
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
    await deletePieces(services, { villageId, exportId }, pieces);
    await runCommand(services, emptyCommand, request(services, villageId), { exportId });
  }
  return rows.length;
}
