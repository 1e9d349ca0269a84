import { codesOf } from './define.ts';

export interface CatalogueEntry {
  code: string;
  status: number;
  /** The sentence when it needs no details, otherwise null. */
  message: string | null;
}

export type ErrorCatalogue = ReadonlyMap<string, CatalogueEntry>;

/** Gathers every feature's error set once at start; a code declared twice is a programming fault and throws. */
export function gatherErrors(sets: readonly object[]): ErrorCatalogue {
  const catalogue = new Map<string, CatalogueEntry>();
  for (const set of sets) {
    for (const entry of codesOf(set)) {
      if (catalogue.has(entry.code)) throw new Error(`Error code declared twice: ${entry.code}`);
      if (!/^[a-z_]+\.[a-z0-9_]+$/.test(entry.code)) throw new Error(`Malformed error code: ${entry.code}`);
      catalogue.set(entry.code, entry);
    }
  }
  return catalogue;
}
