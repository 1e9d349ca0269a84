import fc from 'fast-check';
import type { SchemeDocument } from '../../src/index.ts';
import { type History, histories } from './histories.ts';
import { schemes } from './schemes.ts';
import { seed } from './seed.ts';

/** Histories of one run over all files; more in CI: `JISHAN_HISTORIES=10000`. */
const HISTORIES = Number(process.env.JISHAN_HISTORIES ?? 300);
/** A scheme takes longer to make than a history, so several histories share one. */
const PER_SCHEME = 5;

export interface Run {
  documents: SchemeDocument[];
  histories: History[];
  /** For whatever else is random in a property. */
  order: number;
}

/** Checks a property on a part of all histories; says how many it was. */
export function assertOnHistories(part: number, check: (run: Run) => void): number {
  const numRuns = Math.ceil((HISTORIES * part) / PER_SCHEME);
  const many = fc.array(histories, { minLength: PER_SCHEME, maxLength: PER_SCHEME });
  const run = fc.record({ documents: schemes, histories: many, order: fc.integer() });
  // Shrinking would first try hundreds of other histories of a whole village; the test shrinks by hand what failed.
  fc.assert(fc.property(run, check), { numRuns, endOnFailure: true, ...seed });
  return numRuns * PER_SCHEME;
}

/** Some schemes alone; the same ones every time: whether a few hundred write a rare word is no question of luck. */
export function sampleOfSchemes(numRuns: number): SchemeDocument[][] {
  return fc.sample(schemes, { numRuns, seed: 1 });
}
