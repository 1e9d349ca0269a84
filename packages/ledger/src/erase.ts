import type { LedgerTx } from './types.ts';

/**
 * The statement behind `eraseNotes`, for a writer that gathers rows: `$1` is a JSON array of `{village_id, holders,
 * sources}`. Erased are the notes of all lines that touched one of the holders or that one of the sources caused.
 */
export const eraseNotesSql = `with wanted as (
    select t.village_id, t.seq, t.line
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, holders text[], sources text[])
    join ledger_accounts a on a.village_id = r.village_id and a.holder = any(r.holders)
    join ledger_transfers t on t.village_id = a.village_id and a.account_id in (t.from_account, t.to_account)
    union
    select t.village_id, t.seq, t.line
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, holders text[], sources text[])
    join ledger_postings p on p.village_id = r.village_id and p.source = any(r.sources)
    join ledger_transfers t on t.village_id = p.village_id and t.seq = p.seq
  )
  update ledger_notes n set salt = null, reason = null, cap_note = null, erased = true
  from wanted w
  where n.village_id = w.village_id and n.seq = w.seq and n.line = w.line and not n.erased
  returning n.village_id`;

/** One row for `eraseNotesSql`: holders as `h:<id>` or `m:<id>`, sources as the ids of what caused the lines. */
export interface NotesToErase {
  village_id: number;
  holders: string[];
  sources: string[];
}

/**
 * Erases the free text of every line that touched some holders, with the salts that tied it to the chain. Points,
 * dates and clauses stay; the chain still verifies. Run it under an audited command.
 * @returns how many lines lost their text.
 * @example
 * const erased = await eraseNotes(client, 7, ['h:1']);
 */
export async function eraseNotes(tx: LedgerTx, villageId: number, holders: string[]): Promise<number> {
  const row: NotesToErase = { village_id: villageId, holders, sources: [] };
  const result = await tx.query<unknown>({ text: eraseNotesSql, values: [JSON.stringify([row])] });
  return result.rowCount ?? 0;
}
