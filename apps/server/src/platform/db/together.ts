import type { ScopedRead } from './scope.ts';

/** What tells one batch from another beside its keys: a village, a first moment. */
type Args = readonly (number | string | null)[];

interface Batch<Row> {
  keys: Set<string>;
  rows: PromiseWithResolvers<Row[]>;
}

/** What waits for the end of the turn, in the order in which it was first asked for. */
const waiting = new WeakMap<ScopedRead, (() => void)[]>();

/**
 * Makes a read by keys that is shared: what several pieces of work ask through one handle in the same turn of the event
 * loop goes out as one statement, and each gets the rows of its own keys, in the statement's order. On a machine with
 * many approvals at once, sending a statement costs more than looking one more row up. It leaves at the end of the turn,
 * so later than any guard that was read in it: the guards' own reads are never shared.
 *
 * `load` is given at least one key, each once, filled up to a power of two by repeating the last: lists of few lengths
 * make few texts, which stay prepared. Rows are shared, so nobody changes them.
 */
export function readTogether<const Given extends Args, Row>(
  load: (read: ScopedRead, args: Given, keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): (read: ScopedRead, args: Given, keys: readonly string[]) => Promise<Row[]> {
  const open = new WeakMap<ScopedRead, Map<string, Batch<Row>>>();

  function join(read: ScopedRead, args: Given): Batch<Row> {
    let batches = open.get(read);
    if (!batches) {
      batches = new Map();
      open.set(read, batches);
    }
    const name = JSON.stringify(args);
    const known = batches.get(name);
    if (known) return known;
    const batch: Batch<Row> = { keys: new Set(), rows: Promise.withResolvers() };
    batches.set(name, batch);
    atEndOfTurn(read, () => {
      batches.delete(name);
      load(read, args, filledUp([...batch.keys])).then(batch.rows.resolve, batch.rows.reject);
    });
    return batch;
  }

  return async (read, args, keys) => {
    if (keys.length === 0) return [];
    const batch = join(read, args);
    for (const key of keys) batch.keys.add(key);
    const rows = await batch.rows.promise;
    const own = new Set(keys);
    return own.size === batch.keys.size ? rows : rows.filter((row) => own.has(keyOf(row)));
  };
}

function atEndOfTurn(read: ScopedRead, send: () => void): void {
  const sends = waiting.get(read);
  if (sends) {
    sends.push(send);
    return;
  }
  const list = [send];
  waiting.set(read, list);
  setImmediate(() => {
    waiting.delete(read);
    for (const one of list) one();
  });
}

/**
 * A list filled up to a power of two by repeating its last: few lengths make few texts of `in (…)`, which stay prepared.
 * @example filledUp(['a', 'b', 'c']) // ['a', 'b', 'c', 'c']
 */
export function filledUp(keys: readonly string[]): string[] {
  const wanted = 2 ** Math.ceil(Math.log2(keys.length));
  const last = keys.at(-1) ?? '';
  return [...keys, ...Array.from({ length: wanted - keys.length }, () => last)];
}
