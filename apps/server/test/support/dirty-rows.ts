import type XLSX from '@e965/xlsx';
import { checkDigit } from '../../src/features/rosters/read-id-number.ts';

/** A cell as the workbook will hold it: text, a number, or a SheetJS cell for dates and formulas. */
export type DirtyCell = string | number | XLSX.CellObject | null;

/** One row of the made-up roster: what is written, and what must come of it. */
export interface DirtyRow {
  group: DirtyCell;
  door: DirtyCell;
  name: DirtyCell;
  relation: DirtyCell;
  id: DirtyCell;
  phone: DirtyCell;
  born: DirtyCell;
  note: DirtyCell;
  /** The person as they must be stored; null when they must not be. */
  truth: Truth | null;
  /** Codes that must be said of this row, each once. */
  faults: string[];
}

export interface Truth {
  name: string;
  relation: 'head' | 'spouse' | 'child' | 'parent' | 'other';
  id: string;
  phone: string;
  born: string;
}

export interface DirtyFamily {
  number: number;
  group: string;
  door: string;
  rows: DirtyRow[];
  /** Rows that hold nobody, written before the family or after it. */
  before?: DirtyCell[][];
  after?: DirtyCell[][];
  /** The door is merged down over the family's rows. */
  mergeDoor?: boolean;
}

/** An ID number that adds up; nobody has it: the district is real, the people are not. */
export function madeUpId(born: string, number: number): string {
  const order = ((number * 7) % 898) + 101;
  const first17 = `310118${born.replaceAll('-', '')}${order % 100 === 0 ? order + 1 : order}`;
  return first17 + checkDigit(first17);
}
