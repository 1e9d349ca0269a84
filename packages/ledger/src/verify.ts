import { type GivenHead, VillageAudit } from './audit.ts';
import type { VillageReport } from './findings.ts';
import { parseRecord } from './parse-record.ts';
import { readLedgerVillages, readRecords } from './read-records.ts';
import type { LedgerRead } from './rows.ts';

/**
 * Recomputes a village's ledger from its rows: chain, commitments, entries, balances, head. Streams, so its memory is
 * that of the accounts, not of the entries. Run it in one repeatable-read transaction, or a posting written meanwhile
 * looks like damage.
 * @param given heads that were given out earlier: a tail cut since then is found by them.
 * @example
 * const report = await verifyVillage(read, 7);
 * report.findingsTotal === 0
 */
export async function verifyVillage(
  read: LedgerRead,
  villageId: number,
  given: readonly GivenHead[] = [],
): Promise<VillageReport> {
  let audit: VillageAudit | undefined;
  for await (const records of readRecords(read, villageId)) {
    for (const record of records) {
      if (record.type === 'village') audit = new VillageAudit(record, given);
      else audit?.take(record);
    }
  }
  if (!audit) throw new Error(`village ${villageId} gave no records`);
  return audit.report();
}

/**
 * Verifies every village within the scope, one report after the other.
 * @example
 * for await (const report of verifyAll(read)) console.log(report.villageId, report.findingsTotal);
 */
export async function* verifyAll(
  read: LedgerRead,
  given: ReadonlyMap<number, GivenHead[]> = new Map(),
): AsyncGenerator<VillageReport> {
  const villageIds = new Set([...(await readLedgerVillages(read)), ...given.keys()]);
  for (const villageId of villageIds) yield await verifyVillage(read, villageId, given.get(villageId));
}

/**
 * The ledger of a village as lines of JSON, for `verifyStream` or any other reader; ends with a newline.
 * @param options `notes: false` leaves salts and free text out: chain and balances can still be verified.
 * @example
 * let file = '';
 * for await (const lines of exportLedger(read, 7)) file += lines;
 * file.startsWith('{"type":"village"') === true
 */
export async function* exportLedger(
  read: LedgerRead,
  villageId: number,
  options: { notes: boolean } = { notes: true },
): AsyncGenerator<string> {
  for await (const records of readRecords(read, villageId, options)) {
    yield records.map((record) => `${JSON.stringify(record)}\n`).join('');
  }
}

/**
 * Verifies an export without any database; several villages may follow one another in one stream.
 * @param lines the file's lines, without their newlines.
 * @example
 * // lines: createInterface({ input: createReadStream('ledger.jsonl') })
 * for await (const report of verifyStream(lines)) console.log(report.villageId, report.findingsTotal);
 */
export async function* verifyStream(
  lines: AsyncIterable<string>,
  given: ReadonlyMap<number, GivenHead[]> = new Map(),
): AsyncGenerator<VillageReport> {
  let audit: VillageAudit | undefined;
  let number = 0;
  const seen = new Set<number>();
  for await (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    const record = parseRecord(text);
    if (record?.type === 'village') {
      if (audit) yield audit.report();
      const villageId = Number(record.villageId);
      seen.add(villageId);
      audit = new VillageAudit(record, given.get(villageId));
    } else {
      audit ??= new VillageAudit({
        type: 'village',
        format: 'jishan.ledger.1',
        villageId: '0',
        head: null,
        notes: true,
      });
      if (record) audit.take(record);
      else audit.add({ table: 'export', problem: 'export.malformed', line: number });
    }
  }
  if (audit) yield audit.report();
  for (const [villageId, heads] of given) {
    if (seen.has(villageId)) continue;
    const absent = new VillageAudit(
      { type: 'village', format: 'jishan.ledger.1', villageId: String(villageId), head: null, notes: true },
      heads,
    );
    absent.take({ type: 'end', villageId: String(villageId) });
    yield absent.report();
  }
}
