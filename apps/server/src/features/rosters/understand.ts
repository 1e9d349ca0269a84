import type { Sheet } from '../../platform/sheets/index.ts';
import { checkFile } from './check-file.ts';
import { draftFamilies } from './draft-families.ts';
import { columnsBySlot } from './read-person.ts';
import { fillMerges } from './fill-merges.ts';
import { findHeader, type Header } from './find-header.ts';
import { guessColumns } from './guess-columns.ts';
import { settleFamily } from './settle-family.ts';
import { sortRows } from './sort-rows.ts';
import type { Reading, Understanding } from './types.ts';

export interface Guess {
  reading: Reading;
  header: Header;
}

/** How a sheet is most likely meant: where its headings are and what each column holds. */
export function guessReading(sheets: readonly Sheet[], at: number): Guess {
  const sheet = sheets[at] ?? { name: '', rows: [], merges: [] };
  const filled = fillMerges(sheet);
  const header = findHeader(sheet, filled);
  const columns = guessColumns(filled, header);
  return {
    header,
    reading: { sheet: at, headerRow: header.row, headerRows: header.rows, columns, joinOn: null },
  };
}

/** The sheet that most likely holds the roster: the one with the most known columns, then the most rows. */
export function guessSheet(sheets: readonly Sheet[]): number {
  const scores = sheets.map((sheet, at) => {
    const { columns } = guessReading(sheets, at).reading;
    return { at, known: columns.filter((target) => target !== 'skip').length, rows: sheet.rows.length };
  });
  scores.sort((a, b) => b.known - a.known || b.rows - a.rows || a.at - b.at);
  return scores[0]?.at ?? 0;
}

/**
 * Reads a roster: households with their people, and of every row that is not taken in, or not as it stands, what is
 * wrong and what to do. Pure; the same sheet, reading and day give the same answer.
 * @param today `YYYY-MM-DD`, for ages and days to come
 */
export function understand(sheet: Sheet, reading: Reading, today: string): Understanding {
  const filled = fillMerges(sheet);
  const { people, skipped } = sortRows(filled, reading);
  const drafts = draftFamilies({ sheet, filled }, people, reading, today);
  checkFile(drafts);
  const doors = new Map<string, number>();
  const families = drafts.flatMap((draft) => settleFamily(draft, { reading, today, doors }) ?? []);
  const found = drafts.flatMap((draft) => draft.people);
  const faults = found.flatMap((person) => person.faults);
  faults.sort((a, b) => a.row - b.row || (a.column ?? -1) - (b.column ?? -1));
  return {
    families,
    faults,
    skipped,
    persons: found.length,
    columnOf: columnsBySlot(reading.columns).get(null) ?? {},
  };
}
