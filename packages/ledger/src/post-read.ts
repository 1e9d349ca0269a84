import { type KnownPosting, type PlanLine, planLines } from './lines.ts';
import { draftFits } from './draft.ts';
import { accountKey, postingKey, type Standing } from './plan.ts';
import { type ChainHead, emptyHead } from './seal.ts';
import type { HashAlgorithm, LedgerTx, PostingDraft } from './types.ts';

const LOCK_HEADS = `select village_id, seq, encode(hash, 'hex') as hash from ledger_heads
  where village_id = any($1::bigint[]) order by village_id for update`;

const MAKE_HEADS = `insert into ledger_heads (village_id, seq, hash, algorithm)
  select village_id, 0, decode(hash, 'hex'), 'sha256'
  from unnest($1::bigint[], $2::text[]) as fresh(village_id, hash) order by village_id on conflict do nothing`;

const KNOWN_POSTINGS = `select p.village_id, p.seq, p.posting_id, p.kind, p.source, p.reverses,
    extract(epoch from p.happened_at) * 1000 as happened_ms, r.posting_id as reversed_by,
    (select json_agg(json_build_object('from', t.from_account, 'to', t.to_account, 'amount', t.amount,
        'clause', t.clause, 'item', t.item, 'category', t.category, 'would_be', t.would_be,
        'reason', n.reason, 'cap_note', n.cap_note) order by t.line)
      from ledger_transfers t
      left join ledger_notes n on n.village_id = t.village_id and n.seq = t.seq and n.line = t.line
      where t.village_id = p.village_id and t.seq = p.seq) as lines
  from unnest($1::bigint[], $2::uuid[]) as wanted(village_id, posting_id)
  join ledger_postings p on p.village_id = wanted.village_id and p.posting_id = wanted.posting_id
  left join ledger_postings r on r.village_id = p.village_id and r.reverses = p.posting_id`;

const BALANCES = `select b.village_id, b.account_id, b.amount, b.version
  from unnest($1::bigint[], $2::uuid[]) as wanted(village_id, account_id)
  join ledger_balances b on b.village_id = wanted.village_id and b.account_id = wanted.account_id`;

interface HeadRow {
  village_id: number | string;
  seq: number | string;
  hash: string;
  algorithm: HashAlgorithm;
}

/** Locks the villages' heads in id order, making those that are missing: from here on nobody else posts there. */
export async function lockHeads(
  tx: LedgerTx,
  villageIds: readonly number[],
): Promise<Map<number, ChainHead>> {
  const lock = () => tx.query<HeadRow>({ name: 'ledger.lock-heads', text: LOCK_HEADS, values: [villageIds] });
  let locked = await lock();
  if (locked.rows.length < villageIds.length) {
    const genesis = villageIds.map((villageId) => emptyHead(villageId).hash);
    await tx.query({ name: 'ledger.make-heads', text: MAKE_HEADS, values: [villageIds, genesis] });
    locked = await lock();
  }
  return new Map(
    locked.rows.map((row) => [Number(row.village_id), { seq: Number(row.seq), hash: row.hash }]),
  );
}

interface KnownRow {
  village_id: number | string;
  seq: number | string;
  posting_id: string;
  kind: string;
  source: string;
  reverses: string | null;
  happened_ms: number | string;
  reversed_by: string | null;
  lines: {
    from: string;
    to: string;
    amount: number;
    clause: string | null;
    item: string | null;
    category: string | null;
    would_be: number | null;
    reason: string | null;
    cap_note: string | null;
  }[];
}

/** The stored postings that a batch names, as its own ids or as originals. */
export async function readKnown(
  tx: LedgerTx,
  batch: readonly PostingDraft[],
): Promise<Map<string, KnownPosting>> {
  const wanted = new Map<string, [number, string]>();
  for (const draft of batch) {
    if (!draftFits(draft)) continue;
    wanted.set(postingKey(draft.villageId, draft.id), [draft.villageId, draft.id]);
    if (draft.reverses) {
      wanted.set(postingKey(draft.villageId, draft.reverses), [draft.villageId, draft.reverses]);
    }
  }
  const values = columnsOf(wanted.values());
  const found = await tx.query<KnownRow>({ name: 'ledger.known-postings', text: KNOWN_POSTINGS, values });
  return new Map(
    found.rows.map((row) => [postingKey(Number(row.village_id), row.posting_id), knownOf(row)] as const),
  );
}

function knownOf(row: KnownRow): KnownPosting {
  return {
    seq: Number(row.seq),
    id: row.posting_id,
    kind: row.kind,
    source: row.source,
    happenedMs: Number(row.happened_ms),
    reverses: row.reverses,
    reversedBy: row.reversed_by,
    lines: row.lines.map(
      (line): PlanLine => ({
        fromAccount: line.from,
        toAccount: line.to,
        keys: null,
        amount: line.amount,
        mustCover: false,
        clause: line.clause,
        item: line.item,
        category: line.category,
        wouldBe: line.would_be,
        reason: line.reason,
        capNote: line.cap_note,
      }),
    ),
  };
}

interface BalanceRow {
  village_id: number | string;
  account_id: string;
  amount: number | string;
  version: number | string;
}

/** Standings of every account that the batch or its originals touch; the locked heads keep them still. */
export async function readStandings(
  tx: LedgerTx,
  batch: readonly PostingDraft[],
  known: ReadonlyMap<string, KnownPosting>,
): Promise<Map<string, Standing>> {
  const wanted = new Map<string, [number, string]>();
  for (const draft of batch) {
    if (!draftFits(draft)) continue;
    const original = draft.reverses ? known.get(postingKey(draft.villageId, draft.reverses)) : undefined;
    for (const line of [...planLines(draft), ...(original?.lines ?? [])]) {
      for (const account of [line.fromAccount, line.toAccount]) {
        wanted.set(accountKey(draft.villageId, account), [draft.villageId, account]);
      }
    }
  }
  const values = columnsOf(wanted.values());
  const found = await tx.query<BalanceRow>({ name: 'ledger.balances', text: BALANCES, values });
  return new Map(
    found.rows.map((row) => [
      accountKey(Number(row.village_id), row.account_id),
      { amount: Number(row.amount), version: Number(row.version) },
    ]),
  );
}

function columnsOf(pairs: Iterable<[number, string]>): [number[], string[]] {
  const villages: number[] = [];
  const ids: string[] = [];
  for (const [village, id] of pairs) {
    villages.push(village);
    ids.push(id);
  }
  return [villages, ids];
}
