import type { CompiledScheme } from './compiled.ts';
import type { JudgeGate } from './engine/orders.ts';
import { lastDay, runVillage, type SimulatedVillage } from './engine/simulate.ts';
import type { EventFact, Instant, OrderFact, VillageFacts } from './facts.ts';
import { gateBefore } from './results/gate-orders.ts';
import { entriesOf, settledOf } from './results/result.ts';
import type { EntryResult, Settled, SimulationResult } from './results/result-types.ts';
import { parseDay } from './time.ts';

export interface VillageRecord {
  facts: VillageFacts;
  events: readonly EventFact[];
  orders?: readonly OrderFact[];
  /** When the window of a notice closed, by the name of its period (`2026-Q3`). */
  notices?: ReadonlyMap<string, Instant>;
}

/**
 * Scores a village from its whole record: balances, settlements, ranks, refusals and entries, in the form of
 * `result.json`. What happened or was approved after `until` (`YYYY-MM-DD`, included) is as if it were not there;
 * without it the last day of the record is taken. Throws when `until` is no date.
 *
 * @example simulate(scheme, { facts, events }, '2026-12-31').households[0]?.balances
 */
export function simulate(scheme: CompiledScheme, record: VillageRecord, until?: string): SimulationResult {
  const { settled, entries } = scoreVillage(scheme, record, until);
  return { ...settled, entries: entries() };
}

/** A village that was scored and settled; its entries are made for whoever reads them. */
export interface ScoredVillage {
  settled: Settled;
  /** How many entries there are. */
  booked: number;
  entries(): EntryResult[];
}

/**
 * `simulate` for whoever may do without the entries: they are most of a result, and a summary only counts them. Throws
 * when `until` is no date.
 *
 * @example scoreVillage(scheme, { facts, events }, '2026-12-31').booked
 */
export function scoreVillage(scheme: CompiledScheme, record: VillageRecord, until?: string): ScoredVillage {
  const run = runRecord(scheme, record, until);
  return {
    settled: settledOf(scheme, run),
    booked: run.walked.bookings.length,
    entries: () => entriesOf(scheme, run),
  };
}

/** The run behind `simulate`, for whoever tells how its numbers came about. Throws when `until` is no date. */
export function runRecord(scheme: CompiledScheme, record: VillageRecord, until?: string): SimulatedVillage {
  const untilDay = until === undefined ? lastDay(scheme.plan, record) : parseDay(until);
  if (untilDay === null) throw new Error(`${until} is not a date`);
  const judgeGate: JudgeGate = (state, gate, holder, day) =>
    gateBefore({ ...state, results: scheme.results }, gate, holder, day);
  return runVillage(scheme.plan, scheme.reach, { ...record, untilDay }, judgeGate);
}
