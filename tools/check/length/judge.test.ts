import { expect, it } from 'vitest';
import { judgeLengths } from './judge.ts';

const lines = (count: number) => '//\n'.repeat(count);

it('asks for a reason above 300 lines and refuses 501', () => {
  const file = { path: 'a.ts', text: lines(301) };
  expect(judgeLengths([file], [])).toHaveLength(1);
  expect(judgeLengths([file], [{ path: 'a.ts', lines: 301, reason: 'one table' }])).toEqual([]);
  expect(
    judgeLengths([{ path: 'a.ts', text: lines(501) }], [{ path: 'a.ts', lines: 501, reason: 'x' }]),
  ).toHaveLength(1);
});

it('lets no file grow and no entry outlive its need', () => {
  const entry = { path: 'a.ts', lines: 310, reason: 'one table' };
  expect(judgeLengths([{ path: 'a.ts', text: lines(311) }], [entry])[0]).toContain('grew');
  expect(judgeLengths([{ path: 'a.ts', text: lines(300) }], [entry])[0]).toContain('remove it');
});

it('finds a function of 61 lines', () => {
  const text = `function long() {\n${lines(59)}}\n`;
  expect(judgeLengths([{ path: 'a.ts', text }], [])[0]).toContain('function long has 61 lines');
});
