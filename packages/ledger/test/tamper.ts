import { withClient } from '@jishan/server/platform/db';
import type pg from 'pg';

export const ledgerTables = [
  'ledger_heads',
  'ledger_accounts',
  'ledger_balances',
  'ledger_postings',
  'ledger_transfers',
  'ledger_notes',
];

/** Opens a database to the hand of somebody who can do anything: no policies, no constraints. */
export async function openToTampering<Result>(
  ownerUrl: string,
  work: (hand: pg.Client) => Promise<Result>,
): Promise<Result> {
  return withClient(ownerUrl, async (hand) => {
    for (const table of ledgerTables) await hand.query(`alter table ${table} no force row level security`);
    const { rows } = await hand.query<{ drop: string }>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
       where conrelid = any($1::regclass[]) and contype in ('f', 'c', 'u') order by contype = 'u'`,
      [ledgerTables],
    );
    for (const { drop } of rows) await hand.query(drop);
    return work(hand);
  });
}

export interface Column {
  table: string;
  column: string;
  type: string;
}

export async function columnsOf(hand: pg.Client): Promise<Column[]> {
  const { rows } = await hand.query<Column>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
     where table_name = any($1) order by table_name, ordinal_position`,
    [ledgerTables],
  );
  return rows;
}

/** An expression that changes a value of some type by one bit or so, whatever it is; null becomes something. */
export function altered({ column, type }: Column): string {
  switch (type) {
    case 'bigint':
    case 'integer':
      return `coalesce(${column} + 1, 1)`;
    case 'uuid':
      return `coalesce(overlay(${column}::text placing
        case when right(${column}::text, 1) = '0' then '1' else '0' end from 36)::uuid, gen_random_uuid())`;
    case 'text':
      return `coalesce(case when ${column} = '' then 'x' else overlay(${column} placing
        chr(ascii(right(${column}, 1)) # 1) from length(${column})) end, 'x')`;
    case 'bytea':
      return `coalesce(set_byte(${column}, 3, get_byte(${column}, 3) # 1), '\\x01')`;
    case 'timestamp with time zone':
      return `${column} + interval '1 microsecond'`;
    case 'boolean':
      return `not ${column}`;
    default:
      throw new Error(`no way to alter a ${type}`);
  }
}
