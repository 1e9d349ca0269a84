import type { BoundsRule } from './balances.ts';
import type { FormulaRule } from './formula.ts';
import type { CaptureWay, ItemKind, LimitUnit, PeriodUnit, SubjectKind } from './words.ts';

export interface CategoryRule {
  title: string;
  short?: string;
  limits?: LimitRule[];
  /** `begins`: month and day on which the year of these bounds begins, `MM-DD`; the default is 01-01. */
  bounds?: BoundsRule & { per: PeriodUnit; begins?: string };
  /** How the figures of shorter periods make that of every longer settlement. */
  combine?: CombineRule;
  clause?: string;
  note?: string;
}

/** `share`: each shorter period counts its part of the longer one (a quarter of a year: a fourth). */
export interface CombineRule {
  per: PeriodUnit;
  how: 'sum' | 'average' | 'share';
  clause?: string;
}

export interface ItemRule {
  title: string;
  short?: string;
  category: string;
  kind: ItemKind;
  subjects?: SubjectKind[];
  points?: PointsRule;
  /** Own period of an appraisal: within it, judging the same subject again follows `repeated`. */
  period?: PeriodUnit;
  repeated?: 'last' | 'highest' | 'sum' | 'average';
  /** A fact of the event: only appraisals of the same value are repeated, each matter is judged for itself. */
  each?: string;
  notAssessed?: 'accepted' | 'refused';
  limits?: LimitRule[];
  /** Classes one of which the event must belong to. */
  for?: string[];
  when?: string | { test: string; message?: string; clause?: string }[];
  factors?: FactorRule[];
  warnings?: WarningRule;
  effects?: EffectsRule;
  /** Like items: an act that no item names is booked here, with a reason. */
  likes?: string[];
  reason?: 'required' | 'optional';
  capture?: CaptureWay[];
  evidence?: EvidenceRule;
  procedure?: string;
  clause?: string;
  icon?: string;
  season?: { from: string; to: string };
  active?: boolean;
  note?: string;
}

/** Needs `when`, `for`, or both; both must hold. */
export interface FactorRule {
  when?: string;
  for?: string[];
  times: number;
  clause?: string;
}

export interface EvidenceRule {
  photos?: { min?: number; max?: number };
  kinds?: string[];
  /** Whether both sides of a deed must confirm it, or one is enough. */
  confirm?: 'both' | 'one';
  note?: string;
}

/** The first `times` accepted events of an owner in a period only warn. */
export interface WarningRule {
  times: number;
  per: LimitUnit;
  of?: LimitRule['of'];
  clause?: string;
}

/** What an event of a deduction or veto does beyond its own points. */
export interface EffectsRule {
  /** The first `times` accepted events of an owner in a period take their points and have no effects. */
  after?: WarningRule;
  zero?: ZeroRule;
  bars?: BarRule[];
}

export interface ZeroRule {
  /** Balances that fall to zero; without it every balance of the holders it belongs to, and the settlement's points. */
  balances?: string[];
  /** Instead of balances: every balance of these holders that it belongs to, and their settlements' points. */
  of?: SubjectKind[];
  /** With it only what the running period gave is taken. */
  per?: PeriodUnit;
  /** `base`: what bases gave in the running period stays, and bases go on being given whatever `later` says. */
  keeps?: 'base';
  /** Whether later events of the same period count. */
  later: 'kept' | 'void';
  clause?: string;
}

export interface BarRule {
  /** `redemption`, `titles`, `stars`, `lists`, or the id of a title or list. */
  from: string[];
  /** With it the bar goes by periods: the rest of the running one (`rest`) and the `next` ones after it. */
  per?: PeriodUnit;
  rest?: boolean;
  next?: number;
  /** Instead of `per`: so many months from the event's day. */
  months?: number;
  /** Whom it bars of those the event belongs to; the default is the subject and its household. */
  of?: SubjectKind[];
  clause?: string;
}

/** A cap shared by several items, whatever their category. */
export interface CapRule extends LimitRule {
  title: string;
  items: string[];
}

export interface LimitRule {
  times?: number;
  points?: number;
  per: LimitUnit;
  /** Whose use is counted; the default is the household, or the subject itself where it has none. */
  of?: 'holder' | SubjectKind | 'village';
  /** A fact of the event: what has the same value is counted together, what has another for itself. */
  each?: string;
  counts?: 'earned' | 'deducted';
  clause?: string;
}

export type PointsRule =
  | number
  | { fixed: number }
  | { range: { min: number; max: number } }
  | { grades: Record<string, number | GradeRule> }
  | { perUnit: PerUnitRule }
  | { tiers: { unit: string; steps: { from: number; points: number }[] } }
  | { byDate: { steps: { until: string; points: number }[]; after?: number } }
  | { byTimes: ByTimesRule }
  | { score: { max: number; parts?: Record<string, number | ScorePartRule> } }
  | { faults: { full: number; each: number; floor?: number; unit?: string } }
  | { formula: FormulaRule };

/**
 * `times` (default 1) weighs a part before the parts are added up. With `judges` each gives a score of their own (up to
 * `max`), the highest and lowest ones are dropped, and the part is the average of the others.
 */
export interface ScorePartRule {
  title?: string;
  max: number;
  times?: number;
  /** Ids; each stands in a column of its own. */
  judges?: string[];
  /** How many are dropped; the default is none. */
  dropHighest?: number;
  dropLowest?: number;
  /** With fewer scores the part was not assessed; the default leaves one score after dropping. */
  fewest?: number;
}

/**
 * By the how-manieth accepted event of the item it is, of its owner in the period: the last step that begins no later
 * decides, before the first one it is worth nothing.
 */
export interface ByTimesRule {
  per: LimitUnit;
  of?: LimitRule['of'];
  steps: { from: number; points: number }[];
}

/** `points` for every `for` units (default 1); with `whole` an incomplete step earns nothing. */
export interface PerUnitRule {
  points: number;
  for?: number;
  unit: string;
  whole?: boolean;
  /** Most that one event may give. */
  max?: number;
}

export interface GradeRule {
  title?: string;
  points: number | { range: { min: number; max: number } };
}
