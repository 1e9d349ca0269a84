import type { SuccessionFact } from '@jishan/scheme';
import { CellReader } from './cells.ts';
import type { ProblemList } from './problems.ts';
import { type Row, readTable } from './table.ts';

/** Shares are added up in millionths, so that three thirds do not come to more than one by a hair. */
const WHOLE = 1_000_000;

/** Reads `successions.csv`: households that go on in others, from which day and with what share. */
export function readSuccessions(
  folder: string,
  households: ReadonlySet<string>,
  problems: ProblemList,
): SuccessionFact[] {
  const table = readTable(folder, 'successions.csv', ['at', 'from', 'to'], problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const given = new Map<string, number>();
  const successions: SuccessionFact[] = [];
  for (const row of table.rows) {
    if (cells.id(row, 'at') === undefined) continue;
    const at = cells.day(row, 'at');
    const from = readHousehold(cells, row, 'from', households);
    const to = readHousehold(cells, row, 'to', households);
    const share = readShare(cells, row);
    if (at === null || from === undefined || to === undefined || share === undefined) continue;
    if (from === to) cells.fault(row, 'to', to, '不能和 from 是同一户');
    checkSum(given, { at, from, to, share }, cells, row);
    successions.push({ at, from, to, share });
  }
  return successions;
}

function readHousehold(
  cells: CellReader,
  row: Row,
  column: 'from' | 'to',
  households: ReadonlySet<string>,
): string | undefined {
  const id = cells.id(row, column);
  if (id === undefined || households.has(id)) return id;
  cells.fault(row, column, id, '要是 households.csv 里有的户号');
  return undefined;
}

/** An empty share is the whole. */
function readShare(cells: CellReader, row: Row): number | undefined {
  const text = cells.text(row, 'share');
  if (text === undefined) return 1;
  const share = cells.number(row, 'share');
  if (share === undefined || (share >= 0 && share <= 1)) return share;
  cells.fault(row, 'share', text, '要在 0 到 1 之间，如 0.5；全部就写 1');
  return undefined;
}

function checkSum(
  given: Map<string, number>,
  { at, from, share }: SuccessionFact,
  cells: CellReader,
  row: Row,
): void {
  const key = `${at} ${from}`;
  const sum = (given.get(key) ?? 0) + Math.round(share * WHOLE);
  given.set(key, sum);
  if (sum > WHOLE) {
    cells.fault(row, 'share', String(share), `户 ${from} 在 ${at} 交出的各份加起来不能超过 1`);
  }
}
