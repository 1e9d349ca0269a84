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

/** What `JSON.stringify` gives for an entry, of which there are as many as events. */
function entryText(entry: EntryResult): string {
  const { event, balance, holder, points, would_be, reason, clause, ...more } = entry;
  // An entry that grows a field fails the type check here instead of losing it.
  void (more satisfies Record<string, never>);
  return (
    `{"event":${quoted(event)},"balance":${quoted(balance)},"holder":${quoted(holder)},"points":${points},` +
    `"would_be":${would_be},"reason":${quoted(reason)},"clause":${quoted(clause)}}`
  );
}

// Characters that stand for themselves in JSON, among them all of Chinese.
const BARE = /^[ !#-[\]-~\u2E80-\uD7FF\uFF00-\uFFEF]*$/;

function quoted(text: string): string {
  return BARE.test(text) ? `"${text}"` : JSON.stringify(text);
}
