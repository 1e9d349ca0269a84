import type { SchemeDocument, VillageRecord } from '../../src/index.ts';
import type { History } from './histories.ts';

/* What is left of a failing history when everything that it does not need is taken away. */

export interface Failing extends History {
  documents: SchemeDocument[];
}

type Fails = (one: Failing) => boolean;

/** Takes rows and then parts of the documents away as long as it still fails. */
export function smallest(failing: Failing, fails: Fails): Failing {
  let left = failing;
  for (let size = -1; size !== sizeOf(left); ) {
    size = sizeOf(left);
    for (const shorter of [withoutRows, withoutPeople, withoutWords]) left = shorter(left, fails);
  }
  return left;
}

function sizeOf(one: Failing): number {
  return JSON.stringify(one).length;
}

function withoutRows(one: Failing, fails: Fails): Failing {
  let left = one;
  for (const key of ['events', 'orders'] as const) {
    left = without<unknown>(left, fails, left.record[key] ?? [], (rows) => ({ ...left.record, [key]: rows }));
  }
  return left;
}

function withoutPeople(one: Failing, fails: Fails): Failing {
  let left = one;
  for (const key of ['changes', 'successions', 'members', 'organisations', 'households'] as const) {
    left = without<unknown>(left, fails, left.record.facts[key] ?? [], (rows) => ({
      ...left.record,
      facts: { ...left.record.facts, [key]: rows },
    }));
  }
  return left;
}

/** Tries to leave out one row after the other. */
function without<Row>(
  one: Failing,
  fails: Fails,
  rows: readonly Row[],
  record: (rows: Row[]) => VillageRecord,
): Failing {
  let left = one;
  let kept = [...rows];
  for (const row of rows) {
    const fewer = kept.filter((other) => other !== row);
    const shorter = { ...left, record: record(fewer) };
    if (!fails(shorter)) continue;
    left = shorter;
    kept = fewer;
  }
  return left;
}

/** Sections without which a document is none. */
const NEEDED = new Set(['scheme', 'title', 'version', 'from', 'balances', 'categories', 'items', 'review']);

function withoutWords(one: Failing, fails: Fails): Failing {
  let left = one;
  const visit = (path: readonly string[]) => {
    const node = path.reduce<unknown>(
      (inner, key) => (inner as Record<string, unknown>)?.[key],
      left.documents,
    );
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      const documents = structuredClone(left.documents);
      const parent = path.reduce<unknown>(
        (inner, step) => (inner as Record<string, unknown>)?.[step],
        documents,
      );
      const mayGo = path.length > 1 || (path.length === 1 && !NEEDED.has(key));
      if (mayGo && !Array.isArray(parent)) {
        delete (parent as Record<string, unknown>)[key];
        const shorter = { record: left.record, until: left.until, documents };
        if (fails(shorter)) {
          left = shorter;
          continue;
        }
      }
      visit([...path, key]);
    }
  };
  visit([]);
  return left;
}
