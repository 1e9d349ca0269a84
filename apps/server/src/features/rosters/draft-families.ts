import type { Sheet } from '../../platform/sheets/index.ts';
import type { RosterField } from './fields.ts';
import { columnsBySlot, type PersonFound, readPerson } from './read-person.ts';
import { readName } from './read-name.ts';
import type { PersonRow } from './sort-rows.ts';
import { compact, meant } from './tidy-text.ts';
import type { Reading, RosterFault } from './types.ts';

/** What a row says about its household; `column` points at where. */
export interface Said {
  row: number;
  column: number;
  text: string;
}

/** The rows that belong together, before it is known whether they make a household. */
export interface FamilyDraft {
  /** `n:<household number>` or `d:<door code>`; empty when neither is written. */
  key: string;
  people: PersonFound[];
  numbers: Said[];
  doors: Said[];
  groups: Said[];
  sections: Said[];
  joined: Said[];
  /** Row of the other household that has this door code. */
  doorTakenBy: number | null;
}

interface Context {
  sheet: Sheet;
  /** With merged areas filled: what holds for a whole household is often written once. */
  filled: Sheet;
  columns: Partial<Record<RosterField, number>>;
}

/** Puts the rows of a sheet together to households: by number, by door code, or by the heads' rows. */
export function draftFamilies(
  sheets: { sheet: Sheet; filled: Sheet },
  rows: readonly PersonRow[],
  reading: Reading,
  today: string,
): FamilyDraft[] {
  const slots = columnsBySlot(reading.columns);
  const columns = slots.get(null) ?? {};
  const context: Context = { ...sheets, columns };
  const drafts = createDrafts(context);
  for (const row of rows) {
    const own = readPerson(context.sheet, { row: row.row, slot: null, columns, today });
    if (own === null) continue;
    if (slots.size === 1) {
      drafts.add(own, row);
      continue;
    }
    drafts.addWhole({ ...own, relation: 'head' }, row);
    for (const [slot, columnsOfSlot] of slots) {
      if (slot === null) continue;
      const member = readPerson(context.sheet, { row: row.row, slot, columns: columnsOfSlot, today });
      if (member) drafts.addToLast(member);
    }
  }
  return drafts.all;
}

function createDrafts(context: Context) {
  const all: FamilyDraft[] = [];
  const byKey = new Map<string, FamilyDraft>();
  let current: FamilyDraft | null = null;
  let currentHead = '';

  const open = (key: string, doorTakenBy: number | null = null): FamilyDraft => {
    const draft: FamilyDraft = {
      key,
      people: [],
      numbers: [],
      doors: [],
      groups: [],
      sections: [],
      joined: [],
      doorTakenBy,
    };
    all.push(draft);
    if (key !== '' && doorTakenBy === null) byKey.set(key, draft);
    return draft;
  };

  const choose = (person: PersonFound, look: RowLook): FamilyDraft => {
    const { key, isHead, headName } = look;
    const known = key === '' ? null : current?.key === key ? current : (byKey.get(key) ?? null);
    if (known) return makesAnother(known, person, look) ? open(key, headOf(known)?.row ?? null) : known;
    if (look.standsAlone || current === null) return open(key);
    const goesOn = key === '' ? headName === '' || headName === currentHead : current.key === '';
    if (isHead || !goesOn) return open(key);
    if (key !== '' && current.key === '') {
      current.key = key;
      byKey.set(key, current);
    }
    return current;
  };

  return {
    all,
    add(person: PersonFound, row: PersonRow) {
      const look = lookAt(context, person, row.row);
      const draft = choose(person, look);
      current = draft;
      if (look.headName !== '') currentHead = look.headName;
      const relation = person.relation ?? (look.isHead ? 'head' : null);
      draft.people.push({ ...person, relation });
      note(draft, context, row);
    },
    /** A row that is a household by itself. */
    addWhole(person: PersonFound, row: PersonRow) {
      const { key } = lookAt(context, person, row.row);
      const first = key === '' ? undefined : byKey.get(key);
      current = open(key, first ? (headOf(first)?.row ?? row.row) : null);
      current.people.push(person);
      note(current, context, row);
    },
    addToLast(person: PersonFound) {
      current?.people.push(person);
    },
  };
}

interface RowLook {
  key: string;
  isHead: boolean;
  headName: string;
  /** The sheet says nowhere what belongs together: each row is a household. */
  standsAlone: boolean;
}

function lookAt({ sheet, filled, columns }: Context, person: PersonFound, row: number): RowLook {
  const whole = (field: RosterField) => textAt(filled, row, columns[field]);
  const number = whole('householdNumber');
  const door = whole('doorCode');
  const head = readName(
    sheet.rows[row]?.[columns.headName ?? -1] ?? filled.rows[row]?.[columns.headName ?? -1],
  );
  const headName = columns.headName !== undefined && head.kind === 'ok' ? head.name : '';
  const isNamedHead = person.relation === null && headName !== '' && headName === person.name;
  const fields: RosterField[] = ['relation', 'headName', 'householdNumber', 'doorCode'];
  return {
    key: number !== '' ? `n:${compact(number)}` : door !== '' ? `d:${compact(door)}` : '',
    isHead: person.relation === 'head' || isNamedHead,
    headName,
    standsAlone: fields.every((field) => columns[field] === undefined),
  };
}

/** Another family behind the same door; a second head under one household number is a slip instead. */
function makesAnother(known: FamilyDraft, person: PersonFound, { key, isHead }: RowLook): boolean {
  const head = headOf(known);
  if (!isHead || !head || !key.startsWith('d:')) return false;
  return head.name !== person.name && (head.idNumber === undefined || head.idNumber !== person.idNumber);
}

export const headOf = (draft: FamilyDraft): PersonFound | undefined =>
  draft.people.find((person) => person.relation === 'head');

function note(draft: FamilyDraft, { filled, columns }: Context, { row, groupTitle }: PersonRow): void {
  const say = (list: Said[], field: RosterField) => {
    const column = columns[field];
    const text = textAt(filled, row, column);
    if (column !== undefined && text !== '') list.push({ row, column, text });
  };
  say(draft.numbers, 'householdNumber');
  say(draft.doors, 'doorCode');
  say(draft.groups, 'group');
  say(draft.sections, 'section');
  say(draft.joined, 'joinedOn');
  if (columns.group === undefined && groupTitle !== '')
    draft.groups.push({ row, column: -1, text: groupTitle });
}

const textAt = (sheet: Sheet, row: number, column: number | undefined): string =>
  column === undefined ? '' : meant(sheet.rows[row]?.[column]);

/** A fault of a person, added where all of theirs are. */
export function blame(
  person: PersonFound,
  fault: Omit<RosterFault, 'row' | 'found'> & { found?: string },
): void {
  const { code, column, more } = fault;
  person.faults.push({
    row: person.row,
    column,
    code,
    found: fault.found ?? person.name,
    ...(more === undefined ? {} : { more }),
  });
}
