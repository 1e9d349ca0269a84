import type {
  CompiledScheme,
  FactChange,
  HouseholdFact,
  MemberFact,
  OrganisationFact,
  VillageFacts,
} from '@jishan/scheme';
import { declaredFacts } from '@jishan/scheme';
import { CellReader, readFact } from './cells.ts';
import { factColumns } from './facts.ts';
import type { ProblemList } from './problems.ts';
import { type Row, readTable } from './table.ts';

const HOUSEHOLD_COLUMNS = ['household_id', 'group', 'section', 'joined_on', 'left_on'];
const MEMBER_COLUMNS = ['member_id', 'household_id', 'participating_from', 'participating_to'];
const ORGANISATION_COLUMNS = ['organisation_id', 'group', 'household_id'];

/** Reads `households.csv`, `members.csv`, `organisations.csv` and `facts.csv`. */
export function readPeople(scheme: CompiledScheme, folder: string, problems: ProblemList): VillageFacts {
  const households = readHouseholds(scheme, folder, problems);
  const known = new Set(households.map((household) => household.id));
  const members = readMembers(scheme, folder, known, problems);
  const organisations = readOrganisations(scheme, folder, known, problems);
  const changes = readChanges(scheme, folder, problems);
  return { households, members, organisations, changes };
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

const SUBJECT_KINDS = { h: 'household', m: 'member', o: 'organisation' } as const;

function readChanges(scheme: CompiledScheme, folder: string, problems: ProblemList): FactChange[] {
  const table = readTable(folder, 'facts.csv', ['subject', 'fact', 'value'], problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const changes: FactChange[] = [];
  for (const row of table.rows) {
    const subject = cells.id(row, 'subject') ?? '';
    const fact = cells.id(row, 'fact') ?? '';
    const kind = SUBJECT_KINDS[subject[0] as keyof typeof SUBJECT_KINDS];
    if (!kind || subject[1] !== ':') {
      cells.fault(row, 'subject', subject, '要写成 h:户号、m:成员号 或 o:单位号');
      continue;
    }
    const type = declaredFacts(scheme, kind).get(fact);
    if (!type) {
      refuseOrWarn(fact, cells, row, problems);
      continue;
    }
    const text = cells.text(row, 'value');
    const value = text === undefined ? null : (readFact(text, type) ?? null);
    if (text !== undefined && value === null)
      cells.fault(row, 'value', text, `事实 ${fact} 的类型是 ${type}`);
    changes.push({ subject, fact, value, from: cells.day(row, 'from'), to: cells.day(row, 'to') });
  }
  return changes;
}

/** A group or section that changes in time would move points; what the engine cannot do yet it must not ignore. */
function refuseOrWarn(fact: string, cells: CellReader, row: Row, problems: ProblemList): void {
  if (fact === 'group' || fact === 'section') {
    cells.fault(row, 'fact', fact, '小组和片区还不能随时间变化，请写在 households.csv 里');
  } else {
    problems.warn(`facts.csv 的事实 ${fact} 没有在方案的 facts 里写明，已忽略`);
  }
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
