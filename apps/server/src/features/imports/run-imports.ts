import { localDay } from '../../platform/clock/index.ts';
import { defineSystemCommand, runCommand } from '../../platform/command/index.ts';
import { everyVillage, withScope } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { severityOf } from '../rosters/index.ts';
import { readFile } from './open-file.ts';
import { planFamilies } from './plan-families.ts';
import { readExisting } from './read-existing.ts';
import { importRequest } from './requests.ts';
import type { ImportServices } from './services.ts';
import { endImport } from './store.ts';
import type { RosterImportsTable } from './tables.ts';
import { runUndo } from './undo-import.ts';
import { writeFamilies } from './write-families.ts';

/** Households written in one command: enough to be quick, few enough for others to get their turn between. */
const FAMILIES_AT_ONCE = 40;
const HOURS_TO_UNDO = 24;

/** What an import came to; numbers only. */
export interface ImportCounts {
  households: { made: number; changed: number; same: number };
  members: { made: number; changed: number; same: number };
  /** Rows whose person was not taken in. */
  refused: number;
  /** Rows of people who died or left. */
  leftOut: number;
  notices: number;
}

export type JobServices = ImportServices & { log: Log };

/** Does all imports and undoings that wait, one after the other, oldest first; one that cannot be done holds up no other. */
export async function runImports(services: JobServices): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const next = await findNext(services, failed);
    if (!next) return;
    try {
      if (next.state === 'undoing') await runUndo(services, next);
      else await runImport(services, next);
    } catch (error) {
      services.log.warn(
        { err: error, importId: next.id },
        'An import stopped; what it wrote stays and can be undone',
      );
      failed.add(next.id);
      await endFailed(services, next);
    }
  }
}

async function findNext(
  services: JobServices,
  failed: ReadonlySet<string>,
): Promise<RosterImportsTable | undefined> {
  const rows = await withScope(services.db, everyVillage, (read) =>
    read
      .selectFrom('roster_imports')
      .selectAll()
      .where('state', 'in', ['waiting', 'running', 'undoing'])
      .orderBy('asked_at')
      .orderBy('id')
      .execute(),
  );
  return rows.find((row) => !failed.has(row.id));
}

async function runImport(services: JobServices, job: RosterImportsTable): Promise<void> {
  const { village_id: villageId, id: importId } = job;
  const scope = { lo: villageId, hi: villageId };
  const file = await withScope(services.db, scope, (read) =>
    read
      .selectFrom('roster_files')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('id', '=', job.file_id)
      .executeTakeFirstOrThrow(),
  );
  const { understanding } = await readFile(services, file, job.reading, localDay(job.asked_at));
  const { families, columnOf } = understanding;
  // What the registry says against, before anything is written: the same that the clerk was shown.
  const planned = await withScope(services.db, scope, async (read) =>
    planFamilies(await readExisting(read, services.vault, villageId, families), families, columnOf),
  );
  for (let at = 0; at < families.length; at += FAMILIES_AT_ONCE) {
    const some = families.slice(at, at + FAMILIES_AT_ONCE);
    const done = Math.min(at + FAMILIES_AT_ONCE, families.length);
    const command = writeFamilies(services.vault, some, columnOf);
    const answer = await runCommand(services, command, importRequest(services, villageId), {
      importId,
      done,
      total: families.length,
    });
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  }
  const faults = [...understanding.faults, ...planned.faults];
  await end(services, job, countsOf(await countRows(services, job), understanding, faults, planned.families));
}

interface RowCounts {
  householdsMade: number;
  householdsChanged: number;
  membersMade: number;
  membersChanged: number;
}

async function countRows(
  services: ImportServices,
  { village_id, id }: RosterImportsTable,
): Promise<RowCounts> {
  const rows = await withScope(services.db, { lo: village_id, hi: village_id }, (read) =>
    read
      .selectFrom('roster_import_rows')
      .select(['kind', 'act', (count) => count.fn.countAll<number>().as('rows')])
      .where('village_id', '=', village_id)
      .where('import_id', '=', id)
      .groupBy(['kind', 'act'])
      .execute(),
  );
  const count = (kind: string, act: string) =>
    rows.find((row) => row.kind === kind && row.act === act)?.rows ?? 0;
  return {
    householdsMade: count('household', 'made'),
    householdsChanged: count('household', 'changed'),
    membersMade: count('member', 'made'),
    membersChanged: count('member', 'changed'),
  };
}

function countsOf(
  rows: RowCounts,
  { persons }: { persons: number },
  faults: readonly { row: number; code: Parameters<typeof severityOf>[0] }[],
  families: readonly { members: readonly unknown[] }[],
): ImportCounts {
  const members = families.reduce((sum, family) => sum + family.members.length, 0);
  const leftOut = faults.filter(({ code }) => code === 'person_died' || code === 'person_left').length;
  return {
    households: {
      made: rows.householdsMade,
      changed: rows.householdsChanged,
      same: families.length - rows.householdsMade - rows.householdsChanged,
    },
    members: {
      made: rows.membersMade,
      changed: rows.membersChanged,
      same: members - rows.membersMade - rows.membersChanged,
    },
    refused: persons - members - leftOut,
    leftOut,
    notices: faults.filter(({ code }) => severityOf(code) === 'notice').length,
  };
}

const endCommand = defineSystemCommand({
  name: 'imports.end-import',
  decide(ctx, input: { importId: string; state: 'done' | 'failed'; counts: ImportCounts | null }) {
    const now = ctx.clock.now();
    return {
      writes: [
        endImport({
          village_id: ctx.villageId,
          id: input.importId,
          state: input.state,
          counts: input.counts === null ? null : { ...input.counts },
          ended_at: now,
          undo_until: new Date(now.getTime() + HOURS_TO_UNDO * 3_600_000),
        }),
      ],
      audit: {
        action: input.state === 'done' ? 'imports.import-done' : 'imports.import-failed',
        target: `roster-import:${input.importId}`,
        after: input.counts === null ? {} : { ...input.counts },
      },
    };
  },
});

async function end(services: JobServices, job: RosterImportsTable, counts: ImportCounts): Promise<void> {
  const input = { importId: job.id, state: 'done' as const, counts };
  await runCommand(services, endCommand, importRequest(services, job.village_id), input);
}

/** What was written can still be undone. */
async function endFailed(services: JobServices, job: RosterImportsTable): Promise<void> {
  const input = { importId: job.id, state: 'failed' as const, counts: null };
  await runCommand(services, endCommand, importRequest(services, job.village_id), input);
}
