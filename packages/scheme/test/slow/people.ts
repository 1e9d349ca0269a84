import type { HouseholdFact, MemberFact, SubjectKind, VillageRecord } from '../../src/index.ts';

/* Who an event is about, read from the rows each time anew. */

export interface Subject {
  kind: SubjectKind;
  household: HouseholdFact | null;
  member: MemberFact | null;
  group: string | null;
  section: string | null;
  takesPart: boolean;
}

const END = '9999-12-31';

export function householdTakesPart(household: HouseholdFact, date: string): boolean {
  return household.joinedOn !== null && household.joinedOn <= date && date <= (household.leftOn ?? END);
}

export function stayHolds(stay: MemberFact, date: string): boolean {
  return stay.from !== null && stay.from <= date && date <= (stay.to ?? END);
}

/** Null when nobody of that name is in the files. */
export function subjectOf(record: VillageRecord, key: string, date: string): Subject | null {
  const { households, members, organisations = [] } = record.facts;
  const id = key.slice(2);
  switch (key.slice(0, 2)) {
    case 'h:': {
      const household = households.find((row) => row.id === id);
      return household ? ofHousehold('household', household, null, date) : null;
    }
    case 'm:': {
      const rows = members.filter((row) => row.id === id);
      if (rows.length === 0) return null;
      const stay = rows.find((row) => stayHolds(row, date));
      const household = households.find((row) => row.id === stay?.householdId);
      if (!stay || !household) return nobody('member');
      return ofHousehold('member', household, stay, date);
    }
    case 'o:': {
      const organisation = organisations.find((row) => row.id === id);
      if (!organisation) return null;
      const household = households.find((row) => row.id === organisation.householdId);
      // A group exists if a household has it; a shop that names another belongs to none.
      const group = households.find((row) => row.group === organisation.group)?.group ?? null;
      if (!household) return { ...nobody('organisation'), group, takesPart: true };
      const subject = ofHousehold('organisation', household, null, date);
      return { ...subject, group: group ?? subject.group };
    }
    case 'g:':
      return households.some((row) => row.group === id)
        ? { ...nobody('group'), group: id, takesPart: true }
        : null;
    case 's:':
      return households.some((row) => row.section === id)
        ? { ...nobody('section'), section: id, takesPart: true }
        : null;
    default:
      return null;
  }
}

function nobody(kind: SubjectKind): Subject {
  return { kind, household: null, member: null, group: null, section: null, takesPart: false };
}

function ofHousehold(
  kind: SubjectKind,
  household: HouseholdFact,
  member: MemberFact | null,
  date: string,
): Subject {
  return {
    kind,
    household,
    member,
    group: household.group ?? null,
    section: household.section ?? null,
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

export function membersTakingPart(record: VillageRecord, household: HouseholdFact, date: string): number {
  if (!householdTakesPart(household, date)) return 0;
  return record.facts.members.filter((row) => row.householdId === household.id && stayHolds(row, date))
    .length;
}
