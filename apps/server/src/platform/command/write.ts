import type { CodedError } from '../errors/index.ts';

/** How rows of one kind are written: one statement for all rows that a batch brings. */
export interface WriteSpec {
  /** Unique in the server, such as `events.insert`. */
  name: string;
  /** Statements of a batch run in this order: parents (say 100) before children (say 200). */
  order: number;
  /**
   * One statement taking the rows as `$1`, a JSON array: `insert into t (…) select … from
   * jsonb_to_recordset($1::jsonb) as r(village_id bigint, …) on conflict … do …`, or an update joined to it.
   * Write `returning` or `on conflict`: a bare insert-select would skip row-level security on a sharded server.
   */
  sql: string;
  /**
   * 'each' (the default): every row must change exactly one row of the table, or its command is decided anew;
   * 'any': the count does not matter.
   */
  expect?: 'each' | 'any';
  /** The refusal to answer when a row of this write meets this SQLSTATE, such as `{ '23505': errors.taken() }`. */
  refusals?: Record<string, CodedError>;
}

/** One row for one named write. */
export interface Write {
  spec: WriteSpec;
  row: { village_id: number };
}

const names = new Map<string, WriteSpec>();

/**
 * Declares a named write and returns the function that makes one row of it. Values go through JSON: dates become
 * ISO text, `undefined` becomes null.
 * @throws when two writes share a name.
 * @example const insertThing = defineWrite<ThingRow>({ name: 'things.insert', order: 100, sql: '…' });
 *          // in decide: writes: [insertThing({ village_id: ctx.villageId, thing_id: id, title })]
 */
export function defineWrite<Row extends { village_id: number }>(spec: WriteSpec): (row: Row) => Write {
  if (names.has(spec.name)) throw new Error(`two writes are named ${spec.name}`);
  names.set(spec.name, spec);
  return (row) => ({ spec, row });
}
