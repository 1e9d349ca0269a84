import { type Cell, type Sheet, textOf } from '../../platform/sheets/index.ts';
import type { Relation } from '../people/index.ts';
import { type MemberSlot, partsOf, type RosterField, slotRelation, type Target } from './fields.ts';
import type { FaultCode } from './fault-texts.ts';
import { severityOf } from './fault-texts.ts';
import { readDate } from './read-date.ts';
import { readIdNumber } from './read-id-number.ts';
import { readName, readStatus } from './read-name.ts';
import { readPhone } from './read-phone.ts';
import { readRelation } from './read-relation.ts';
import { meant, tidyCell } from './tidy-text.ts';
import type { RosterFault } from './types.ts';

/** One person as the sheet has them, before anybody knows whose household it is. */
export interface PersonFound {
  row: number;
  name: string;
  /** Null: not said. */
  relation: Relation | 'unknown' | null;
  relationColumn: number | null;
  nameColumn: number | null;
  phoneColumn: number | null;
  idColumn: number | null;
  idNumber?: string;
  phone?: string;
  bornOn?: string;
  status: 'died' | 'left' | null;
  faults: RosterFault[];
}

type Columns = Partial<Record<RosterField, number>>;

/** The columns of the row's own person, and of each further member of a roster with one row a household. */
export function columnsBySlot(targets: readonly Target[]): Map<MemberSlot | null, Columns> {
  const slots = new Map<MemberSlot | null, Columns>([[null, {}]]);
  for (const [column, target] of targets.entries()) {
    const parts = partsOf(target);
    if (parts === null) continue;
    const columns = slots.get(parts.slot) ?? {};
    columns[parts.field] = column;
    slots.set(parts.slot, columns);
  }
  return slots;
}

export interface PersonPlace {
  row: number;
  slot: MemberSlot | null;
  columns: Columns;
  today: string;
}

/** Reads one person; null when a further member's name is not filled in. */
export function readPerson(sheet: Sheet, { row, slot, columns, today }: PersonPlace): PersonFound | null {
  const cells = sheet.rows[row] ?? [];
  const cellOf = (field: RosterField): Cell => {
    const column = columns[field];
    return column === undefined ? null : (cells[column] ?? null);
  };
  if (slot !== null && meant(cellOf('name')) === '') return null;
  const faults: RosterFault[] = [];
  const fault = (field: RosterField, code: FaultCode, more?: string) => {
    faults.push({
      row,
      column: columns[field] ?? null,
      code,
      found: textOf(cellOf(field)),
      ...(more === undefined ? {} : { more }),
    });
  };
  const name = readName(cellOf('name'));
  if (name.kind === 'bad') fault('name', name.fault);
  else if (name.isRare) fault('name', 'name_rare');
  const saysHead = readRelation(name.remark) === 'head';
  const relation = relationOf(cellOf('relation'), slot, saysHead);
  const id = takeId(cellOf('idNumber'), fault);
  const bornOn = takeBirth(cellOf('bornOn'), id, today, fault);
  const phone = takePhone(cellOf('phone'), bornOn, today, fault);
  return {
    row,
    name: name.kind === 'ok' ? name.name : tidyCell(cellOf('name')),
    relation,
    relationColumn: columns.relation ?? null,
    nameColumn: columns.name ?? null,
    phoneColumn: columns.phone ?? null,
    idColumn: columns.idNumber ?? null,
    ...(id === null ? {} : { idNumber: id.idNumber }),
    ...(bornOn === null ? {} : { bornOn }),
    ...(phone === null ? {} : { phone }),
    status: readStatus([name.remark, tidyCell(cellOf('note')), tidyCell(cellOf('relation'))].join(' ')),
    faults,
  };
}

type Note = (field: RosterField, code: FaultCode, more?: string) => void;

function relationOf(cell: Cell, slot: MemberSlot | null, saysHead: boolean): PersonFound['relation'] {
  const said = readRelation(meant(cell));
  if (said !== null && said !== 'unknown') return said;
  if (slot !== null) return slotRelation(slot) ?? said ?? 'other';
  return saysHead ? 'head' : said;
}

function takeId(cell: Cell, fault: Note): { idNumber: string; bornOn: string } | null {
  const id = readIdNumber(cell);
  if (id.kind === 'bad') fault('idNumber', id.fault);
  if (id.kind !== 'ok') return null;
  if (id.wasOld) fault('idNumber', 'id_old', id.idNumber);
  return id;
}

function takeBirth(cell: Cell, id: { bornOn: string } | null, today: string, fault: Note): string | null {
  const date = readDate(cell);
  if (date.kind === 'bad') fault('bornOn', noticeOf(date.fault));
  if (date.kind !== 'ok') return id?.bornOn ?? null;
  if (id && id.bornOn !== date.day) fault('bornOn', 'born_differs', id.bornOn);
  if (id) return id.bornOn;
  if (date.day > today) fault('bornOn', 'date_future');
  else if (date.day < '1900-01-01') fault('bornOn', 'date_too_old');
  else return date.day;
  return null;
}

const CHILD_YEARS = 14;

function takePhone(cell: Cell, bornOn: string | null, today: string, fault: Note): string | null {
  const phone = readPhone(cell);
  if (phone.kind === 'bad') fault('phone', noticeOf(phone.fault));
  if (phone.kind !== 'ok') return null;
  if (bornOn !== null && yearsOn(bornOn, today) < CHILD_YEARS) {
    fault('phone', 'phone_of_child');
    return null;
  }
  if (phone.others > 0) fault('phone', 'phone_two', phone.phone);
  return phone.phone;
}

/** What is not needed to take a person in is left out when it is wrong, and said. */
const noticeOf = (code: FaultCode): FaultCode => (code === 'cell_error' ? 'value_error' : code);

/** Full years between two days. */
export function yearsOn(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

export const isRefused = (person: PersonFound): boolean =>
  person.faults.some((fault) => severityOf(fault.code) === 'error');
