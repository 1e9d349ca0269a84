export type Cell = string | number | boolean | null;

/**
 * Rows as CSV (RFC 4180). Cells that a spreadsheet would run as a formula get an apostrophe; numbers stay numbers.
 *
 * @example csvText(['id', 'points'], [['H1', 2.5]]) // 'id,points\nH1,2.5\n'
 */
export function csvText(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = `${columns.map(cellText).join()}\n`;
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      if (at > 0) text += ',';
      text += cellText(row[at] ?? null);
    }
    text += '\n';
  }
  return text;
}

// Most text needs nothing done to it: an id, a key or a date.
const BARE = /^\w[\w:.-]*$/;
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string' || BARE.test(cell)) return String(cell);
  let text = texts.get(cell);
  if (text === undefined) {
    if (texts.size >= TEXTS_MAX) texts.clear();
    text = safeText(cell);
    texts.set(cell, text);
  }
  return text;
}

/** Sentences that come again and again. */
const texts = new Map<string, string>();
const TEXTS_MAX = 100_000;

function safeText(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
