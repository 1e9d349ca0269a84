import type {
  CompiledScheme,
  HouseholdFact,
  MemberFact,
  OrganisationFact,
  VillageFacts,
} from '@jishan/scheme';
import { warnOfAbsentHouseholds } from './absent-households.ts';
import { CellReader, UniqueIds } from './cells.ts';
import { readChanges } from './changes.ts';
import { warnOfEmptyGroups } from './empty-groups.ts';
import { factColumns } from './facts.ts';
import { type KnownHouseholds, readHouseholdId } from './household-id.ts';
import type { ProblemList } from './problems.ts';
import { readSuccessions } from './successions.ts';
import { openTable } from './table.ts';

const HOUSEHOLD_COLUMNS = ['household_id', 'group', 'section', 'joined_on', 'left_on'];
const MEMBER_COLUMNS = ['member_id', 'household_id', 'participating_from', 'participating_to'];
const ORGANISATION_COLUMNS = ['organisation_id', 'group', 'household_id'];

/** Reads the files about people: households, members, organisations, changing facts and successions. */
export function readPeople(scheme: CompiledScheme, folder: string, problems: ProblemList): VillageFacts {
  const households = readHouseholds(scheme, folder, problems);
  const known = problems.isUnusable('households.csv')
    ? EVERY_HOUSEHOLD
    : new Set(households.map((household) => household.id));
  const members = readMembers(scheme, folder, known, problems);
  const organisations = readOrganisations(scheme, folder, known, problems);
  const changes = readChanges(scheme, folder, { households, members, organisations }, problems);
  const successions = readSuccessions(folder, known, problems);
  const facts: VillageFacts = { households, members, organisations, changes, successions };
  warnOfEmptyGroups(facts, problems);
  warnOfAbsentHouseholds(facts, problems);
  return facts;
}

/** Where the households cannot be read, that is said, and not of everybody who belongs to one. */
const EVERY_HOUSEHOLD: KnownHouseholds = { has: () => true };

function readHouseholds(scheme: CompiledScheme, folder: string, problems: ProblemList): HouseholdFact[] {
  const file = 'households.csv';
  const table = openTable(folder, file, ['household_id', 'joined_on'], problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const facts = factColumns({
    scheme,
    subject: 'household',
    table,
    cells,
    fixed: HOUSEHOLD_COLUMNS,
    problems,
  });
  const ids = new UniqueIds(table, cells, 'household_id');
  const [groups, sections] = [cells.column('group'), cells.column('section')];
  const [joined, left] = [cells.column('joined_on'), cells.column('left_on')];
  const households: HouseholdFact[] = [];
  while (table.next()) {
    const group = cells.word(groups);
    const section = cells.word(sections);
    const stay = cells.days(joined, left);
    households.push({
      id: ids.read(),
      ...(group === undefined ? {} : { group }),
      ...(section === undefined ? {} : { section }),
      joinedOn: stay.from,
      leftOn: stay.to,
      facts: facts.read(),
    });
  }
  return households;
}

function readMembers(
  scheme: CompiledScheme,
  folder: string,
  households: KnownHouseholds,
  problems: ProblemList,
): MemberFact[] {
  const required = ['member_id', 'household_id', 'participating_from'];
  const table = openTable(folder, 'members.csv', required, problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const facts = factColumns({ scheme, subject: 'member', table, cells, fixed: MEMBER_COLUMNS, problems });
  const [ids, owners] = [cells.column('member_id'), cells.column('household_id')];
  const [begins, ends] = [cells.column('participating_from'), cells.column('participating_to')];
  const stays: Stays = new Map();
  const members: MemberFact[] = [];
  while (table.next()) {
    const id = cells.id(ids) ?? '';
    const householdId = readHouseholdId(cells, owners, households) ?? '';
    const { from, to } = cells.days(begins, ends);
    if (from !== null && overlaps(stays, id, { from, to: to ?? '9999-12-31' })) {
      cells.fault(begins, from, `成员 ${id} 的几段时间不能重叠`);
    }
    members.push({ id, householdId, from, to, facts: facts.read() });
  }
  return members;
}

interface StayDates {
  from: string;
  to: string;
}

type Stays = Map<string, StayDates[]>;

/** Whether a stay overlaps one that was noted before; notes it. Dates as `YYYY-MM-DD` compare as text. */
function overlaps(stays: Stays, member: string, stay: StayDates): boolean {
  const before = stays.get(member);
  if (!before) {
    stays.set(member, [stay]);
    return false;
  }
  before.push(stay);
  return before.some((other) => other !== stay && stay.from <= other.to && other.from <= stay.to);
}

function readOrganisations(
  scheme: CompiledScheme,
  folder: string,
  households: KnownHouseholds,
  problems: ProblemList,
): OrganisationFact[] {
  const table = openTable(folder, 'organisations.csv', ['organisation_id'], problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const fixed = ORGANISATION_COLUMNS;
  const facts = factColumns({ scheme, subject: 'organisation', table, cells, fixed, problems });
  const ids = new UniqueIds(table, cells, 'organisation_id');
  const [groups, owners] = [cells.column('group'), cells.column('household_id')];
  const organisations: OrganisationFact[] = [];
  while (table.next()) {
    const group = cells.word(groups);
    const householdId = cells.isEmpty(owners) ? undefined : readHouseholdId(cells, owners, households);
    organisations.push({
      id: ids.read(),
      ...(group === undefined ? {} : { group }),
      ...(householdId === undefined ? {} : { householdId }),
      facts: facts.read(),
    });
  }
  return organisations;
}
