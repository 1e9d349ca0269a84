import type { CellReader, Column } from './cells.ts';

/** The ids of the households in the files. */
export type KnownHouseholds = Pick<ReadonlySet<string>, 'has'>;

/** The id of a household that is in the files; another one is named, and then there is none. */
export function readHouseholdId(
  cells: CellReader,
  column: Column,
  households: KnownHouseholds,
): string | undefined {
  const id = cells.id(column);
  if (id === undefined || households.has(id)) return id;
  cells.fault(column, id, '要是 households.csv 里有的户号');
  return undefined;
}
