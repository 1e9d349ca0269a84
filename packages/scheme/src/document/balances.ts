import type { FormulaRule } from './formula.ts';
import type { ItemKind, PeriodUnit, SubjectKind } from './words.ts';

export interface BalanceRule {
  title: string;
  holder?: SubjectKind;
  period: PeriodUnit;
  /** Month and day on which the year of this balance begins, `MM-DD`; the default is 01-01. */
  begins?: string;
  feeds?: FeedRule | FeedRule[];
  atEnd?: 'close' | 'reset' | 'carry';
  /** What becomes of a balance below zero when it is reset; the default is `cleared`. */
  negativeRest?: 'cleared' | 'kept';
  /** With `carry`: how much of what is left, instead of all of it. */
  carries?: CarryRule;
  /** With `carry`: how long points are valid. */
  expires?: ExpiryRule;
  /** `clipped`: a deduction takes no more than there is. The default is `allowed`. */
  belowZero?: 'allowed' | 'clipped';
  /** Without `per` the bounds hold for what stands; with it for what the period gave. */
  bounds?: BoundsRule;
  spendWith?: SpendWithRule;
  clause?: string;
  note?: string;
}

/** The share first, then the most; what stays behind is void, and what is owed is carried whole. */
export interface CarryRule {
  percent?: number;
  max?: number;
  clause?: string;
}

/** One of `on`, `months` and `days`. */
export interface ExpiryRule {
  /** `MM-DD`, included: the first such day after the end of the period in which points came. */
  on?: string;
  /** With `on`: which of those days; the default is 1, the first. */
  after?: number;
  /** So many months, or days, from the day on which points came. */
  months?: number;
  days?: number;
  /** With `months`: from the first day of the month (quarter, half, year) in which they came. */
  since?: 'month' | 'quarter' | 'half' | 'year';
  clause?: string;
}

/** All named parts must fit for an event to be fed; of several rules the first that fits decides. */
export interface FeedRule {
  categories?: string[];
  items?: string[];
  except?: string[];
  kinds?: ItemKind[];
  subjects?: SubjectKind[];
  signs?: 'plus' | 'minus';
  /** Multiplies what is fed; the default is 1. */
  times?: number;
  /** Takes the events whose subject is this group, section or household, and books them to all who belong to it. */
  from?: 'group' | 'section' | 'household';
  /** With `from`: equal shares instead of the whole for each. */
  split?: boolean;
}

/** What a figure may not leave: an award is cut to what fits below `max`, a deduction to what stands above `min`. */
export interface BoundsRule {
  per?: PeriodUnit;
  min?: number;
  max?: number;
  clause?: string;
}

/** Points of this balance are spent only beside another: at most `each` of this for every `for` of that. */
export interface SpendWithRule {
  balance: string;
  each: number;
  for?: number;
  /** By class; the first class that fits the household decides. */
  classes?: Record<string, { each: number; for?: number }>;
  clause?: string;
}

export interface BaseRule {
  title: string;
  /** A formula is worked out by the facts of the day on which the base is given. */
  points: number | { formula: FormulaRule };
  per: PeriodUnit;
  /** Who gets it; the default is the household. */
  of?: SubjectKind;
  /** Category whose figure it belongs to; without one it counts in the total alone. */
  category?: string;
  /** Balances that get it; the default is every balance of such holders. */
  balances?: string[];
  when?: string;
  for?: string[];
  /** Whether a holder that joins during the period gets it; the default is `full`. */
  late?: 'full' | 'none';
  clause?: string;
  note?: string;
}
