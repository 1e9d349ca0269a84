import { readBalances } from '@jishan/ledger';
import { type CompiledScheme, describePeriod, periodOf, toPoints, versionAt } from '@jishan/scheme';
import type { ScopedRead } from '../../platform/db/index.ts';

/** Where a household stands in one balance, in the period that runs now. */
export interface HouseholdBalance {
  balance: string;
  label: string;
  /** As `2026` or `2026-Q4`. */
  period: string;
  periodLabel: string;
  /** In points, as people write them. */
  points: number;
}

/**
 * The present balances of some households, by household id: one row for each balance that the scheme keeps for
 * households, 0 where nothing was booked. Empty lists before the first version is in force.
 */
export async function readHouseholdBalances(
  read: ScopedRead,
  villageId: number,
  scheme: CompiledScheme | null,
  householdIds: readonly string[],
  now: Date,
): Promise<Map<string, HouseholdBalance[]>> {
  const version = scheme && versionAt(scheme, now.getTime());
  if (!version) return new Map(householdIds.map((id) => [id, []]));
  const kinds = version.balances
    .filter((balance) => balance.holder === 'household')
    .map((balance) => ({
      id: balance.id,
      title: balance.title,
      period: periodOf(balance.period, now.getTime()).name,
    }));
  const holders = householdIds.map((id) => `h:${id}`);
  const stands = await readBalances(read, villageId, holders);
  const amounts = new Map(
    stands
      .filter((row) => row.state === 'main')
      .map((row) => [`${row.holder} ${row.balance} ${row.period}`, row.amount]),
  );
  return new Map(
    householdIds.map((id) => [
      id,
      kinds.map((kind) => ({
        balance: kind.id,
        label: kind.title,
        period: kind.period,
        periodLabel: describePeriod(kind.period),
        points: toPoints(amounts.get(`h:${id} ${kind.id} ${kind.period}`) ?? 0, scheme.decimals),
      })),
    ]),
  );
}
