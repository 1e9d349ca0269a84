import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { LimitView } from '../types.ts';
import type { EachPlan } from './each.ts';

/* What is counted while events are scored. */

/**
 * Counts the use of a limit: all events of these items, whatever version scored them. `accepted` counts times for
 * warnings, also of events that only warned; `net` counts the signed points of a category.
 */
export interface MeterPlan {
  index: number;
  items: ReadonlySet<string>;
  metric: 'times' | 'points' | 'accepted' | 'net';
  calendar: PeriodCalendar;
  of: LimitView['of'];
  /** Null: all events of the owner are counted together. */
  each: EachPlan | null;
  side: 'earned' | 'deducted';
  /** Of a net: the category. */
  category: string | null;
}

export type EachMeterPlan = MeterPlan & { each: EachPlan };

export interface BalancePlan {
  index: number;
  id: string;
  holder: SubjectKind;
  calendar: PeriodCalendar;
  /** Whether points of it lapse under any version: then their age has to be followed. */
  lapses: boolean;
  /** What bounds and effects of any version need to know of its periods; null: nothing. */
  nets: readonly NetPlan[] | null;
}

/** Counts what the periods of one calendar gave in one balance. */
export interface NetPlan {
  index: number;
  calendar: PeriodCalendar;
}
