/** A number as a workbook keeps it beside the text that its format shows. */
export interface NumberCell {
  n: number;
  /** As the sheet shows it, such as `1.23E+17` or `1990/1/2`. */
  w: string;
  /** The format shows a date. */
  d?: true;
}

/** One cell: text as written, a number, or nothing. Formulas come as their last value, errors as their text (`#N/A`). */
export type Cell = string | NumberCell | null;

/** Rows and columns count from 0, all ends included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** One sheet of a workbook as a table of cells; a CSV file or pasted cells are one sheet. */
export interface Sheet {
  name: string;
  rows: Cell[][];
  merges: Merge[];
}

/** What a cell shows, trimmed of nothing. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? cell : cell.w;
}
