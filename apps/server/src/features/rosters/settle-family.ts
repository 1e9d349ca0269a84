import { rowName } from './check-file.ts';
import { blame, type FamilyDraft, headOf, type Said } from './draft-families.ts';
import { isRefused, type PersonFound, yearsOn } from './read-person.ts';
import { readDate } from './read-date.ts';
import type { Reading, RosterFamily, RosterPerson } from './types.ts';

export interface SettleRules {
  reading: Reading;
  today: string;
  /** Row of the household that has a door code. */
  doors: Map<string, number>;
}

const DOOR_LETTERS_MAX = 60;
const MINOR_HEAD_YEARS = 16;

/**
 * Makes a household of a draft, or says of every one of its people why not: without its head there is no household, and
 * nobody may silently land in another.
 */
export function settleFamily(draft: FamilyDraft, rules: SettleRules): RosterFamily | null {
  settleStatus(draft);
  assumeHead(draft, rules.reading);
  settleRelations(draft);
  settleRepeated(draft);
  const doorCode = settleDoor(draft, rules);
  const head = headOf(draft);
  const present = draft.people.filter((person) => person.status === null);
  if (!head) return refuseAll(present, 'head_missing', null);
  if (doorCode === null) return null;
  if (head.status !== null || isRefused(head)) {
    const others = present.filter((person) => person !== head);
    return refuseAll(others, 'head_refused', rowName(head.row));
  }
  if (head.bornOn !== undefined && yearsOn(head.bornOn, rules.today) < MINOR_HEAD_YEARS)
    blame(head, { code: 'head_minor', column: head.nameColumn });
  const members = present.filter((person) => !isRefused(person));
  return {
    row: head.row,
    doorCode,
    group: draft.groups[0]?.text ?? '',
    section: draft.sections[0]?.text ?? '',
    joinedOn: settleJoined(draft, rules.reading),
    members: [head, ...members.filter((person) => person !== head)].map(memberOf),
  };
}

function settleStatus(draft: FamilyDraft): void {
  for (const person of draft.people) {
    if (person.status === null) continue;
    const others = draft.people.some((one) => one.status === null);
    if (person.relation === 'head' && others) blame(person, { code: 'head_gone', column: person.nameColumn });
    // What is wrong with the cells of somebody who is not taken in need not be put right.
    else person.faults = [];
    if (person.relation !== 'head' || !others)
      blame(person, {
        code: person.status === 'died' ? 'person_died' : 'person_left',
        column: person.nameColumn,
      });
  }
}

/** The head's own row often leaves the relation blank; a roster without that column begins each household with its head. */
function assumeHead(draft: FamilyDraft, { columns }: Reading): void {
  if (headOf(draft)) return;
  const [first, ...rest] = draft.people;
  const isBlankAlone = first?.relation === null && rest.every((person) => person.relation !== null);
  const hasNoColumn = !columns.includes('relation') && !columns.includes('headName');
  if (!first || !(isBlankAlone || hasNoColumn)) return;
  first.relation = 'head';
  // A list of households has nothing but heads.
  if (rest.length > 0) blame(first, { code: 'head_assumed', column: first.nameColumn });
}

function settleRelations(draft: FamilyDraft): void {
  const head = headOf(draft);
  for (const person of draft.people) {
    if (person.status !== null) continue;
    if (person.relation === 'head' && head && person !== head && person.name !== head.name)
      blame(person, { code: 'head_repeated', column: person.relationColumn, more: rowName(head.row) });
    if (person.relation === 'unknown')
      blame(person, { code: 'relation_unknown', column: person.relationColumn });
    if (person.relation === null && head)
      blame(person, { code: 'relation_missing', column: person.relationColumn });
  }
}

function settleRepeated(draft: FamilyDraft): void {
  const seen: PersonFound[] = [];
  for (const person of draft.people) {
    const twin = seen.find((one) => one.name === person.name && !areApart(one, person));
    const isSaid = person.faults.some((fault) => fault.code === 'id_repeated');
    if (twin && person.status === null && person.name !== '') {
      if (!isSaid)
        blame(person, { code: 'person_repeated', column: person.nameColumn, more: rowName(twin.row) });
    } else seen.push(person);
  }
}

const areApart = (one: PersonFound, other: PersonFound): boolean =>
  one.idNumber !== undefined && other.idNumber !== undefined && one.idNumber !== other.idNumber;

/** The door code of the household; null when it has none or another household has it. */
function settleDoor(draft: FamilyDraft, { reading, doors }: SettleRules): string | null {
  const present = draft.people.filter((person) => person.status === null);
  if (draft.doorTakenBy !== null) return refuseAll(present, 'door_code_repeated', rowName(draft.doorTakenBy));
  const said = draft.doors[0] ?? draft.numbers[0];
  if (!said) {
    const isAsked = reading.columns.includes('doorCode') || reading.columns.includes('householdNumber');
    return isAsked ? refuseAll(present, 'door_code_missing', null) : '';
  }
  if (said.text.length > DOOR_LETTERS_MAX) return refuseAll(present, 'door_code_long', null, said);
  const first = doors.get(said.text);
  if (first !== undefined) return refuseAll(present, 'door_code_repeated', rowName(first), said);
  const other = draft.doors.find((one) => one.text !== said.text);
  const person = draft.people.find((one) => one.row === other?.row);
  if (other && person)
    blame(person, { code: 'door_code_differs', column: other.column, found: other.text, more: said.text });
  doors.set(said.text, said.row);
  return said.text;
}

function refuseAll(
  people: readonly PersonFound[],
  code: 'head_missing' | 'head_refused' | 'door_code_missing' | 'door_code_repeated' | 'door_code_long',
  more: string | null,
  said?: Said,
): null {
  for (const person of people) {
    const column =
      said?.column ?? (code === 'head_missing' ? person.relationColumn : null) ?? person.nameColumn;
    blame(person, {
      code,
      column,
      ...(said ? { found: said.text } : {}),
      ...(more === null ? {} : { more }),
    });
  }
  return null;
}

const NO = /^(否|不|没|未|无|n|no|×)/i;

/** A day of the household's own, 是 for the day that was chosen for all, 否 for not taking part. */
function settleJoined(draft: FamilyDraft, { joinOn }: Reading): string | null {
  const [said] = draft.joined;
  if (!said) return joinOn;
  const date = readDate(said.text);
  if (date.kind === 'ok') return date.day;
  return NO.test(said.text) ? null : joinOn;
}

function memberOf(person: PersonFound): RosterPerson {
  const { row, name, relation, idNumber, phone, bornOn } = person;
  return {
    row,
    name,
    relation: relation === null || relation === 'unknown' ? 'other' : relation,
    ...(idNumber === undefined ? {} : { idNumber }),
    ...(phone === undefined ? {} : { phone }),
    ...(bornOn === undefined ? {} : { bornOn }),
  };
}
