import type { EventFact, SchemeDocument, VillageRecord } from '../../src/index.ts';
import { momentOf } from './calendar.ts';
import type { OrderMove } from './record.ts';

/** What is known at some moment: the documents, the rows, which of them count by then, and the orders so far. */
export interface Known {
  documents: readonly SchemeDocument[];
  record: VillageRecord;
  /** Which approved rows and corrections are known. */
  isKnown(event: EventFact): boolean;
  knowsCorrection(correction: EventFact): boolean;
  moves: readonly OrderMove[];
}

export function versionInForce(documents: readonly SchemeDocument[], moment: number): SchemeDocument | null {
  const begun = documents.filter((document) => momentOf(document.from) <= moment);
  return begun.sort((a, b) => momentOf(b.from) - momentOf(a.from))[0] ?? null;
}
