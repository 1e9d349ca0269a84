import { type DirtyCell, type DirtyFamily, type DirtyRow, madeUpId, type Truth } from './dirty-rows.ts';

/** Soils one household (and sometimes the next): changes what is written, and says what must come of it. */
export type Soil = (family: DirtyFamily, next: DirtyFamily) => void;

export const PERSON = 1;

export const rowAt = (family: DirtyFamily, at: number): DirtyRow => {
  const row = family.rows[at];
  if (!row) throw new Error('the household is too small for this dirt');
  return row;
};

export const truthOf = (row: DirtyRow): Truth => {
  if (!row.truth) throw new Error('this row holds nobody');
  return row.truth;
};

/** Written otherwise, read the same. */
export const written =
  (
    cells: (
      truth: Truth,
      row: DirtyRow,
    ) => Partial<Record<'door' | 'group' | 'name' | 'relation' | 'id' | 'phone' | 'born', DirtyCell>>,
    at = PERSON,
  ): Soil =>
  (family) => {
    const row = rowAt(family, at);
    Object.assign(row, cells(truthOf(row), row));
  };

/** Taken in, but one cell is left out or read in a way that must be said. */
export const noticed =
  (
    code: string,
    change: (truth: Truth) => { cells: Partial<DirtyRow>; truth?: Partial<Truth> },
    at = PERSON,
  ): Soil =>
  (family) => {
    const row = rowAt(family, at);
    const { cells, truth = {} } = change(truthOf(row));
    row.truth = { ...truthOf(row), ...truth };
    Object.assign(row, cells);
    row.faults.push(code);
  };

/** This person is not taken in; the rest of the household is. */
export const refused =
  (code: string, cells: (truth: Truth) => Partial<DirtyRow>, at = PERSON): Soil =>
  (family) => {
    const row = rowAt(family, at);
    Object.assign(row, cells(truthOf(row)), { truth: null });
    row.faults.push(code);
  };

/** Nobody of the household is taken in. */
export function refuseAll(family: DirtyFamily, code: string, rows: readonly DirtyRow[] = family.rows): void {
  for (const row of rows) {
    row.truth = null;
    row.faults.push(code);
  }
}

export const withId = (born: string, truth: Truth): Partial<Truth> => ({
  born,
  id: madeUpId(born, Number(truth.id.slice(14, 17))),
});
export const serialOf = (born: string): number => (Date.parse(born) - Date.UTC(1899, 11, 30)) / 86_400_000;
export const wide = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
export const parts = (born: string): [string, string, string] => born.split('-') as [string, string, string];
/** The sheet's own birth day, without an ID number to say otherwise. */
export const bornAs = (write: (born: string) => DirtyCell): Soil =>
  noticeless((truth) => ({ cells: { id: null, born: write(truth.born) }, truth: { id: '' } }));

export function noticeless(
  change: (truth: Truth) => { cells: Partial<DirtyRow>; truth?: Partial<Truth> },
): Soil {
  return (family) => {
    const row = rowAt(family, PERSON);
    const { cells, truth = {} } = change(truthOf(row));
    row.truth = { ...truthOf(row), ...truth };
    Object.assign(row, cells);
  };
}
