import type { Write } from '../../platform/command/index.ts';
import { dayBefore } from './days.ts';
import type { Home } from './homes.ts';
import { closeHousehold } from './store.ts';

/** A household is no more from a day on; its taking part ends the day before, or never was. */
export function closing(villageId: number, { row }: Home, on: string): Write {
  const last = dayBefore(on);
  const took = row.joined_on !== null && row.joined_on < on;
  return closeHousehold({
    village_id: villageId,
    id: row.id,
    joined_on: took ? row.joined_on : null,
    left_on: took ? (row.left_on !== null && row.left_on < last ? row.left_on : last) : null,
    closed_on: on,
  });
}
