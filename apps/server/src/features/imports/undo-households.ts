import {
  type CommandContext,
  defineSystemCommand,
  readGuards,
  type Write,
} from '../../platform/command/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type Person, rosterChanged, writesOfErasure, writesOfPerson } from '../people/index.ts';
import { beforePlace, type HouseholdState, isAsLeft } from './digests.ts';
import { type Now, readNow } from './read-now.ts';
import {
  deleteHousehold,
  deleteMember,
  deleteStay,
  forgetRow,
  keepRow,
  moveHousehold,
  setProgress,
} from './store.ts';
import type { KeptReason, RosterImportRowsTable } from './tables.ts';
import { importGuard } from './write-families.ts';

interface UndoInput {
  importId: string;
  households: string[];
  done: number;
  total: number;
  inUse: boolean;
}

/** Takes some households of an import back, each whole or not at all. */
export const undoHouseholds = (vault: Vault) =>
  defineSystemCommand({
    name: 'imports.undo-households',
    async decide(ctx: CommandContext, input: UndoInput) {
      const { importId, households } = input;
      const guards = await readGuards(ctx.read, ctx.villageId, [importGuard(importId)]);
      const rows = await ctx.read
        .selectFrom('roster_import_rows')
        .selectAll()
        .where('village_id', '=', ctx.villageId)
        .where('import_id', '=', importId)
        .where('household_id', 'in', households)
        .where('kept', 'is', null)
        .orderBy('target_id')
        .execute();
      const now = await readNow(ctx, vault, rows);
      const writes: Write[] = [];
      const counts = { undone: 0, kept: 0 };
      for (const some of Map.groupBy(rows, (row) => row.household_id).values()) {
        const kept = input.inUse ? 'in_use' : whyKept(some, now, vault, ctx.villageId);
        counts[kept === null ? 'undone' : 'kept'] += some.length;
        writes.push(
          ...some.flatMap((row) =>
            kept === null ? undoRow(row, vault) : [keepRow({ ...keyOf(row), kept })],
          ),
        );
      }
      writes.push(
        setProgress({
          village_id: ctx.villageId,
          id: importId,
          state: 'undoing',
          done: input.done,
          total: input.total,
        }),
      );
      const made = new Set(
        rows.filter((row) => row.act === 'made' && row.kind === 'household').map((row) => row.household_id),
      );
      const left = households.filter((id) => !made.has(id));
      return {
        guards,
        writes,
        audit: { action: 'imports.households-undone', target: `roster-import:${importId}`, after: counts },
        outbox: left.length === 0 ? [] : [rosterChanged({ householdIds: left, memberIds: [], since: null })],
        result: counts,
      };
    },
  });

/** Why a household stays as the import left it; null when it can be taken back. */
function whyKept(
  rows: readonly RosterImportRowsTable[],
  now: Now,
  vault: Vault,
  villageId: number,
): KeptReason | null {
  const isTouched = rows.some((row) => !isUntouched(row, now, vault, villageId));
  if (isTouched) return 'touched';
  const made = rows.find((row) => row.kind === 'household' && row.act === 'made');
  if (made) {
    const own = new Set(rows.map((row) => row.target_id));
    // Somebody whom the import did not bring lives there now.
    if ((now.peopleOf.get(made.target_id) ?? []).some((id) => !own.has(id))) return 'touched';
    if (now.withAccount.has(made.target_id)) return 'has_account';
  }
  const holders = rows.flatMap((row) =>
    row.act === 'made' ? [row.kind === 'household' ? `h:${row.target_id}` : `m:${row.target_id}`] : [],
  );
  return holders.some((holder) => now.inLedger.has(holder)) ? 'in_ledger' : null;
}

function isUntouched(row: RosterImportRowsTable, now: Now, vault: Vault, villageId: number): boolean {
  if (row.kind === 'household') {
    const state = now.households.get(row.target_id);
    return state !== undefined && isAsLeft(vault, villageId, row.digest, { kind: 'household', state });
  }
  const member = now.members.get(row.target_id);
  if (!member?.person || member.householdId !== row.household_id) return false;
  if (row.act === 'made' && member.stays !== 1) return false;
  const { person, relation } = member;
  return isAsLeft(vault, villageId, row.digest, { kind: 'member', person, relation });
}

const keyOf = ({ village_id, import_id, kind, target_id }: RosterImportRowsTable) => ({
  village_id,
  import_id,
  kind,
  target_id,
});

function undoRow(row: RosterImportRowsTable, vault: Vault): Write[] {
  const { village_id, target_id, import_id, kind } = row;
  const forget = forgetRow(keyOf(row));
  if (row.act === 'changed') {
    const before = vault.open(
      row.before_sealed ?? Buffer.alloc(0),
      beforePlace(village_id, import_id, target_id),
    );
    if (kind === 'member')
      return [...writesOfPerson(vault, village_id, target_id, JSON.parse(before) as Person), forget];
    const { group, section } = JSON.parse(before) as HouseholdState;
    return [moveHousehold({ village_id, id: target_id, group_name: group, section_name: section }), forget];
  }
  if (kind === 'household') return [deleteHousehold({ village_id, id: target_id }), forget];
  return [
    ...writesOfErasure(village_id, target_id),
    deleteStay({ village_id, member_id: target_id }),
    deleteMember({ village_id, id: target_id }),
    forget,
  ];
}
