import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { type CompiledScheme, readScheme, type SchemeDocument, simulate } from '../../src/index.ts';
import { compileAll, plainly, shuffled } from '../plainly.ts';
import { slowSimulate } from '../slow/simulate.ts';
import type { History } from './histories.ts';
import { type Failing, smallest } from './smallest.ts';

/** The engine with rows in another order, against the slow model; when they differ, the smallest history that shows it. */
export function expectAgreement(
  documents: SchemeDocument[],
  scheme: CompiledScheme,
  history: History,
  order: number,
): void {
  const fast = plainly(documents, simulate(scheme, shuffled(history.record, order), history.until));
  const slow = slowSimulate(documents, history.record, history.until);
  if (isDeepStrictEqual(fast, slow)) return;
  const least = smallest({ documents, ...history }, differs(documents));
  console.error(JSON.stringify(least, (_, value) => (value instanceof Map ? [...value] : value), 1));
  const { documents: few, record, until } = least;
  expect(plainly(few, simulate(compileAll(few), record, until))).toEqual(slowSimulate(few, record, until));
  // It differs in the order given and no more in that of the files.
  expect(fast).toEqual(slow);
}

/** Whether the models differ on something that both accept. */
function differs(original: readonly SchemeDocument[]): (one: Failing) => boolean {
  return ({ documents, record, until }) => {
    try {
      const fast = plainly(documents, simulate(compileAll(documents), record, until));
      if (isDeepStrictEqual(fast, slowSimulate(documents, structuredClone(record), until))) return false;
    } catch {
      return false;
    }
    return documents === original || documents.every((one) => readScheme(JSON.stringify(one)).ok);
  };
}
