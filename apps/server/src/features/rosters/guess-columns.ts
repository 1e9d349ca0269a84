import type { Cell, Sheet } from '../../platform/sheets/index.ts';
import type { RosterField, Target } from './fields.ts';
import type { Header } from './find-header.ts';
import { readDate } from './read-date.ts';
import { readIdNumber } from './read-id-number.ts';
import { readName } from './read-name.ts';
import { readPhone } from './read-phone.ts';
import { readRelation } from './read-relation.ts';
import { targetOfHeading } from './synonyms.ts';
import { meant } from './tidy-text.ts';

const ROWS_LOOKED_AT = 60;
/** Share of a column's cells that must look like a field for it to be guessed by what it holds. */
const SHARE_MIN = 0.6;

/** Guesses what each column holds: by its heading, else by what stands in it. Each field is given once. */
export function guessColumns(filled: Sheet, header: Header): Target[] {
  const guesses = header.labels.map(targetOfLabel);
  const taken = new Set<Target>();
  const targets = guesses.map((target): Target => {
    if (target === null || target === 'skip' || taken.has(target)) return 'skip';
    taken.add(target);
    return target;
  });
  const unknown = targets.flatMap((_, column) => (guesses[column] === null ? [column] : []));
  for (const column of unknown) {
    const field = fieldByContent(columnOf(filled, header, column));
    if (field === null || taken.has(field)) continue;
    taken.add(field);
    targets[column] = field;
  }
  return onePerson(targets);
}

/** `户主·姓名`: the words from above say whose, the last says what. */
function targetOfLabel(label: string): Target | null {
  const words = label.split('·');
  const last = words.at(-1) ?? '';
  if (words.length > 1) {
    const whole = targetOfHeading(words.join(''));
    if (whole !== null && whole !== 'skip') return whole;
  }
  return targetOfHeading(last);
}

/**
 * Without a column of people's own names, the heads' column is it: then each row is a household, or a member under the
 * head.
 */
function onePerson(targets: Target[]): Target[] {
  if (targets.includes('name') || !targets.includes('headName')) return targets;
  return targets.map((target) => (target === 'headName' ? 'name' : target));
}

const columnOf = (filled: Sheet, header: Header, column: number): Cell[] => {
  const first = header.row + header.rows;
  return filled.rows
    .slice(Math.max(0, first), Math.max(0, first) + ROWS_LOOKED_AT)
    .flatMap((row) => (meant(row[column]) === '' ? [] : [row[column] ?? null]));
};

const TESTS: readonly [RosterField, (cell: Cell) => boolean][] = [
  ['idNumber', (cell) => readsAsId(cell)],
  ['phone', (cell) => readPhone(cell).kind === 'ok'],
  ['relation', (cell) => !['unknown', null].includes(readRelation(meant(cell)))],
  ['bornOn', (cell) => readDate(cell).kind === 'ok'],
  ['group', (cell) => /^第?[\d一二三四五六七八九十]+(村民)?(小?组|队)$/.test(meant(cell))],
  ['doorCode', (cell) => /\d+(号|室|幢|弄)/.test(meant(cell))],
  ['name', (cell) => readsAsName(cell)],
];

const readsAsId = (cell: Cell): boolean => {
  const reading = readIdNumber(cell);
  return (
    reading.kind === 'ok' ||
    (reading.kind === 'bad' && reading.fault !== 'id_length' && reading.fault !== 'cell_error')
  );
};

function readsAsName(cell: Cell): boolean {
  const reading = readName(cell);
  return reading.kind === 'ok' && /^\p{Script=Han}{2,4}$/u.test(reading.name);
}

function fieldByContent(cells: readonly Cell[]): RosterField | null {
  if (cells.length === 0) return null;
  const found = TESTS.find(([, test]) => cells.filter(test).length >= cells.length * SHARE_MIN);
  return found?.[0] ?? null;
}
