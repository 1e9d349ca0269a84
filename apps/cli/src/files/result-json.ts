import type { EntryResult, SimulationResult } from '@jishan/scheme';

/** One row per line, so that a result can be read by people, compared and searched, and is small all the same. */
export function resultJson(result: SimulationResult): string {
  let text = '{';
  for (const [key, value] of Object.entries(result)) {
    if (value === undefined) continue;
    text += `${text === '{' ? '' : ','}\n${JSON.stringify(key)}: `;
    if (key === 'entries') text += rowsText(result.entries, entryText);
    else if (Array.isArray(value)) text += rowsText(value, JSON.stringify);
    else text += JSON.stringify(value);
  }
  return `${text}\n}`;
}

function rowsText<Row>(rows: readonly Row[], rowText: (row: Row) => string): string {
  let text = '[';
  for (const row of rows) text += `${text === '[' ? '' : ','}\n  ${rowText(row)}`;
  return text === '[' ? '[]' : `${text}\n]`;
}

// An entry that grows a field fails the type check where entries are written, instead of losing it.
type Unwritten = Exclude<
  keyof EntryResult,
  'event' | 'balance' | 'holder' | 'points' | 'would_be' | 'reason' | 'clause'
>;
type WholeEntry = EntryResult & Record<Unwritten, never>;

/** What `JSON.stringify` gives for an entry, of which there are as many as events. */
function entryText(entry: WholeEntry): string {
  const { event, balance, holder, points, would_be, reason, clause } = entry;
  return (
    `{"event":${JSON.stringify(event)},"balance":${kept(balance)},"holder":${kept(holder)},"points":${points},` +
    `"would_be":${would_be},"reason":${kept(reason)},"clause":${kept(clause)}}`
  );
}

/** Texts that come again and again. */
const texts = new Map<string, string>();
const TEXTS_MAX = 100_000;

function kept(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= TEXTS_MAX) texts.clear();
  const made = JSON.stringify(text);
  texts.set(text, made);
  return made;
}
