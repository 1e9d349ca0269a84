import { isDeepStrictEqual } from 'node:util';
import { type CompiledScheme, readScheme, type SchemeDocument, simulate } from '../../src/index.ts';
import { compileAll, plainly, shuffled } from '../plainly.ts';
import { slowSimulate } from '../slow/simulate.ts';
import type { History } from './histories.ts';
import { type Failing, smallest } from './smallest.ts';

/**
 * Holds the engine, with rows in another order, against the slow model. When they differ it throws what differs and
 * the smallest history that still shows a difference, to be made a case of.
 */
export function mustAgree(
  documents: SchemeDocument[],
  scheme: CompiledScheme,
  history: History,
  order: number,
): void {
  const fast = plainly(documents, simulate(scheme, shuffled(history.record, order), history.until));
  const slow = slowSimulate(documents, history.record, history.until);
  if (isDeepStrictEqual(fast, slow)) return;
  const given = { documents, ...history };
  const differs = (one: Failing) => differencesOf(one, documents).length > 0;
  const least = differs(given) ? smallest(given, differs) : given;
  const found = differencesOf(least, documents);
  const shown = JSON.stringify(least, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  const lines = found.length > 0 ? found : ['only in this order of rows:', ...between(fast, slow, '')];
  throw new Error(['the models differ', ...lines.slice(0, 12), shown].join('\n'));
}

/** Where the models differ on something that both accept. */
function differencesOf({ documents, record, until }: Failing, original: readonly SchemeDocument[]): string[] {
  const valid = () => documents.every((one) => readScheme(JSON.stringify(one)).ok);
  try {
    // Before anything is asked: what lacks a word that must be there could keep the slow model looking for good.
    if (documents !== original && !valid()) return [];
    const fast = plainly(documents, simulate(compileAll(documents), record, until));
    return between(fast, slowSimulate(documents, structuredClone(record), until), '');
  } catch {
    return [];
  }
}

/** Every place where two results are not the same. */
function between(fast: unknown, slow: unknown, at: string): string[] {
  if (isDeepStrictEqual(fast, slow)) return [];
  if (!isObject(fast) || !isObject(slow)) {
    return [`${at}: engine ${JSON.stringify(fast)}, slow model ${JSON.stringify(slow)}`];
  }
  const keys = new Set([...Object.keys(fast), ...Object.keys(slow)]);
  return [...keys].flatMap((key) => between(fast[key], slow[key], `${at} ${key}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
