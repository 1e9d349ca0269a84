import type {
  CompiledScheme,
  HouseholdFact,
  MemberFact,
  OrganisationFact,
  VillageFacts,
} from '@jishan/scheme';
import { CellReader } from './cells.ts';
import { readChanges } from './changes.ts';
import { factColumns } from './facts.ts';
import type { ProblemList } from './problems.ts';
import { readSuccessions } from './successions.ts';
import { type Row, readTable } from './table.ts';

const HOUSEHOLD_COLUMNS = ['household_id', 'group', 'section', 'joined_on', 'left_on'];
const MEMBER_COLUMNS = ['member_id', 'household_id', 'participating_from', 'participating_to'];
const ORGANISATION_COLUMNS = ['organisation_id', 'group', 'household_id'];

/** Reads `households.csv`, `members.csv`, `organisations.csv`, `facts.csv` and `successions.csv`. */
export function readPeople(scheme: CompiledScheme, folder: string, problems: ProblemList): VillageFacts {
  const households = readHouseholds(scheme, folder, problems);
  const known = new Set(households.map((household) => household.id));
  const members = readMembers(scheme, folder, known, problems);
  const organisations = readOrganisations(scheme, folder, known, problems);
  const changes = readChanges(scheme, folder, problems);
  const successions = readSuccessions(folder, known, problems);
  return { households, members, organisations, changes, successions };
}

function readHouseholds(scheme: CompiledScheme, folder: string, problems: ProblemList): HouseholdFact[] {
  const file = 'households.csv';
  const table = readTable(folder, file, ['household_id', 'joined_on'], problems);
  if (!table) {
    problems.add({ file, expected: '没有这个文件，它必须有' });
    return [];
  }
  const cells = new CellReader(table, problems);
  const facts = factColumns(scheme, 'household', table, HOUSEHOLD_COLUMNS, problems);
  const seen = new UniqueIds(cells, 'household_id');
  const households: HouseholdFact[] = [];
  for (const row of table.rows) {
    const id = seen.read(row);
    const group = cells.text(row, 'group');
    const section = cells.text(row, 'section');
    households.push({
      id,
      ...(group === undefined ? {} : { group }),
      ...(section === undefined ? {} : { section }),
      joinedOn: cells.day(row, 'joined_on'),
      leftOn: cells.day(row, 'left_on'),
      facts: facts.read(cells, row),
    });
  }
  return households;
}

function readMembers(
  scheme: CompiledScheme,
  folder: string,
  households: ReadonlySet<string>,
  problems: ProblemList,
): MemberFact[] {
  const table = readTable(
    folder,
    'members.csv',
    ['member_id', 'household_id', 'participating_from'],
    problems,
  );
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const facts = factColumns(scheme, 'member', table, MEMBER_COLUMNS, problems);
  const stays = new Map<string, { from: string; to: string }[]>();
  const members: MemberFact[] = [];
  for (const row of table.rows) {
    const id = cells.id(row, 'member_id') ?? '';
    const householdId = readHouseholdId(cells, row, households) ?? '';
    const from = cells.day(row, 'participating_from');
    const to = cells.day(row, 'participating_to');
    if (from !== null) checkOverlap(stays, id, { from, to: to ?? '9999-12-31' }, cells, row);
    members.push({ id, householdId, from, to, facts: facts.read(cells, row) });
  }
  return members;
}

/** Dates as `YYYY-MM-DD` compare as text. */
function checkOverlap(
  stays: Map<string, { from: string; to: string }[]>,
  member: string,
  stay: { from: string; to: string },
  cells: CellReader,
  row: Row,
): void {
  const before = stays.get(member) ?? [];
  if (before.some((other) => stay.from <= other.to && other.from <= stay.to)) {
    cells.fault(row, 'participating_from', stay.from, `成员 ${member} 的几段时间不能重叠`);
  }
  stays.set(member, [...before, stay]);
}

function readHouseholdId(cells: CellReader, row: Row, households: ReadonlySet<string>): string | undefined {
  const id = cells.id(row, 'household_id');
  if (id !== undefined && !households.has(id)) {
    cells.fault(row, 'household_id', id, '要是 households.csv 里有的户号');
  }
  return id;
}

function readOrganisations(
  scheme: CompiledScheme,
  folder: string,
  households: ReadonlySet<string>,
  problems: ProblemList,
): OrganisationFact[] {
  const table = readTable(folder, 'organisations.csv', ['organisation_id'], problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const facts = factColumns(scheme, 'organisation', table, ORGANISATION_COLUMNS, problems);
  const seen = new UniqueIds(cells, 'organisation_id');
  return table.rows.map((row) => {
    const id = seen.read(row);
    const group = cells.text(row, 'group');
    const householdId =
      cells.text(row, 'household_id') === undefined ? undefined : readHouseholdId(cells, row, households);
    return {
      id,
      ...(group === undefined ? {} : { group }),
      ...(householdId === undefined ? {} : { householdId }),
      facts: facts.read(cells, row),
    };
  });
}

/** Ids of one column, each of which may stand only once. */
export class UniqueIds {
  private readonly cells: CellReader;
  private readonly column: string;
  private readonly rows = new Map<string, number>();

  constructor(cells: CellReader, column: string) {
    this.cells = cells;
    this.column = column;
  }

  read(row: Row): string {
    const id = this.cells.id(row, this.column);
    if (id === undefined) return '';
    const first = this.rows.get(id);
    if (first !== undefined) this.cells.fault(row, this.column, id, `编号重复了，第 ${first} 行已经用过`);
    else this.rows.set(id, row.number);
    return id;
  }
}
