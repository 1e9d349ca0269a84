import { type LedgerRead, rowsOf } from './rows.ts';
import type { PostingKind } from './types.ts';

/** One line of a passbook: a transfer seen from one of its two accounts. */
export interface LedgerEntry {
  /** `<posting id>.<line>.<in|out>`. */
  id: string;
  postingId: string;
  seq: number;
  line: number;
  kind: PostingKind;
  source: string;
  happenedAt: Date;
  writtenAt: Date;
  holder: string;
  balance: string;
  period: string;
  /** Minor units; below zero when points left the account. */
  amount: number;
  balanceBefore: number;
  balanceAfter: number;
  accountVersion: number;
  /** Null once erased. */
  reason: string | null;
  clause: string | null;
  meta: { item: string | null; category: string | null; wouldBe: number | null; capNote: string | null };
  /** The posting that this entry takes back. */
  reverses: string | null;
  /** The posting that took this entry back. */
  reversedBy: string | null;
}

/** Where a page of entries ended: pass it on as `after` for the next, older one. */
export interface EntryCursor {
  seq: number;
  line: number;
  side: 'in' | 'out';
}

interface EntryRow {
  posting_id: string;
  seq: string;
  line: number;
  kind: PostingKind;
  source: string;
  happened_at: Date;
  written_at: Date;
  holder: string;
  balance: string;
  period: string;
  sign: number;
  amount: string;
  before: string;
  after: string;
  version: string;
  reason: string | null;
  clause: string | null;
  item: string | null;
  category: string | null;
  would_be: string | null;
  cap_note: string | null;
  reverses: string | null;
  reversed_by: string | null;
}

const COLUMNS = `p.posting_id, t.seq::text as seq, t.line, p.kind, p.source, p.happened_at, p.written_at,
  a.holder, a.balance, a.period, t.sign, t.amount::text as amount, t.before::text as before, t.after::text as after,
  t.version::text as version, n.reason, t.clause, t.item, t.category, t.would_be::text as would_be, n.cap_note,
  p.reverses, r.posting_id as reversed_by`;

const SIDE = (sign: 1 | -1, side: 'to' | 'from') =>
  `t.village_id, t.seq, t.line, ${sign} as sign, t.amount, t.${side}_before as before, t.${side}_after as after,
   t.${side}_version as version, t.clause, t.item, t.category, t.would_be`;

const HOLDER_ENTRIES = `select ${COLUMNS}
  from ledger_accounts a
  cross join lateral (
    (select ${SIDE(1, 'to')} from ledger_transfers t
      where t.village_id = a.village_id and t.to_account = a.account_id and (t.seq, t.line, 1) < ($3, $4::int, $5::int)
      order by t.seq desc, t.line desc limit $6)
    union all
    (select ${SIDE(-1, 'from')} from ledger_transfers t
      where t.village_id = a.village_id and t.from_account = a.account_id
        and (t.seq, t.line, -1) < ($3, $4::int, $5::int)
      order by t.seq desc, t.line desc limit $6)
  ) t
  join ledger_postings p on p.village_id = t.village_id and p.seq = t.seq
  left join ledger_notes n on n.village_id = t.village_id and n.seq = t.seq and n.line = t.line
  left join ledger_postings r on r.village_id = p.village_id and r.reverses = p.posting_id
  where a.village_id = $1 and a.holder = $2 and a.state = 'main' and ($7::text is null or a.balance = $7)
  order by t.seq desc, t.line desc, t.sign desc limit $6`;

const FIRST_PAGE: [number, number, number] = [Number.MAX_SAFE_INTEGER, 2_147_483_647, 2];

/**
 * A holder's passbook, newest first: entries of its `main` accounts.
 * @param page `limit` entries older than `after`; `balance` leaves the other balances out.
 * @example
 * const [entry] = await readEntries(read, 7, 'h:1', { limit: 20 });
 * // entry: { seq: 1, line: 1, amount: 200, balanceBefore: 0, balanceAfter: 200, clause: '3.2', … }
 * entry.balanceAfter === 200
 */
export async function readEntries(
  read: LedgerRead,
  villageId: number,
  holder: string,
  page: { limit: number; after?: EntryCursor; balance?: string },
): Promise<LedgerEntry[]> {
  const { after } = page;
  const start = after ? [after.seq, after.line, after.side === 'in' ? 1 : -1] : FIRST_PAGE;
  const values = [villageId, holder, ...start, page.limit, page.balance ?? null];
  return (await rowsOf<EntryRow>(read, HOLDER_ENTRIES, values)).map(entryOf);
}

const VILLAGE_ENTRIES = `select ${COLUMNS}
  from ledger_postings p
  cross join lateral (
    select ${SIDE(1, 'to')}, t.to_account as account_id from ledger_transfers t
      where t.village_id = p.village_id and t.seq = p.seq
    union all
    select ${SIDE(-1, 'from')}, t.from_account from ledger_transfers t
      where t.village_id = p.village_id and t.seq = p.seq
  ) t
  join ledger_accounts a on a.village_id = t.village_id and a.account_id = t.account_id and a.state = 'main'
  left join ledger_notes n on n.village_id = t.village_id and n.seq = t.seq and n.line = t.line
  left join ledger_postings r on r.village_id = p.village_id and r.reverses = p.posting_id
  where p.village_id = $1 and p.happened_at >= $2 and p.happened_at < $3
  order by p.happened_at, t.seq, t.line, t.sign desc`;

/**
 * Every entry of a village whose fact happened in `happenedFrom <= t < happenedTo`, oldest first, any holder.
 * @example
 * const quarter = { happenedFrom: new Date('2026-07-01T00:00:00+08:00'), happenedTo: new Date('2026-10-01T00:00:00+08:00') };
 * const entries = await readVillageEntries(read, 7, quarter);
 */
export async function readVillageEntries(
  read: LedgerRead,
  villageId: number,
  span: { happenedFrom: Date; happenedTo: Date },
): Promise<LedgerEntry[]> {
  const rows = await rowsOf<EntryRow>(read, VILLAGE_ENTRIES, [villageId, span.happenedFrom, span.happenedTo]);
  return rows.map(entryOf);
}

function entryOf(row: EntryRow): LedgerEntry {
  const side = row.sign > 0 ? 'in' : 'out';
  return {
    id: `${row.posting_id}.${row.line}.${side}`,
    postingId: row.posting_id,
    seq: Number(row.seq),
    line: row.line,
    kind: row.kind,
    source: row.source,
    happenedAt: row.happened_at,
    writtenAt: row.written_at,
    holder: row.holder,
    balance: row.balance,
    period: row.period,
    amount: row.sign * Number(row.amount),
    balanceBefore: Number(row.before),
    balanceAfter: Number(row.after),
    accountVersion: Number(row.version),
    reason: row.reason,
    clause: row.clause,
    meta: {
      item: row.item,
      category: row.category,
      wouldBe: row.would_be === null ? null : Number(row.would_be),
      capNote: row.cap_note,
    },
    reverses: row.reverses,
    reversedBy: row.reversed_by,
  };
}
