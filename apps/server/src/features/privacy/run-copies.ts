import { defineSystemCommand, runCommand, systemRequest } from '../../platform/command/index.ts';
import { everyVillage, withScope } from '../../platform/db/index.ts';
import { deleteSealed, putSealed } from '../../platform/storage/index.ts';
import { zipOf } from '../../platform/sheets/index.ts';
import { copyFolder, copyKeyPlace } from './copies.ts';
import { copyFiles } from './copy-files.ts';
import type { PrivacyServices } from './services.ts';
import { emptyCopy, endCopy } from './store.ts';
import type { DataCopiesTable } from './tables.ts';

const workName = 'data-copy';

/** Makes all copies that somebody waits for, oldest first; one that cannot be made holds up no other. */
export async function runCopies(services: PrivacyServices): Promise<void> {
  for (;;) {
    const next = await withScope(services.db, everyVillage, (read) =>
      read
        .selectFrom('data_copies')
        .selectAll()
        .where('state', '=', 'waiting')
        .where('emptied_at', 'is', null)
        .orderBy('asked_at')
        .orderBy('id')
        .executeTakeFirst(),
    );
    if (!next) return;
    const made = await make(services, next).catch((error: unknown) => {
      services.log.warn({ err: error, copyId: next.id }, 'A copy of personal data could not be made');
      return null;
    });
    const ending = { village_id: next.village_id, id: next.id, ended_at: services.clock.now() };
    const failed = { state: 'failed' as const, key_sealed_hex: null, pieces: 0, bytes: 0 };
    await runCommand(services, endCommand, systemRequest(services, workName, next.village_id), {
      ...ending,
      ...(made ?? failed),
    });
    await dropIfEmptied(services, next, made?.pieces ?? 0);
  }
}

/** Sealed under a key of its own: when that is gone, no back-up of the disk can be read either. */
async function make(services: PrivacyServices, row: DataCopiesTable) {
  const { village_id: villageId, id } = row;
  const sealer = services.vault.makeKey(copyKeyPlace(villageId, id));
  const folder = copyFolder(villageId, id);
  const size = await putSealed({ disk: services.disk, sealer, folder }, zipOf(copyFiles(services, row)));
  return { state: 'done' as const, key_sealed_hex: sealer.sealed.toString('hex'), ...size };
}

/** The person may have been erased while their copy was being made. */
async function dropIfEmptied(services: PrivacyServices, row: DataCopiesTable, pieces: number): Promise<void> {
  const { village_id: villageId, id } = row;
  const now = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    read
      .selectFrom('data_copies')
      .select('state')
      .where('village_id', '=', villageId)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  if (now?.state !== 'done') await deleteSealed(services.disk, copyFolder(villageId, id), pieces);
}

const endCommand = defineSystemCommand({
  name: 'privacy.end-copy',
  decide: (_ctx, row: Parameters<typeof endCopy>[0]) => ({
    writes: [endCopy(row)],
    audit: { action: `privacy.copy-${row.state}`, target: `data-copy:${row.id}` },
  }),
});

const emptyCommand = defineSystemCommand({
  name: 'privacy.empty-copy',
  decide: (ctx, { copyId }: { copyId: string }) => ({
    writes: [emptyCopy({ village_id: ctx.villageId, id: copyId, emptied_at: ctx.clock.now() })],
    audit: { action: 'privacy.copy-emptied', target: `data-copy:${copyId}` },
  }),
});

/** Throws away copies whose day is over. */
export async function cleanCopies(services: PrivacyServices): Promise<number> {
  const rows = await withScope(services.db, everyVillage, (read) =>
    read
      .selectFrom('data_copies')
      .select(['village_id', 'id', 'pieces'])
      .where('emptied_at', 'is', null)
      .where('state', '<>', 'waiting')
      .where('expires_at', '<=', services.clock.now())
      .orderBy('id')
      .execute(),
  );
  for (const { village_id: villageId, id, pieces } of rows) {
    await deleteSealed(services.disk, copyFolder(villageId, id), pieces);
    await runCommand(services, emptyCommand, systemRequest(services, workName, villageId), { copyId: id });
  }
  return rows.length;
}
