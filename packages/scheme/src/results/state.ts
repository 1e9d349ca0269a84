import type { SchemePlan, VersionPlan } from '../engine/plan.ts';
import type { SubjectNode, Village } from '../engine/village.ts';
import { versionOf } from '../engine/judge.ts';
import type { Walked } from '../engine/walk.ts';
import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import { startOfDay } from '../time.ts';
import type { ResultsPlan } from './results-plan.ts';

/** What a settlement looks at: people, and what events, bases and orders came to by what is known. */
export interface RunState {
  plan: SchemePlan;
  /** One for each version of the plan, at its index. */
  results: readonly ResultsPlan[];
  village: Village;
  walked: Walked;
  untilDay: number;
}

/** A version and its results, as they rule on a day's last instant. */
export interface Ruling {
  version: VersionPlan;
  results: ResultsPlan;
}

export function rulingOn({ plan, results }: RunState, day: number): Ruling | null {
  const version = versionOf(plan, startOfDay(day + 1) - 1);
  const found = version && results[version.index];
  return found ? { version, results: found } : null;
}

/** Last day of a period, or the last day that counts while it still runs. */
export function lastDayOf({ untilDay }: RunState, calendar: PeriodCalendar, period: number): number {
  return Math.min(calendar.startDay(period + 1) - 1, untilDay);
}

/** Every holder of a kind. */
export function holdersOf(village: Village, of: SubjectKind): readonly SubjectNode[] {
  switch (of) {
    case 'household':
      return village.households;
    case 'member':
      return village.members;
    case 'organisation':
      return village.organisations;
    case 'group':
      return village.groups;
    case 'section':
      return village.sections;
  }
}
