import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../src/index.ts';
import { compileAll, plainly, shuffled } from './plainly.ts';
import { histories } from './random/histories.ts';
import { schemes } from './random/schemes.ts';
import { slowSimulate } from './slow/simulate.ts';

/** More in CI: `JISHAN_HISTORIES=10000`. A failure prints its seed; `JISHAN_SEED` runs it again. */
const numRuns = Number(process.env.JISHAN_HISTORIES ?? 150);
const seed = process.env.JISHAN_SEED === undefined ? {} : { seed: Number(process.env.JISHAN_SEED) };

test('the engine and the slow model agree on random schemes and histories, in any order of rows', () => {
  fc.assert(
    fc.property(schemes, histories, fc.integer(), (documents, { record, until }, order) => {
      const fast = plainly(documents, simulate(compileAll(documents), shuffled(record, order), until));
      expect(fast).toEqual(slowSimulate(documents, record, until));
    }),
    { numRuns, ...seed },
  );
}, 1_200_000);
