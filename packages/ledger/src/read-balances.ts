import { type LedgerRead, rowsOf } from './rows.ts';
import type { AccountKey, AccountState, HashAlgorithm } from './types.ts';

/** An account with what stands on it. */
export interface Balance extends AccountKey {
  /** Minor units. */
  amount: number;
  /** How many transfers have touched it. */
  version: number;
}

interface BalanceRow {
  holder: string;
  balance: string;
  period: string;
  state: AccountState;
  amount: string;
  version: string;
}

const BALANCES = `select a.holder, a.balance, a.period, a.state, b.amount::text as amount, b.version::text as version
  from ledger_accounts a
  join ledger_balances b on b.village_id = a.village_id and b.account_id = a.account_id
  where a.village_id = $1 and a.holder = any($2::text[])
  order by a.holder, a.balance, a.period, a.state`;

/**
 * What stands on the accounts of some holders, in every state; an account that nothing has touched is absent.
 * @example
 * const balances = await readBalances(read, 7, ['h:1']);
 * // [{ holder: 'h:1', balance: 'honour', period: '2026', state: 'main', amount: 200, version: 1 }]
 * balances[0].amount === 200
 */
export async function readBalances(
  read: LedgerRead,
  villageId: number,
  holders: string[],
): Promise<Balance[]> {
  if (holders.length === 0) return [];
  const rows = await rowsOf<BalanceRow>(read, BALANCES, [villageId, holders]);
  return rows.map((row) => ({ ...row, amount: Number(row.amount), version: Number(row.version) }));
}

/** Where a village's chain stands, as bulletins print it. */
export interface LedgerHead {
  villageId: number;
  /** Number of the last posting; 0 before the first. */
  seq: number;
  /** Hex. */
  hash: string;
  algorithm: HashAlgorithm;
}

interface HeadRow {
  seq: string;
  hash: string;
  algorithm: HashAlgorithm;
}

/**
 * The village's chain head, or null if nothing was ever posted there (or it is out of scope).
 * @example
 * const head = await readHead(read, 7);
 * // { villageId: 7, seq: 1, hash: '…64 hex digits…', algorithm: 'sha256' }
 * head.seq === 1
 */
export async function readHead(read: LedgerRead, villageId: number): Promise<LedgerHead | null> {
  const [row] = await rowsOf<HeadRow>(
    read,
    `select seq::text as seq, encode(hash, 'hex') as hash, algorithm from ledger_heads where village_id = $1`,
    [villageId],
  );
  return row ? { villageId, seq: Number(row.seq), hash: row.hash, algorithm: row.algorithm } : null;
}
