import { type LedgerRead, rowsOf } from './rows.ts';
import type { AccountState, PostingKind, TransferDraft } from './types.ts';

/** A posting that stands: not taken back, and taking nothing back itself. */
export interface BookedPosting {
  id: string;
  villageId: number;
  seq: number;
  kind: PostingKind;
  source: string;
  happenedAt: Date;
  writtenAt: Date;
  /** As they were posted; an erased reason is the empty text. */
  transfers: TransferDraft[];
}

interface BookedRow {
  posting_id: string;
  seq: string;
  kind: PostingKind;
  source: string;
  happened_at: Date;
  written_at: Date;
  from_holder: string;
  from_balance: string;
  from_period: string;
  from_state: AccountState;
  to_holder: string;
  to_balance: string;
  to_period: string;
  to_state: AccountState;
  amount: string;
  clause: string | null;
  item: string | null;
  category: string | null;
  would_be: string | null;
  reason: string | null;
  cap_note: string | null;
}

const BOOKED = `select p.posting_id, p.seq::text as seq, p.kind, p.source, p.happened_at, p.written_at,
    f.holder as from_holder, f.balance as from_balance, f.period as from_period, f.state as from_state,
    o.holder as to_holder, o.balance as to_balance, o.period as to_period, o.state as to_state,
    t.amount::text as amount, t.clause, t.item, t.category, t.would_be::text as would_be, n.reason, n.cap_note
  from ledger_postings p
  join ledger_transfers t on t.village_id = p.village_id and t.seq = p.seq
  join ledger_accounts f on f.village_id = t.village_id and f.account_id = t.from_account
  join ledger_accounts o on o.village_id = t.village_id and o.account_id = t.to_account
  left join ledger_notes n on n.village_id = t.village_id and n.seq = t.seq and n.line = t.line
  where p.village_id = $1 and p.source = any($2::text[]) and p.reverses is null
    and not exists (select 1 from ledger_postings r where r.village_id = p.village_id and r.reverses = p.posting_id)
  order by p.seq, t.line`;

/**
 * The postings that stand for some sources (events, orders), in the order in which they were written.
 * @example
 * const [booked] = await readBooked(read, 7, ['event-1']);
 * // booked: { seq: 1, source: 'event-1', transfers: [{ amount: 200, … }], … }
 * booked.transfers[0].amount === 200
 */
export async function readBooked(
  read: LedgerRead,
  villageId: number,
  sources: string[],
): Promise<BookedPosting[]> {
  if (sources.length === 0) return [];
  const postings = new Map<string, BookedPosting>();
  for (const row of await rowsOf<BookedRow>(read, BOOKED, [villageId, sources])) {
    let posting = postings.get(row.posting_id);
    if (!posting) {
      posting = {
        id: row.posting_id,
        villageId,
        seq: Number(row.seq),
        kind: row.kind,
        source: row.source,
        happenedAt: row.happened_at,
        writtenAt: row.written_at,
        transfers: [],
      };
      postings.set(row.posting_id, posting);
    }
    posting.transfers.push(transferOf(row));
  }
  return [...postings.values()];
}

function transferOf(row: BookedRow): TransferDraft {
  return {
    from: {
      holder: row.from_holder,
      balance: row.from_balance,
      period: row.from_period,
      state: row.from_state,
    },
    to: { holder: row.to_holder, balance: row.to_balance, period: row.to_period, state: row.to_state },
    amount: Number(row.amount),
    reason: row.reason ?? '',
    ...(row.clause === null ? {} : { clause: row.clause }),
    meta: {
      ...(row.item === null ? {} : { item: row.item }),
      ...(row.category === null ? {} : { category: row.category }),
      ...(row.would_be === null ? {} : { wouldBe: Number(row.would_be) }),
      ...(row.cap_note === null ? {} : { capNote: row.cap_note }),
    },
  };
}
