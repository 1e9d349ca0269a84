import type {
  FactValue,
  HouseholdFact,
  MemberFact,
  OrganisationFact,
  SubjectKind,
  VillageRecord,
} from '../../src/index.ts';

/* Who an event is about and where everybody belongs on a date, read from the rows each time anew. */

export interface Subject {
  kind: SubjectKind;
  household: HouseholdFact | null;
  member: MemberFact | null;
  organisation: OrganisationFact | null;
  group: string | null;
  section: string | null;
  takesPart: boolean;
}

const END = '9999-12-31';

export const LETTERS: Record<SubjectKind, string> = {
  household: 'h',
  member: 'm',
  organisation: 'o',
  group: 'g',
  section: 's',
};

export const KINDS = ['household', 'member', 'organisation', 'group', 'section'] as const;

export function householdTakesPart(household: HouseholdFact, date: string): boolean {
  return household.joinedOn !== null && household.joinedOn <= date && date <= (household.leftOn ?? END);
}

export function stayHolds(stay: MemberFact, date: string): boolean {
  return stay.from !== null && stay.from <= date && date <= (stay.to ?? END);
}

/** The last row of `facts.csv` that holds on a date; undefined when none does, null when it says "not known". */
export function changedFact(
  record: VillageRecord,
  subject: string,
  fact: string,
  date: string,
): FactValue | null | undefined {
  return (record.facts.changes ?? []).findLast(
    (row) =>
      row.subject === subject && row.fact === fact && (row.from ?? '') <= date && date <= (row.to ?? END),
  )?.value;
}

/** The group or section of a household on a date. */
export function placeOf(
  record: VillageRecord,
  household: HouseholdFact,
  place: 'group' | 'section',
  date: string,
): string | null {
  const changed = changedFact(record, `h:${household.id}`, place, date);
  return changed === undefined ? (household[place] ?? null) : (changed as string | null);
}

/** A group exists if a household has it, in its row or in a fact. */
export function placesOf(record: VillageRecord, place: 'group' | 'section'): string[] {
  const written = record.facts.households.map((household) => household[place]);
  const changed = (record.facts.changes ?? [])
    .filter((row) => row.fact === place && row.subject.startsWith('h:'))
    .map(({ value }) => value as string | null);
  return [...new Set([...written, ...changed])].filter((name) => typeof name === 'string');
}

/** The households of a group or section that take part on a date. */
export function householdsOf(
  record: VillageRecord,
  place: 'group' | 'section',
  name: string,
  date: string,
): HouseholdFact[] {
  return record.facts.households.filter(
    (row) => householdTakesPart(row, date) && placeOf(record, row, place, date) === name,
  );
}

/** Stays of the members of a household that take part on a date. */
export function membersOf(record: VillageRecord, household: HouseholdFact, date: string): MemberFact[] {
  if (!householdTakesPart(household, date)) return [];
  return record.facts.members.filter((row) => row.householdId === household.id && stayHolds(row, date));
}

/** Null when nobody of that name is in the files. */
export function subjectOf(record: VillageRecord, key: string, date: string): Subject | null {
  const { households, members } = record.facts;
  const id = key.slice(2);
  switch (key.slice(0, 2)) {
    case 'h:': {
      const household = households.find((row) => row.id === id);
      return household ? ofHousehold(record, 'household', household, date) : null;
    }
    case 'm:': {
      const rows = members.filter((row) => row.id === id);
      if (rows.length === 0) return null;
      const stay = rows.find((row) => stayHolds(row, date));
      const household = households.find((row) => row.id === stay?.householdId);
      if (!stay || !household) return nobody('member');
      return { ...ofHousehold(record, 'member', household, date), member: stay };
    }
    case 'o:':
      return organisationOf(record, id, date);
    case 'g:':
      return placesOf(record, 'group').includes(id)
        ? { ...nobody('group'), group: id, takesPart: true }
        : null;
    case 's:':
      return placesOf(record, 'section').includes(id)
        ? { ...nobody('section'), section: id, takesPart: true }
        : null;
    default:
      return null;
  }
}

function organisationOf(record: VillageRecord, id: string, date: string): Subject | null {
  const { households, organisations = [] } = record.facts;
  const organisation = organisations.find((row) => row.id === id);
  if (!organisation) return null;
  const household = households.find((row) => row.id === organisation.householdId);
  const changed = changedFact(record, `o:${id}`, 'group', date);
  const named = changed === undefined ? (organisation.group ?? null) : (changed as string | null);
  // A shop that names a group which no household has belongs to none by itself.
  const group = named !== null && placesOf(record, 'group').includes(named) ? named : null;
  if (!household) return { ...nobody('organisation'), organisation, group, takesPart: true };
  const subject = ofHousehold(record, 'organisation', household, date);
  return { ...subject, organisation, group: group ?? subject.group };
}

function nobody(kind: SubjectKind): Subject {
  return {
    kind,
    household: null,
    member: null,
    organisation: null,
    group: null,
    section: null,
    takesPart: false,
  };
}

function ofHousehold(
  record: VillageRecord,
  kind: SubjectKind,
  household: HouseholdFact,
  date: string,
): Subject {
  return {
    ...nobody(kind),
    household,
    group: placeOf(record, household, 'group', date),
    section: placeOf(record, household, 'section', date),
    takesPart: householdTakesPart(household, date),
  };
}

/** The holder of a kind that a subject belongs to, as `h:ID`; null when it belongs to none. */
export function holderKey(subject: Subject, own: string, kind: SubjectKind): string | null {
  switch (kind) {
    case 'household':
      return subject.household ? `h:${subject.household.id}` : null;
    case 'member':
      return subject.kind === 'member' ? own : null;
    case 'organisation':
      return subject.kind === 'organisation' ? own : null;
    case 'group':
      return subject.group === null ? null : `g:${subject.group}`;
    case 'section':
      return subject.section === null ? null : `s:${subject.section}`;
  }
}

/** Whether a holder takes part on a date. */
export function holderTakesPart(record: VillageRecord, key: string, date: string): boolean {
  return subjectOf(record, key, date)?.takesPart ?? false;
}

/** Every holder of a kind in the files. */
export function holdersOf(record: VillageRecord, kind: SubjectKind): string[] {
  const { households, members, organisations = [] } = record.facts;
  switch (kind) {
    case 'household':
      return households.map(({ id }) => `h:${id}`);
    case 'member':
      return [...new Set(members.map(({ id }) => `m:${id}`))];
    case 'organisation':
      return organisations.map(({ id }) => `o:${id}`);
    default:
      return placesOf(record, kind).map((name) => `${LETTERS[kind]}:${name}`);
  }
}

export function kindOf(holder: string): SubjectKind {
  const kind = KINDS.find((one) => LETTERS[one] === holder[0]);
  if (!kind) throw new Error(`${holder} is no holder`);
  return kind;
}
