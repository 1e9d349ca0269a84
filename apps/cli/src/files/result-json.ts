import type { EntryResult, SimulationResult } from '@jishan/scheme';
import { ByteWriter } from './byte-writer.ts';

// One for all results of a thread: its room and the texts it keeps serve the next village too.
const writer = new ByteWriter();

/** One row per line, so that a result can be read by people, compared and searched, and is small all the same. */
export function resultJson(result: SimulationResult): Uint8Array<ArrayBuffer> {
  let sign = '{';
  for (const [key, value] of Object.entries(result)) {
    if (value === undefined) continue;
    writer.text(`${sign}\n${JSON.stringify(key)}: `);
    sign = ',';
    if (key === 'entries') writeRows(result.entries, writeEntry);
    else if (Array.isArray(value)) writeRows(value, (row) => writer.text(JSON.stringify(row)));
    else writer.text(JSON.stringify(value));
  }
  writer.text('\n}');
  return writer.take();
}

function writeRows<Row>(rows: readonly Row[], write: (row: Row) => void): void {
  let sign = '[';
  for (const row of rows) {
    writer.text(sign === '[' ? '[\n  ' : ',\n  ');
    sign = ',';
    write(row);
  }
  writer.text(sign === '[' ? '[]' : '\n]');
}

// An entry that grows a field fails the type check where entries are written, instead of losing it.
type Unwritten = Exclude<
  keyof EntryResult,
  'event' | 'balance' | 'holder' | 'points' | 'would_be' | 'reason' | 'clause'
>;
type WholeEntry = EntryResult & Record<Unwritten, never>;

/** What `JSON.stringify` gives for an entry, of which there are as many as events. */
function writeEntry(entry: WholeEntry): void {
  const { event, balance, holder, points, would_be, reason, clause } = entry;
  writer.text('{"event":');
  writer.quoted(event);
  writer.text(',"balance":');
  writer.quoted(balance);
  writer.text(',"holder":');
  writer.quoted(holder);
  writer.text(`,"points":${points},"would_be":${would_be},"reason":`);
  writer.quotedAgain(reason);
  writer.text(',"clause":');
  writer.quoted(clause);
  writer.text('}');
}
