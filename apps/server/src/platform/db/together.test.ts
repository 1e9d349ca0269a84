import { expect, test } from 'vitest';
import type { ScopedRead } from './scope.ts';
import { readTogether } from './together.ts';

interface Row {
  key: string;
  n: number;
}

/** Two rows a key, and what was asked for. */
function reader() {
  const asked: { args: readonly [number]; keys: readonly string[] }[] = [];
  const read = readTogether(
    async (_read, args: readonly [number], keys): Promise<Row[]> => {
      asked.push({ args, keys });
      if (keys.includes('broken')) throw new Error('no such key');
      return [1, 2].flatMap((n) => [...new Set(keys)].map((key) => ({ key, n })));
    },
    (row) => row.key,
  );
  return { asked, read };
}

/** Handles are only told apart here. */
const handle = () => ({}) as ScopedRead;

test('what is asked in one turn goes out once, and each gets the rows of its keys in the statement’s order', async () => {
  const { asked, read } = reader();
  const one = handle();
  const [a, bc, none, again] = await Promise.all([
    read(one, [7], ['a']),
    read(one, [7], ['b', 'c']),
    read(one, [7], []),
    read(one, [7], ['a', 'c']),
  ]);
  expect(a).toEqual([
    { key: 'a', n: 1 },
    { key: 'a', n: 2 },
  ]);
  expect(bc.map(({ key, n }) => `${key}${n}`)).toEqual(['b1', 'c1', 'b2', 'c2']);
  expect(none).toEqual([]);
  expect(again.map(({ key }) => key)).toEqual(['a', 'c', 'a', 'c']);
  expect(asked).toEqual([{ args: [7], keys: ['a', 'b', 'c', 'c'] }]);
});

test('other handles, other arguments and later turns share nothing', async () => {
  const { asked, read } = reader();
  const one = handle();
  await Promise.all([read(one, [7], ['a']), read(one, [8], ['a']), read(handle(), [7], ['b'])]);
  await read(one, [7], ['a']);
  expect(asked.map(({ args, keys }) => `${args[0]}:${keys.join()}`)).toEqual(['7:a', '8:a', '7:b', '7:a']);
});

test('a failure reaches all who shared it, and nobody later', async () => {
  const { read } = reader();
  const one = handle();
  const settled = await Promise.allSettled([read(one, [7], ['a']), read(one, [7], ['broken'])]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read(one, [7], ['a'])).toHaveLength(2);
});
