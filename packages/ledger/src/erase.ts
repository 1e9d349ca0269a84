import type { LedgerTx } from './types.ts';

const ERASE = `update ledger_notes n set salt = null, reason = null, cap_note = null, erased = true
  from ledger_transfers t
  join ledger_accounts a on a.village_id = t.village_id and a.account_id in (t.from_account, t.to_account)
  where a.village_id = $1 and a.holder = any($2::text[]) and n.village_id = t.village_id and n.seq = t.seq
    and n.line = t.line and not n.erased
  returning 1`;

/**
 * Erases the free text of every line that touched some holders, with the salts that tied it to the chain. Points,
 * dates and clauses stay; the chain still verifies. Run it under an audited command.
 * @returns how many lines lost their text.
 * @example
 * const erased = await eraseNotes(client, 7, ['h:1']);
 */
export async function eraseNotes(tx: LedgerTx, villageId: number, holders: string[]): Promise<number> {
  const result = await tx.query<unknown>({ text: ERASE, values: [villageId, holders] });
  return result.rowCount ?? 0;
}
