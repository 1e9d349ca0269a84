import type { PeriodUnit, SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { BalancePlan, MeterPlan, NetPlan } from './counted-plans.ts';

/* What a rule does beyond the points of its own event. Items and balances that have no such rule hold null. */

/** The first `times` accepted events of an owner in a period: they only warn, or have no effects yet. */
export interface FirstTimesPlan {
  meter: MeterPlan;
  times: number;
}

/** Points by the how-manieth accepted event of an owner in a period it is; before the first step nothing. */
export interface ByTimesPlan {
  meter: MeterPlan;
  /** Ascending. */
  steps: readonly { from: number; amount: Amount }[];
}

/** What the net figure of one period may not leave; null where it is open. */
export interface BoundsPlan {
  min: Amount | null;
  max: Amount | null;
  clause: string;
}

export interface CategoryBoundsPlan extends BoundsPlan {
  /** Nets of the category over all versions. */
  meter: MeterPlan;
  title: string;
}

export interface BalanceBoundsPlan extends BoundsPlan {
  /** Of what a period gave; null: of what stands. */
  net: NetPlan | null;
}

export interface EffectsPlan {
  zero: ZeroPlan | null;
  bars: readonly BarPlan[];
}

export interface ZeroPlan {
  targets: readonly ZeroTarget[];
  /** By kind of holder, where settlements are zeroed too; null where the rule names its balances. */
  figures: ReadonlyMap<SubjectKind, PeriodCalendar> | null;
  /** Whether what bases gave in the period stays. */
  keepsBase: boolean;
  /** Whether later events of the same period count for nothing. */
  voids: boolean;
  clause: string;
}

export interface ZeroTarget {
  balance: BalancePlan;
  /** The period that later events are void in. */
  calendar: PeriodCalendar;
  /** Where only what the period gave is taken; null: all that stands. */
  net: NetPlan | null;
}

export interface BarPlan {
  from: readonly string[];
  span: BarSpan;
  /** Null: the event's subject and its household. */
  of: ReadonlySet<SubjectKind> | null;
  clause: string;
}

/** By periods (the rest of the running one, and so many after it) or for so many months from the day. */
export type BarSpan =
  | { calendar: PeriodCalendar; unit: PeriodUnit; rest: boolean; next: number }
  | { months: number };

/** Counts what the periods of one calendar gave in the settlements of one kind of holder. */
export interface FigureNetPlan {
  /**
   * Of the total; the categories follow in the order of `SchemePlan.categories`, then each one's part of the total, and
   * that of the bases without one.
   */
  index: number;
  kind: SubjectKind;
  calendar: PeriodCalendar;
}
