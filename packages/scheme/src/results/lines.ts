import type { Hundredths } from './figures.ts';
import type { Pool, Standing } from './pools.ts';
import type { CutPlan, Micro } from './results-plan.ts';

/* Every decision about a line is made in whole numbers; there is no rounding that could move anybody over one. */

const MICROS_IN_HUNDREDTH = 10_000;
/** A whole percent is 10^6 millionths of one; all of N are a hundred of them. */
const ALL = 100_000_000;

export function isAtLeast(figure: Hundredths, line: Micro): boolean {
  return figure * MICROS_IN_HUNDREDTH >= line;
}

export function isAbove(figure: Hundredths, line: Micro): boolean {
  return figure * MICROS_IN_HUNDREDTH > line;
}

/** Strictly above the average of those compared. */
export function isAboveAverage(figure: Hundredths, { size, sum }: Pool): boolean {
  return figure * size > sum;
}

/** Whether a place is among the first so many percent of a number. */
export function isWithinPercent(place: number, percent: Micro, of: number): boolean {
  return place * ALL <= percent * of;
}

/** Whether somebody is among those taken: with `out`, those tied at the last place come in together or not at all. */
export function isTaken(standing: Standing, { places, percent, ties }: CutPlan, size: number): boolean {
  const place = ties === 'in' ? standing.place : standing.lastPlace;
  if (places !== null && place > places) return false;
  return percent === null || isWithinPercent(place, percent, size);
}

/** Whether a place is within a percentage of which the fraction of a place goes down, up or to the nearest. */
export function isInStep(
  place: number,
  step: { to: Micro; from: Micro | null },
  of: number,
  fraction: 'down' | 'up' | 'nearest',
): boolean {
  const line = step.to * of;
  if (step.from !== null && place * ALL < step.from * of) return false;
  switch (fraction) {
    case 'down':
      return place * ALL <= line;
    case 'up':
      return (place - 1) * ALL < line;
    case 'nearest':
      return place * ALL * 2 <= line * 2 + ALL;
  }
}
