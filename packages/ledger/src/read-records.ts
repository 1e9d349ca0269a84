import type {
  AccountRecord,
  BalanceRecord,
  LedgerRecord,
  LineRow,
  NoteRow,
  PostingRow,
  VillageRecord,
} from './records.ts';
import { type LedgerRead, rowsOf } from './rows.ts';

/** Rows asked for at a time: large enough to be quick, small enough for any machine. */
const CHUNK = 2_000;

const microseconds = (column: string) =>
  `case when isfinite(${column}) then (extract(epoch from ${column}) * 1000000)::bigint::text else 'infinite' end`;

const VILLAGES = `select village_id::text as id from ledger_heads union select village_id::text from ledger_accounts
  union select village_id::text from ledger_balances union select distinct village_id::text from ledger_postings
  union select distinct village_id::text from ledger_transfers
  union select distinct village_id::text from ledger_notes`;

const HEAD = `select seq::text as seq, encode(hash, 'hex') as hash, algorithm from ledger_heads where village_id = $1`;

const ACCOUNTS = `select 'account' as type, account_id::text as "accountId", holder, balance, period, state
  from ledger_accounts where village_id = $1 and account_id > $2 order by account_id limit ${CHUNK}`;

const BALANCES = `select 'balance' as type, account_id::text as "accountId", amount::text as amount,
    version::text as version
  from ledger_balances where village_id = $1 and account_id > $2 order by account_id limit ${CHUNK}`;

const POSTINGS = `select 'posting' as type, seq::text as seq, posting_id::text as id, kind, source,
    ${microseconds('happened_at')} as "happenedUs", ${microseconds('written_at')} as "writtenUs",
    reverses::text as reverses, line_count::text as "lineCount", algorithm, encode(hash, 'hex') as hash
  from ledger_postings where village_id = $1 and seq > $2 order by ledger_postings.seq limit ${CHUNK}`;

const TRANSFERS = `select seq::text as seq, line::text as line, from_account::text as "fromAccount",
    to_account::text as "toAccount", amount::text as amount, from_before::text as "fromBefore",
    from_after::text as "fromAfter", from_version::text as "fromVersion", to_before::text as "toBefore",
    to_after::text as "toAfter", to_version::text as "toVersion", clause, item, category, would_be::text as "wouldBe",
    encode(commitment, 'hex') as commitment, encode(digest, 'hex') as digest
  from ledger_transfers where village_id = $1 and seq > $2 and seq <= $3 order by ledger_transfers.seq,
    ledger_transfers.line`;

const NOTES = `select seq::text as seq, line::text as line, encode(salt, 'hex') as salt, reason,
    cap_note as "capNote", erased
  from ledger_notes where village_id = $1 and seq > $2 and seq <= $3`;

const LOWEST = '-9223372036854775808';
const HIGHEST = '9223372036854775807';
const NIL = '00000000-0000-0000-0000-000000000000';

/**
 * Every village that has a row in any of the ledger's tables, in id order.
 * @example
 * const villageIds = await readLedgerVillages(read);
 * villageIds.includes(7) === true
 */
export async function readLedgerVillages(read: LedgerRead): Promise<number[]> {
  const rows = await rowsOf<{ id: string }>(read, VILLAGES, []);
  return rows.map((row) => Number(row.id)).sort((a, b) => a - b);
}

/** A village's ledger as a stream of records, in chunks. Run it in one repeatable-read transaction. */
export async function* readRecords(
  read: LedgerRead,
  villageId: number,
  options: { notes: boolean } = { notes: true },
): AsyncGenerator<LedgerRecord[]> {
  const [head] = await rowsOf<{ seq: string; hash: string; algorithm: string }>(read, HEAD, [villageId]);
  const village: VillageRecord = {
    type: 'village',
    format: 'jishan.ledger.1',
    villageId: String(villageId),
    head: head ?? null,
    notes: options.notes,
  };
  yield [village];
  yield* chunksById<AccountRecord>(read, ACCOUNTS, villageId);
  yield* postingChunks(read, villageId, options.notes);
  yield* chunksById<BalanceRecord>(read, BALANCES, villageId);
  yield [{ type: 'end', villageId: String(villageId) }];
}

async function* chunksById<Row extends { accountId: string }>(
  read: LedgerRead,
  text: string,
  villageId: number,
): AsyncGenerator<Row[]> {
  let after = NIL;
  for (;;) {
    const rows = await rowsOf<Row>(read, text, [villageId, after]);
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < CHUNK) return;
    after = last.accountId;
  }
}

async function* postingChunks(
  read: LedgerRead,
  villageId: number,
  withNotes: boolean,
): AsyncGenerator<LedgerRecord[]> {
  let after = LOWEST;
  for (;;) {
    const postings = await rowsOf<PostingRow>(read, POSTINGS, [villageId, after]);
    const last = postings.length < CHUNK ? undefined : postings.at(-1);
    const span = [villageId, after, last?.seq ?? HIGHEST];
    const lines = await rowsOf<LineRow & { seq: string }>(read, TRANSFERS, span);
    const notes = withNotes ? await rowsOf<NoteRow & { seq: string; line: string }>(read, NOTES, span) : [];
    const records = assemble(postings, lines, notes);
    if (records.length > 0) yield records;
    if (!last) return;
    after = last.seq;
  }
}

/** Puts lines to their postings and notes to their lines; what finds no place is a stray. */
function assemble(
  postings: PostingRow[],
  lines: (LineRow & { seq: string })[],
  notes: (NoteRow & { seq: string; line: string })[],
): LedgerRecord[] {
  const strays: LedgerRecord[] = [];
  const bySeq = new Map<string, PostingRow>();
  for (const posting of postings) {
    posting.lines = [];
    posting.strayNotes = [];
    bySeq.set(posting.seq, posting);
  }
  const byLine = new Map<string, LineRow>();
  for (const { seq, ...line } of lines) {
    byLine.set(`${seq}/${line.line}`, line);
    const posting = bySeq.get(seq);
    if (posting) posting.lines.push(line);
    else strays.push({ type: 'stray', table: 'ledger_transfers', seq, line: line.line });
  }
  for (const { seq, line, ...note } of notes) {
    const owner = byLine.get(`${seq}/${line}`);
    if (owner) owner.note = note;
    else {
      const posting = bySeq.get(seq);
      if (posting) posting.strayNotes.push(line);
      else strays.push({ type: 'stray', table: 'ledger_notes', seq, line });
    }
  }
  return [...postings, ...strays];
}
