import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventFact, Facts, VillageRecord } from '../src/index.ts';

/* A village's files read as plainly as `formats.md` tells of them; the golden ones have no cell with a comma in it. */

type Cells = Record<string, string>;

/** A golden village as the models take it. */
export function readVillage(folder: string): VillageRecord {
  return {
    facts: {
      households: rowsOf(folder, 'households').map((row) => ({
        id: row.household_id ?? '',
        ...given({ group: row.group, section: row.section }),
        joinedOn: row.joined_on ?? null,
        leftOn: row.left_on ?? null,
        facts: factsOf(row, ['household_id', 'group', 'section', 'joined_on', 'left_on']),
      })),
      members: rowsOf(folder, 'members').map((row) => ({
        id: row.member_id ?? '',
        householdId: row.household_id ?? '',
        from: row.participating_from ?? null,
        to: row.participating_to ?? null,
        facts: factsOf(row, ['member_id', 'household_id', 'participating_from', 'participating_to']),
      })),
      organisations: rowsOf(folder, 'organisations').map((row) => ({
        id: row.organisation_id ?? '',
        ...given({ group: row.group, householdId: row.household_id }),
      })),
      changes: [],
      successions: [],
    },
    events: rowsOf(folder, 'events').map(eventOf),
    orders: rowsOf(folder, 'redemptions').map((row) => ({
      id: row.order_id ?? '',
      orderedAt: momentOf(row.ordered_at) ?? 0,
      householdId: row.household_id ?? '',
      points: Number(row.points),
      cancelledAt: momentOf(row.cancelled_at),
      ...given({ memberId: row.member_id, balance: row.balance, class: row.class }),
    })),
  };
}

function eventOf(row: Cells): EventFact {
  const parts = Object.entries(row).filter(([column]) => column.startsWith('score.'));
  return {
    id: row.event_id ?? '',
    happenedAt: momentOf(row.happened_at) ?? 0,
    item: row.item ?? '',
    subject: row.subject ?? '',
    approvedAt: momentOf(row.approved_at),
    ...given({
      quantity: numberOf(row.quantity),
      score: numberOf(row.score),
      points: numberOf(row.points),
      grade: row.grade,
      reason: row.reason,
      corrects: row.corrects,
      parts:
        parts.length === 0
          ? undefined
          : Object.fromEntries(parts.map(([column, value]) => [column.slice(6), Number(value)])),
    }),
  };
}

/** Rows by column; an empty cell is not known and so not there. */
function rowsOf(folder: string, name: string): Cells[] {
  const path = join(folder, `${name}.csv`);
  if (!existsSync(path)) return [];
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(
      columns.map((column, at) => [column, cells[at] ?? '']).filter(([, cell]) => cell !== ''),
    ) as Cells;
  });
}

function given<T extends object>(values: T): { [Key in keyof T]: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: NonNullable<T[Key]>;
  };
}

function factsOf(row: Cells, fixed: readonly string[]): Facts {
  const facts = Object.entries(row).filter(([column]) => !fixed.includes(column));
  return Object.fromEntries(facts.map(([column, cell]) => [column, factOf(cell)]));
}

function factOf(cell: string): boolean | number | string {
  if (cell === 'true' || cell === 'false') return cell === 'true';
  return Number.isNaN(Number(cell)) ? cell : Number(cell);
}

function numberOf(cell: string | undefined): number | undefined {
  return cell === undefined ? undefined : Number(cell);
}

/** Local time; a date alone is its first instant. */
function momentOf(cell: string | undefined): number | null {
  if (cell === undefined) return null;
  const [date = '', time = '00:00'] = cell.split(' ');
  return Date.parse(`${date}T${time}+08:00`);
}
