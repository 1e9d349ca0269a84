import {
  compileScheme,
  type Evaluation,
  type HolderResult,
  type SchemeDocument,
  type SimulationResult,
  type VillageRecord,
} from '../src/index.ts';
import type { SlowHolder, SlowResult } from './slow/simulate.ts';

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

/** A result in whole minor units and without its sentences; averages, lists and percents in hundredths. */
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
  return {
    refused: result.refused.map((one) => `${'event' in one ? one.event : one.order} ${one.code}`).sort(),
    entries: result.entries
      .map(({ event, balance, holder, points, would_be }) =>
        [event, balance, holder, minor(points), minor(would_be)].join(' '),
      )
      .sort(),
    holders: Object.fromEntries(
      kinds.flatMap(([letter, all]) =>
        all.map((holder) => [`${letter}:${holder.id}`, holderOf(holder, minor)]),
      ),
    ),
    lists: result.lists
      .map(({ list, period, subject, rows, ...rest }) => {
        const within = 'within' in rest ? ` ${String(rest.within)}` : '';
        const lines = rows.map(({ rank, id, points }) => `${rank} ${id} ${hundredths(points)}`);
        return `${list} ${period} ${subject}${within}: ${lines.join(', ')}`;
      })
      .sort(),
    village: villageOf(result),
    notGiven: (result.not_given ?? [])
      .map(({ base, holder, period, day }) => `${base} ${holder} ${period} ${day}`)
      .sort(),
  };
}

function hundredths(points: number): number {
  return Math.round(points * 100) || 0;
}

function villageOf(result: SimulationResult): string[] {
  return (result.village ?? [])
    .map(({ id, period, good, of, percent, grade }) =>
      [id, period, good, 'of', of, percent === null ? null : hundredths(percent), grade].join(' '),
    )
    .sort();
}

function holderOf(holder: HolderResult, minor: (points: number) => number): SlowHolder {
  return {
    enrolled: holder.enrolled,
    eligible: holder.eligible,
    members: holder.participating_members,
    balances: Object.fromEntries(
      Object.entries(holder.balances).map(([id, rows]) => [
        id,
        rows.map(({ period, opening, earned, deducted, redeemed, closing, expired, carried }) => ({
          period,
          opening: minor(opening),
          earned: minor(earned),
          deducted: minor(deducted),
          redeemed: minor(redeemed),
          closing: minor(closing),
          expired: minor(expired),
          carried: minor(carried),
        })),
      ]),
    ),
    periods: holder.periods.map(({ category, total, average, ...rest }) => ({
      ...rest,
      category: Object.fromEntries(Object.entries(category).map(([key, points]) => [key, minor(points)])),
      total: minor(total),
      average: average === null ? null : hundredths(average),
    })),
    stars: Object.fromEntries(Object.entries(holder.stars).filter(([, stars]) => stars > 0)),
    titles: [...holder.titles],
    gates: { ...holder.gates },
    barred: [...holder.barred],
  };
}

/** The same of an evaluation, whose amounts are whole already. */
export function plainlyEvaluated({ entries, refused }: Evaluation): { entries: string[]; refused: string[] } {
  return {
    entries: entries
      .map(({ event, balance, holder, amount, wouldBe }) =>
        [event, balance, holder, amount || 0, wouldBe || 0].join(' '),
      )
      .sort(),
    refused: refused.map(({ id, code }) => `${id} ${code}`).sort(),
  };
}
