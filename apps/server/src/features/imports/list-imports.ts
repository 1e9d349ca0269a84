import { localIso } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { ImportCounts } from './run-imports.ts';
import type { KeptReason, RosterImportsTable } from './tables.ts';

const LATEST = 20;
const KEPT_SHOWN = 500;

/** The latest imports of a village, newest first: who left one running finds it again here. */
export async function listImports(read: ScopedRead, actor: Actor, villageId: number, now: Date) {
  const rows = await read
    .selectFrom('roster_imports')
    .selectAll()
    .where('village_id', '=', villageId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(LATEST)
    .execute();
  return rows.map((row) => viewImport(row, actor, now, []));
}

/** One import with what undoing it left; null when there is none. */
export async function readImport(
  read: ScopedRead,
  actor: Actor,
  key: { villageId: number; importId: string },
  now: Date,
) {
  const { villageId, importId } = key;
  const row = await read
    .selectFrom('roster_imports')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', importId)
    .executeTakeFirst();
  if (!row) return null;
  const kept = await read
    .selectFrom('roster_import_rows as r')
    .innerJoin('households as h', (join) =>
      join.onRef('h.village_id', '=', 'r.village_id').onRef('h.id', '=', 'r.household_id'),
    )
    .select(['h.id', 'h.door_code', 'r.kept'])
    .distinct()
    .where('r.village_id', '=', villageId)
    .where('r.import_id', '=', importId)
    .where('r.kept', 'is not', null)
    .orderBy('h.door_code')
    .limit(KEPT_SHOWN)
    .execute();
  return viewImport(
    row,
    actor,
    now,
    kept.flatMap((one) => (one.kept === null ? [] : [{ ...one, kept: one.kept }])),
  );
}

function viewImport(
  row: RosterImportsTable,
  actor: Actor,
  now: Date,
  kept: readonly { id: string; door_code: string; kept: KeptReason }[],
) {
  const canUndo =
    (row.state === 'done' || row.state === 'failed') && row.undo_until !== null && row.undo_until > now;
  return {
    importId: row.id,
    fileId: row.file_id,
    state: row.state,
    askedAt: localIso(row.asked_at),
    mine: row.asked_by === actor.accountId,
    done: row.done,
    total: row.total,
    // Only `endImport` writes the column, with these numbers.
    counts: row.counts as unknown as ImportCounts | null,
    endedAt: row.ended_at && localIso(row.ended_at),
    undoUntil: canUndo && row.undo_until ? localIso(row.undo_until) : null,
    kept: kept.map((one) => ({ householdId: one.id, doorCode: one.door_code, reason: one.kept })),
  };
}
