import {
  compileScheme,
  type HolderResult,
  type SchemeDocument,
  type SimulationResult,
  type VillageRecord,
} from '../src/index.ts';
import type { SlowResult } from './slow/simulate.ts';

export function compileAll(documents: readonly SchemeDocument[]) {
  const compiled = compileScheme(documents.map((document) => ({ document })));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}

/** Rows in another order; what comes out may not depend on it. */
export function shuffled(record: VillageRecord, order: number): VillageRecord {
  const by = (id: string) =>
    id.split('').reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) ^ order, 7) | 0;
  return {
    ...record,
    events: [...record.events].sort((a, b) => by(a.id) - by(b.id)),
    orders: [...(record.orders ?? [])].sort((a, b) => by(a.id) - by(b.id)),
  };
}

/** A result in whole minor units and without its sentences. */
export function plainly(documents: readonly SchemeDocument[], result: SimulationResult): SlowResult {
  const scale = 10 ** (documents[0]?.decimals ?? 0);
  const minor = (points: number) => Math.round(points * scale) || 0;
  const kinds: [string, readonly HolderResult[]][] = [
    ['h', result.households],
    ['m', result.members ?? []],
    ['o', result.organisations ?? []],
    ['g', result.groups ?? []],
    ['s', result.sections ?? []],
  ];
  const holders = kinds.flatMap(([letter, all]) =>
    all.map((holder) => ({ key: `${letter}:${holder.id}`, holder })),
  );
  return {
    refused: result.refused.map((one) => `${'event' in one ? one.event : one.order} ${one.code}`).sort(),
    entries: result.entries
      .map(({ event, balance, holder, points, would_be }) =>
        [event, balance, holder, minor(points), minor(would_be)].join(' '),
      )
      .sort(),
    balances: Object.fromEntries(
      holders
        .filter(({ holder }) => Object.keys(holder.balances).length > 0)
        .map(({ key, holder }) => [
          key,
          Object.fromEntries(
            Object.entries(holder.balances).map(([id, rows]) => [
              id,
              rows.map(({ period, ...figures }) => ({
                period,
                ...(Object.fromEntries(
                  Object.entries(figures).map(([name, points]) => [name, minor(points)]),
                ) as Omit<SlowResult['balances'][string][string][number], 'period'>),
              })),
            ]),
          ),
        ]),
    ),
    periods: Object.fromEntries(
      result.households
        .filter(({ periods }) => periods.length > 0)
        .map(({ id, periods }) => [
          `h:${id}`,
          periods.map(({ category, total, average, ...rest }) => ({
            ...rest,
            category: Object.fromEntries(
              Object.entries(category).map(([key, points]) => [key, minor(points)]),
            ),
            total: minor(total),
            average: average === null ? null : Math.round(average * 100) || 0,
          })),
        ]),
    ),
  };
}
