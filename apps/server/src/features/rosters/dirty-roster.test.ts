import { beforeAll, describe, expect, it } from 'vitest';
import { dirtKinds } from '../../../test/support/dirt-kinds.ts';
import { type DirtyRoster, makeDirtyRoster, soiledBy } from '../../../test/support/dirty-roster.ts';
import { readSheets } from '../../platform/sheets/index.ts';
import { guessReading, guessSheet, understand, type Understanding } from './index.ts';

const today = '2026-11-22';
let roster: DirtyRoster;
let understood: Understanding;

beforeAll(async () => {
  roster = makeDirtyRoster();
  const read = await readSheets(roster.bytes);
  if (!read.ok) throw new Error(read.fault);
  const { reading } = guessReading(read.sheets, guessSheet(read.sheets));
  understood = understand(read.sheets[reading.sheet] ?? { name: '', rows: [], merges: [] }, reading, today);
});

const saidOf = (row: number): string[] =>
  understood.faults.filter((fault) => fault.row === row).map((fault) => fault.code);

describe('a roster of 2,000 people with every kind of dirt', () => {
  it('holds at least forty kinds', () => {
    expect(roster.persons).toBeGreaterThanOrEqual(2000);
    expect(roster.kinds.length).toBeGreaterThanOrEqual(40);
  });

  it.each(Object.keys(dirtKinds))('%s is told as it must be, in its own rows', (kind) => {
    for (const row of soiledBy(roster, kind).flatMap((family) => family.rows)) {
      const at = roster.rowOf.get(row) ?? -1;
      expect({ row: at + 1, faults: saidOf(at).sort() }).toEqual({
        row: at + 1,
        faults: [...row.faults].sort(),
      });
    }
  });

  it('is told of no clean row that it is faulty', () => {
    const expected = new Map([...roster.rowOf].map(([row, at]) => [at, row.faults]));
    const wrong = understood.faults.filter((fault) => !expected.get(fault.row)?.includes(fault.code));
    expect(wrong).toEqual([]);
  });

  it('loses no good row and takes in no bad one, and reads each person as they are', () => {
    const taken = new Map(
      understood.families.flatMap((family) =>
        family.members.map((one) => [
          one.row,
          {
            name: one.name,
            relation: one.relation,
            id: one.idNumber ?? '',
            phone: one.phone ?? '',
            born: one.bornOn ?? '',
            door: family.doorCode,
            group: family.group,
          },
        ]),
      ),
    );
    const meant = new Map(
      roster.families.flatMap((family) =>
        family.rows.flatMap((row) =>
          row.truth
            ? [[roster.rowOf.get(row), { ...row.truth, door: family.door, group: family.group }]]
            : [],
        ),
      ) as [number, object][],
    );
    const missing = [...meant].filter(([row]) => !taken.has(row));
    const extra = [...taken].filter(([row]) => !meant.has(row));
    expect({ missing, extra }).toEqual({ missing: [], extra: [] });
    for (const [row, person] of taken) expect({ row, ...person }).toEqual({ row, ...meant.get(row) });
  });
});
