import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../src/index.ts';
import { compileAll } from './plainly.ts';
import { histories } from './random/histories.ts';
import { schemes } from './random/schemes.ts';

test('an amendment changes nothing that happened before it: all history scored again gives the same entries', () => {
  let amended = 0;
  fc.assert(
    fc.property(schemes, histories, (documents, { record }) => {
      const [first, second] = documents;
      if (!first || !second) return;
      amended++;
      const from = Date.parse(`${second.from}T00:00:00+08:00`);
      const past = record.events.filter(({ happenedAt }) => happenedAt < from);
      const before = evaluate(compileAll([first]), record.facts, past);
      const after = evaluate(compileAll([second, first]), record.facts, past);
      expect(after).toEqual(before);
    }),
    { numRuns: 150 },
  );
  expect(amended).toBeGreaterThan(20);
});
