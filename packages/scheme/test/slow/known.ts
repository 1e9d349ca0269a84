import type { EventFact, OrderFact, SchemeDocument, VillageRecord } from '../../src/index.ts';
import { momentOf } from './calendar.ts';

/** What is known at some moment: the documents, the rows, which of them count by then, and the orders so far. */
export interface Known {
  documents: readonly SchemeDocument[];
  record: VillageRecord;
  /** Which approved rows and corrections are known. */
  isKnown(event: EventFact): boolean;
  knowsCorrection(correction: EventFact): boolean;
  moves: readonly OrderMove[];
  /** No day after this one is looked at. */
  until: string;
}

/** What an accepted order takes out of one balance; a cancelled one is gone from `cancelledAt` on. */
export interface OrderMove {
  order: OrderFact;
  /** Minor units that the order asked for, and what this balance gave. */
  asked: number;
  points: number;
  holder: string;
  balance: string;
  /** The purse that the order followed; null for the redemption's own. */
  purse: string | null;
}

export function versionInForce(documents: readonly SchemeDocument[], moment: number): SchemeDocument | null {
  const begun = documents.filter((document) => momentOf(document.from) <= moment);
  return begun.sort((a, b) => momentOf(b.from) - momentOf(a.from))[0] ?? null;
}

export function firstVersion(documents: readonly SchemeDocument[]): SchemeDocument {
  const first = [...documents].sort((a, b) => momentOf(a.from) - momentOf(b.from))[0];
  if (!first) throw new Error('no version');
  return first;
}

/** One point in minor units; all versions have the same decimals. */
export function scaleOf(documents: readonly SchemeDocument[]): number {
  return 10 ** (documents[0]?.decimals ?? 0);
}

/** Points as people write them, in minor units. */
export function minor(documents: readonly SchemeDocument[], points: number): number {
  return Math.round(points * scaleOf(documents));
}

/**
 * Keeps what follows from the documents and the people alone, which nothing that happens can change. Everything else is
 * read anew each time; only the tests' patience asks for this.
 */
export function keep<Value>(
  { documents, record }: Pick<Known, 'documents' | 'record'>,
  key: string,
  find: () => Value,
  of: object = record.facts,
): Value {
  const byRows = shelves.get(documents) ?? new WeakMap<object, Map<string, unknown>>();
  shelves.set(documents, byRows);
  const shelf = byRows.get(of) ?? new Map<string, unknown>();
  byRows.set(of, shelf);
  if (!shelf.has(key)) shelf.set(key, find());
  return shelf.get(key) as Value;
}

const shelves = new WeakMap<object, WeakMap<object, Map<string, unknown>>>();
