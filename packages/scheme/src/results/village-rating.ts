import { roundedQuotient } from '../amounts.ts';
import type { Board, Moment } from './board.ts';
import { figureOf, questionOf } from './figures.ts';
import { gateOn } from './gates.ts';
import { isAtLeast } from './lines.ts';
import type { VillagePlan } from './results-plan.ts';
import { standingStars } from './stars.ts';
import { titlesOf } from './titles.ts';

/** How good a village is by the share of its good households. */
export interface VillageRating {
  plan: VillagePlan;
  moment: Moment;
  good: number;
  of: number;
  /** In hundredths of a percent; null when nobody takes part. */
  percent: number | null;
  grade: string | null;
}

export function rateVillage(board: Board, plan: VillagePlan, moment: Moment): VillageRating {
  const roll = board.roll('household');
  const everybody = roll.on(moment.day);
  const good = everybody.filter((number) => isGood(board, plan, moment, number)).length;
  const of = everybody.length;
  const percent = of === 0 ? null : roundedQuotient(good * 10_000, of);
  // By the percent that is shown, so that it explains the grade: two of three reach 66.67.
  const step = percent === null ? undefined : plan.steps.find(({ from }) => percent * 10_000 >= from);
  return { plan, moment, good, of, percent, grade: step?.id ?? null };
}

function isGood(board: Board, plan: VillagePlan, moment: Moment, number: number): boolean {
  const { good, comparison } = plan;
  if ('stars' in good) {
    return standingStars(board, 'household', comparison.calendar, moment, number) >= good.stars;
  }
  if ('gate' in good) return gateOn(board, good.gate, moment.day, number, 'household')?.open === true;
  if ('title' in good) {
    const titles = titlesOf(board, 'household', comparison.calendar, moment.period);
    return titles.get(good.title)?.holders.has(number) ?? false;
  }
  const figure = figureOf(board, questionOf(comparison), moment, number);
  return figure !== null && isAtLeast(figure, good.from);
}
