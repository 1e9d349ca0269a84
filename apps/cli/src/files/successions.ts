import type { SuccessionFact } from '@jishan/scheme';
import { CellReader, type Column } from './cells.ts';
import { type KnownHouseholds, readHouseholdId } from './household-id.ts';
import type { ProblemList } from './problems.ts';
import { openTable } from './table.ts';

/** Shares are added up in millionths, so that three thirds do not come to more than one by a hair. */
const WHOLE = 1_000_000;

/** Reads `successions.csv`: households that go on in others, from which day and with what share. */
export function readSuccessions(
  folder: string,
  households: KnownHouseholds,
  problems: ProblemList,
): SuccessionFact[] {
  const table = openTable(folder, 'successions.csv', ['at', 'from', 'to'], problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const [days, givers, takers] = [cells.column('at'), cells.column('from'), cells.column('to')];
  const shares = cells.column('share');
  const given = new Map<string, number>();
  const successions: SuccessionFact[] = [];
  while (table.next()) {
    if (cells.id(days) === undefined) continue;
    const at = cells.day(days);
    const from = readHouseholdId(cells, givers, households);
    const to = readHouseholdId(cells, takers, households);
    const share = readShare(cells, shares);
    if (at === null || from === undefined || to === undefined || share === undefined) continue;
    if (from === to) cells.fault(takers, to, '不能和 from 是同一户');
    const key = `${at} ${from}`;
    const sum = (given.get(key) ?? 0) + Math.round(share * WHOLE);
    given.set(key, sum);
    if (sum > WHOLE) cells.fault(shares, String(share), `户 ${from} 在 ${at} 交出的各份加起来不能超过 1`);
    successions.push({ at, from, to, share });
  }
  return successions;
}

/** An empty share is the whole. */
function readShare(cells: CellReader, shares: Column): number | undefined {
  const text = cells.text(shares);
  if (text === undefined) return 1;
  const share = cells.number(shares);
  if (share === undefined || (share >= 0 && share <= 1)) return share;
  cells.fault(shares, text, '要在 0 到 1 之间，如 0.5；全部就写 1');
  return undefined;
}
