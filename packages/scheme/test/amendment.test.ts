import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../src/index.ts';
import { compileAll } from './plainly.ts';
import { histories } from './random/histories.ts';
import { schemes } from './random/schemes.ts';
import { seed } from './random/seed.ts';

test('an amendment changes nothing that happened before it: all history scored again gives the same entries', () => {
  let amended = 0;
  fc.assert(
    fc.property(schemes, histories, (documents, { record }) => {
      const [first, second] = documents;
      if (!first || !second) return;
      amended++;
      const from = Date.parse(`${second.from}T00:00:00+08:00`);
      const past = record.events.filter(({ happenedAt }) => happenedAt < from);
      // What goes on in others from the amendment's day on goes by the amendment.
      const successions = (record.facts.successions ?? []).filter(({ at }) => at < second.from);
      const facts = { ...record.facts, successions };
      const before = evaluate(compileAll([first]), facts, past);
      const after = evaluate(compileAll([second, first]), facts, past);
      expect(after).toEqual(before);
    }),
    { numRuns: 150, ...seed },
  );
  expect(amended).toBeGreaterThan(20);
});
