import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null | undefined;

/** A table as it is written: a header and rows of cells; an empty cell is not known. */
export interface Sheet {
  header: string[];
  rows: Cell[][];
}

export function toCsv({ header, rows }: Sheet): string {
  return stringify([header, ...rows.map((row) => row.map(inert))], { cast: { boolean: String } });
}

/** Text that a spreadsheet would run as a formula becomes text for it too. */
function inert(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
