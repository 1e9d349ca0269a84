import type { HolderResult, SimulationResult } from '@jishan/scheme';
import { type Cell, csvText } from './csv-text.ts';

/** What `--out` may lay beside the files it was computed from. */
export const RESULT_FILES: readonly string[] = [
  'holders.csv',
  'balances.csv',
  'periods.csv',
  'categories.csv',
  'stars.csv',
  'titles.csv',
  'gates.csv',
  'barred.csv',
  'lists.csv',
  'village.csv',
  'refused.csv',
  'not_given.csv',
  'entries.csv',
];

/** `result.json` once more as CSV files, one per kind of row: name and text. */
export function resultTables(result: SimulationResult): [file: string, text: string][] {
  const holders = holderRows(result);
  return [
    [
      'holders.csv',
      csvText(['holder', 'enrolled', 'eligible', 'participating_members'], holders.map(holderCells)),
    ],
    ['balances.csv', csvText(BALANCE_COLUMNS, holders.flatMap(balanceCells))],
    ['periods.csv', csvText(['holder', 'period', 'total', 'average', 'rank'], holders.flatMap(periodCells))],
    ['categories.csv', csvText(['holder', 'period', 'category', 'points'], holders.flatMap(categoryCells))],
    ['stars.csv', csvText(['holder', 'period', 'stars'], holders.flatMap(starCells))],
    ['titles.csv', csvText(['holder', 'title', 'period'], holders.flatMap(titleCells))],
    ['gates.csv', csvText(['holder', 'gate', 'open'], holders.flatMap(gateCells))],
    ['barred.csv', csvText(['holder', 'from', 'period'], holders.flatMap(barCells))],
    ['lists.csv', csvText(LIST_COLUMNS, result.lists.flatMap(listCells))],
    ...optionalTable('village.csv', VILLAGE_COLUMNS, result.village),
    ['refused.csv', csvText(['kind', 'id', 'code', 'message'], result.refused.map(refusedCells))],
    ...optionalTable('not_given.csv', WITHHELD_COLUMNS, result.not_given),
    ['entries.csv', csvText(ENTRY_COLUMNS, entryCells(result))],
  ];
}

const ENTRY_COLUMNS = ['event', 'balance', 'holder', 'points', 'would_be', 'reason', 'clause'] as const;
const LIST_COLUMNS = ['list', 'period', 'within', 'rank', 'holder', 'points'] as const;
const WITHHELD_COLUMNS = ['base', 'holder', 'period', 'day', 'code', 'message'] as const;
const VILLAGE_COLUMNS = ['id', 'period', 'good', 'of', 'percent', 'grade'] as const;
const LETTERS: Record<string, string> = {
  household: 'h',
  member: 'm',
  organisation: 'o',
  group: 'g',
  section: 's',
};
const BALANCE_COLUMNS = [
  'holder',
  'balance',
  'period',
  'opening',
  'earned',
  'deducted',
  'redeemed',
  'closing',
  'expired',
  'carried',
] as const;

/** A table that only some results have. */
function optionalTable<Column extends string>(
  file: string,
  columns: readonly Column[],
  rows: readonly Record<Column, Cell>[] | undefined,
): [file: string, text: string][] {
  return rows
    ? [
        [
          file,
          csvText(
            columns,
            rows.map((row) => columns.map((key) => row[key])),
          ),
        ],
      ]
    : [];
}

interface KeyedHolder {
  key: string;
  holder: HolderResult;
}

function holderRows(result: SimulationResult): KeyedHolder[] {
  const kinds: [string, readonly HolderResult[] | undefined][] = [
    ['h', result.households],
    ['m', result.members],
    ['o', result.organisations],
    ['g', result.groups],
    ['s', result.sections],
  ];
  return kinds.flatMap(([letter, holders]) =>
    (holders ?? []).map((holder) => ({ key: `${letter}:${holder.id}`, holder })),
  );
}

function holderCells({ key, holder }: KeyedHolder): Cell[] {
  return [key, holder.enrolled, holder.eligible, holder.participating_members ?? null];
}

function balanceCells({ key, holder }: KeyedHolder): Cell[][] {
  return Object.entries(holder.balances).flatMap(([balance, rows]) =>
    rows.map((row) => [
      key,
      balance,
      row.period,
      row.opening,
      row.earned,
      row.deducted,
      row.redeemed,
      row.closing,
      row.expired,
      row.carried,
    ]),
  );
}

function periodCells({ key, holder }: KeyedHolder): Cell[][] {
  return holder.periods.map((row) => [key, row.period, row.total, row.average, row.rank]);
}

function categoryCells({ key, holder }: KeyedHolder): Cell[][] {
  return holder.periods.flatMap((row) =>
    Object.entries(row.category).map(([category, points]) => [key, row.period, category, points]),
  );
}

function starCells({ key, holder }: KeyedHolder): Cell[][] {
  return Object.entries(holder.stars).map(([period, stars]) => [key, period, stars]);
}

function titleCells({ key, holder }: KeyedHolder): Cell[][] {
  return holder.titles.map((title) => [key, ...parted(title)]);
}

function gateCells({ key, holder }: KeyedHolder): Cell[][] {
  return Object.entries(holder.gates).map(([gate, open]) => [key, gate, open]);
}

function barCells({ key, holder }: KeyedHolder): Cell[][] {
  return holder.barred.map((bar) => [key, ...parted(bar)]);
}

/** What stands before and after the colon of `<id>:<period>`. */
function parted(text: string): [id: string, period: string] {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function listCells({ list, period, subject, within, rows }: SimulationResult['lists'][number]): Cell[][] {
  return rows.map(({ rank, id, points }) => [
    list,
    period,
    within ?? null,
    rank,
    `${LETTERS[subject] ?? subject}:${id}`,
    points,
  ]);
}

function refusedCells(refused: SimulationResult['refused'][number]): Cell[] {
  return 'event' in refused
    ? ['event', refused.event, refused.code, refused.message]
    : ['order', refused.order, refused.code, refused.message];
}

/** One row at a time: there are as many as events. */
function* entryCells({ entries }: SimulationResult): Iterable<Cell[]> {
  for (const { event, balance, holder, points, would_be, reason, clause } of entries) {
    yield [event, balance, holder, points, would_be, reason, clause];
  }
}
