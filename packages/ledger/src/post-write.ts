import type { Plan, Standing } from './plan.ts';
import { accountKey } from './plan.ts';
import type { ChainHead, SealedRows } from './seal.ts';
import type { HashAlgorithm, LedgerTx } from './types.ts';

const INSERT_ACCOUNTS = `insert into ledger_accounts (village_id, account_id, holder, balance, period, state)
  select r.* from json_to_recordset($1::json)
    as r(village_id bigint, account_id uuid, holder text, balance text, period text, state text)
  on conflict do nothing`;

const UPSERT_BALANCES = `insert into ledger_balances (village_id, account_id, amount, version)
  select r.* from json_to_recordset($1::json) as r(village_id bigint, account_id uuid, amount bigint, version bigint)
  on conflict (village_id, account_id) do update set amount = excluded.amount, version = excluded.version`;

const INSERT_POSTINGS = `insert into ledger_postings (village_id, seq, posting_id, kind, source, happened_at,
    written_at, reverses, line_count, algorithm, hash)
  select village_id, seq, posting_id, kind, source, happened_at, written_at, reverses, line_count, algorithm,
    decode(hash, 'hex')
  from json_to_recordset($1::json) as r(village_id bigint, seq bigint, posting_id uuid, kind text, source text,
    happened_at timestamptz, written_at timestamptz, reverses uuid, line_count integer, algorithm text, hash text)
  returning 1`;

const INSERT_TRANSFERS = `insert into ledger_transfers (village_id, seq, line, from_account, to_account, amount,
    from_before, from_after, from_version, to_before, to_after, to_version, clause, item, category, would_be,
    commitment, digest)
  select village_id, seq, line, from_account, to_account, amount, from_before, from_after, from_version, to_before,
    to_after, to_version, clause, item, category, would_be, decode(commitment, 'hex'), decode(digest, 'hex')
  from json_to_recordset($1::json) as r(village_id bigint, seq bigint, line integer, from_account uuid,
    to_account uuid, amount bigint, from_before bigint, from_after bigint, from_version bigint, to_before bigint,
    to_after bigint, to_version bigint, clause text, item text, category text, would_be bigint, commitment text,
    digest text)
  returning 1`;

const INSERT_NOTES = `insert into ledger_notes (village_id, seq, line, salt, reason, cap_note)
  select village_id, seq, line, decode(salt, 'hex'), reason, cap_note
  from json_to_recordset($1::json)
    as r(village_id bigint, seq bigint, line integer, salt text, reason text, cap_note text)
  returning 1`;

const MOVE_HEADS = `update ledger_heads h set seq = r.seq, hash = decode(r.hash, 'hex'), algorithm = r.algorithm
  from json_to_recordset($1::json) as r(village_id bigint, seq bigint, hash text, algorithm text)
  where h.village_id = r.village_id returning 1`;

export interface SealedBatch {
  plan: Plan;
  rows: SealedRows;
  /** After the plan, by `accountKey`. */
  balances: ReadonlyMap<string, Standing>;
  heads: ReadonlyMap<number, ChainHead>;
  algorithm: HashAlgorithm;
}

/** Inserts what a batch comes to; through a pipelining client the statements go out together. */
export async function writeBatch(tx: LedgerTx, batch: SealedBatch): Promise<void> {
  const { rows } = batch;
  const accounts = accountRows(batch);
  const statements: [string, string, unknown[]][] = [
    ['insert-accounts', INSERT_ACCOUNTS, accounts.fresh],
    ['upsert-balances', UPSERT_BALANCES, accounts.balances],
    ['insert-postings', INSERT_POSTINGS, rows.postings],
    ['insert-transfers', INSERT_TRANSFERS, rows.transfers],
    ['insert-notes', INSERT_NOTES, rows.notes],
    ['move-heads', MOVE_HEADS, headRows(batch)],
  ];
  const sent: Promise<unknown>[] = [];
  for (const [name, text, list] of statements) {
    if (list.length === 0) continue;
    const answer = tx.query({ name: `ledger.${name}`, text, values: [JSON.stringify(list)] });
    if (tx.pipeline) sent.push(answer);
    else await answer;
  }
  // The first statement to fail says why; those behind it only say that the transaction is aborted.
  const failed = (await Promise.allSettled(sent)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The accounts that accepted lines touched: their new balances, and those that do not exist yet. */
function accountRows({ plan, balances }: SealedBatch): { fresh: unknown[]; balances: unknown[] } {
  const touched = new Map<string, { village_id: number; account_id: string }>();
  const fresh = new Map<string, unknown>();
  for (const { draft, lines } of plan.accepted) {
    for (const line of lines) {
      const sides = [
        { id: line.fromAccount, account: line.keys?.from, version: line.fromVersion },
        { id: line.toAccount, account: line.keys?.to, version: line.toVersion },
      ];
      for (const { id, account, version } of sides) {
        const key = accountKey(draft.villageId, id);
        touched.set(key, { village_id: draft.villageId, account_id: id });
        if (version === 1 && account)
          fresh.set(key, { village_id: draft.villageId, account_id: id, ...account });
      }
    }
  }
  const standings = [...touched].map(([key, row]) => ({ ...row, ...balances.get(key) }));
  return { fresh: [...fresh.values()], balances: standings };
}

function headRows({ plan, heads, algorithm }: SealedBatch): unknown[] {
  const villages = new Set(plan.accepted.map(({ draft }) => draft.villageId));
  return [...villages].map((villageId) => ({ village_id: villageId, algorithm, ...heads.get(villageId) }));
}
