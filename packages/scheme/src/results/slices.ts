import type { PeriodCalendar } from '../periods.ts';
import { civilOf, dayOf } from '../time.ts';
import { comparisonsOf, type ResultsPlan } from './results-plan.ts';
import type { RunState } from './state.ts';
import { dayInYear } from './yearly-days.ts';

/**
 * The days of a run cut where any period of any result begins, so that the figures of every period are a difference of
 * two running sums: each event is added up once, however many settlements and lists look at it.
 */
export class Slices {
  readonly count: number;
  private readonly firstDay: number;
  private readonly lastDay: number;
  private readonly sliceOfDay: Int32Array;
  private readonly starts: ReadonlySet<number>;

  /** @param cuts first days of slices; those outside of the run do not matter */
  constructor(firstDay: number, lastDay: number, cuts: Iterable<number>) {
    this.firstDay = firstDay;
    this.lastDay = Math.max(firstDay, lastDay);
    this.starts = new Set(cuts);
    this.sliceOfDay = new Int32Array(this.lastDay - firstDay + 1);
    let slice = 0;
    for (let at = 1; at < this.sliceOfDay.length; at++) {
      if (this.starts.has(firstDay + at)) slice++;
      this.sliceOfDay[at] = slice;
    }
    this.count = slice + 1;
  }

  /** The slice of a day; what lies outside of the run belongs to its first or last one. */
  of(day: number): number {
    const at = Math.min(Math.max(day, this.firstDay), this.lastDay) - this.firstDay;
    return this.sliceOfDay[at] ?? 0;
  }

  /** How many slices end before a day, which must be the first of one. */
  before(day: number): number {
    if (day <= this.firstDay) return 0;
    if (day > this.lastDay) return this.count;
    if (!this.starts.has(day)) throw new Error(`no period begins on day ${day}`);
    return this.of(day);
  }
}

/** Cuts the days of a run for everything that its results can ask. */
export function slicesOf(state: RunState): Slices {
  const { plan, results, village, untilDay } = state;
  const firstDay = dayOf(plan.versions[0]?.from ?? 0);
  const cuts = new Set(village.successions.map(({ day }) => day));
  for (const calendar of calendarsOf(results)) {
    if (calendar.unit === 'life') continue;
    const last = calendar.indexOfDay(untilDay);
    for (let period = calendar.indexOfDay(firstDay); period <= last; period++)
      cuts.add(calendar.startDay(period));
  }
  for (const { gates } of results) {
    for (const { on } of gates) {
      if (!on) continue;
      for (let { year } = civilOf(firstDay); year <= civilOf(untilDay).year; year++) {
        cuts.add(dayInYear(year, on) + 1);
      }
    }
  }
  return new Slices(firstDay, untilDay, cuts);
}

function calendarsOf(results: readonly ResultsPlan[]): Iterable<PeriodCalendar> {
  const found = new Map<string, PeriodCalendar>();
  const add = (calendar: PeriodCalendar | null | undefined) => {
    if (calendar) found.set(calendar.key, calendar);
  };
  for (const plan of results) {
    const { settlements } = plan;
    const comparisons = comparisonsOf(plan);
    for (const { combine } of settlements) add(combine?.calendar);
    for (const { since } of comparisons) add(since);
    for (const { calendar, combines } of [...settlements, ...comparisons]) {
      add(calendar);
      for (const combine of combines.values()) add(combine.calendar);
    }
  }
  return found.values();
}
