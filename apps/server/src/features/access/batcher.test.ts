import { expect, test } from 'vitest';
import { createBatcher } from './batcher.ts';

test('what arrives together shares one load, and equal keys one answer', async () => {
  const loads: string[][] = [];
  const load = createBatcher(async (keys) => {
    loads.push(keys);
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
  });
  expect(await Promise.all([load('a'), load('b'), load('a'), load('none')])).toEqual([
    'A',
    'B',
    'A',
    undefined,
  ]);
  expect(loads).toEqual([['a', 'b', 'none']]);
});

test('a question asked while a load runs gets an answer from after it was asked', async () => {
  const gate = Promise.withResolvers<void>();
  let round = 0;
  const load = createBatcher(async (keys) => {
    round += 1;
    const mine = round;
    if (mine === 1) await gate.promise;
    return new Map(keys.map((key) => [key, mine]));
  });
  const first = load('a');
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  const second = load('a');
  gate.resolve();
  expect(await Promise.all([first, second])).toEqual([1, 2]);
});

test('a failed load fails those who waited for it and nobody later', async () => {
  let broken = true;
  const load = createBatcher(async (keys) => {
    if (broken) throw new Error('down');
    return new Map(keys.map((key) => [key, 1]));
  });
  await expect(Promise.all([load('a'), load('b')])).rejects.toThrow('down');
  broken = false;
  expect(await load('a')).toBe(1);
});
