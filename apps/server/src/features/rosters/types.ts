import type { Relation } from '../people/index.ts';
import type { RosterField, Target } from './fields.ts';
import type { FaultCode } from './fault-texts.ts';

/** How a sheet is to be read: what the wizard guessed and the clerk may change. Numbers and keys only. */
export interface Reading {
  sheet: number;
  headerRow: number;
  headerRows: number;
  columns: Target[];
  /** Households without a date of their own take part from this day on; null: they do not take part yet. */
  joinOn: string | null;
}

/** Something about one cell or row that the clerk should know. Rows and columns count from 0. */
export interface RosterFault {
  row: number;
  column: number | null;
  code: FaultCode;
  /** What stands there, as the sheet shows it. */
  found: string;
  /** Filled into the sentence: another row, a word, a date. */
  more?: string;
}

export interface RosterPerson {
  row: number;
  name: string;
  relation: Relation;
  idNumber?: string;
  phone?: string;
  bornOn?: string;
}

export interface RosterFamily {
  /** Row of the head, which stands for the household. */
  row: number;
  /** Empty when the sheet has neither door codes nor household numbers: then one is made. */
  doorCode: string;
  group: string;
  section: string;
  joinedOn: string | null;
  /** The head comes first. */
  members: RosterPerson[];
}

/** Rows that hold nobody, and why they were passed over. */
export interface SkippedRow {
  row: number;
  why: 'header' | 'total' | 'footer' | 'remark' | 'group_title';
}

export interface Understanding {
  families: RosterFamily[];
  /** In the order of rows. */
  faults: RosterFault[];
  skipped: SkippedRow[];
  /** Rows (of members: person slots) that hold a person, imported or not. */
  persons: number;
  /** Column of a field, for pointing at what is found wrong later. */
  columnOf: Partial<Record<RosterField, number>>;
}
