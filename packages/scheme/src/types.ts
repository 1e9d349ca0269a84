import type { CaptureWay, ItemKind, LimitUnit, PeriodUnit, ReviewLevel, SubjectKind } from './document.ts';
import type { Day, Instant } from './facts.ts';

export type * from './document.ts';
export type * from './facts.ts';

/** Whole minor units of the scheme (its decimals say how many make a point). */
export type Amount = number;

/** What parsing, validation and linting say about a document. */
export interface Finding {
  level: 'error' | 'warning';
  /** Stable, dotted: `yaml.syntax`, `schema.unknown_key`, `ref.category`. */
  code: string;
  /** Where in the document, as in `items.volunteer.points`. */
  path: string;
  /** Chinese: what was found, what is allowed. */
  message: string;
  line?: number;
  column?: number;
  clause?: string;
  /** Of contradictions between versions: whose, as places in what was compiled; the one to mend first. */
  sources?: number[];
}

/** Points of one item as a screen may show them; amounts in minor units, positive also for a deduction. */
export type PointsView =
  | { type: 'fixed'; amount: Amount }
  | { type: 'range'; min: Amount; max: Amount }
  | { type: 'grades'; grades: readonly GradeView[] }
  | { type: 'perUnit'; each: Amount; for: number; unit: string; whole: boolean; max: Amount | null }
  | { type: 'tiers'; unit: string; steps: readonly { from: number; amount: Amount }[] }
  | { type: 'byDate'; steps: readonly { until: string; amount: Amount }[]; after: Amount | null }
  | {
      type: 'byTimes';
      per: LimitUnit;
      of: LimitView['of'];
      steps: readonly { from: number; amount: Amount }[];
    }
  | { type: 'score'; max: Amount; parts: readonly { id: string; title: string; max: Amount }[] }
  | { type: 'faults'; full: Amount; each: Amount; floor: Amount; unit: string }
  | { type: 'formula'; label: string; min: Amount | null; max: Amount | null }
  | { type: 'none' };

export interface GradeView {
  id: string;
  title: string;
  min: Amount;
  max: Amount;
}

export interface LimitView {
  kind: 'times' | 'points';
  max: number;
  per: LimitUnit;
  of: 'holder' | SubjectKind | 'village';
  /** What each value of is counted for itself, as `活动`; null: all together. */
  each: string | null;
}

export interface ItemView {
  id: string;
  title: string;
  /** At most six characters or so, for a tile. */
  short: string;
  category: string;
  kind: ItemKind;
  subjects: readonly SubjectKind[];
  points: PointsView;
  limits: readonly LimitView[];
  capture: readonly CaptureWay[];
  evidence: { photosMin: number; photosMax: number; kinds: readonly string[]; note: string };
  procedure: string;
  clause: string;
  clauseText: string;
  icon: string;
  season: { from: string; to: string } | null;
  active: boolean;
  note: string;
}

export interface CategoryView {
  id: string;
  title: string;
  short: string;
}

export interface BalanceView {
  id: string;
  title: string;
  holder: SubjectKind;
  period: PeriodUnit;
}

export interface StageView {
  id: string;
  title: string;
  role: string;
  level: ReviewLevel;
  deadlineWorkdays: number;
  onDeadline: 'wait' | 'escalate';
  approvals: number;
}

export interface ProcedureView {
  id: string;
  title: string;
  stages: readonly StageView[];
}

/** One line of a passbook: what an event gave to one holder in one balance. */
export interface Entry {
  event: string;
  item: string;
  category: string;
  balance: string;
  /** `h:ID`, `m:ID` … */
  holder: string;
  /** Name of the balance's period, as `2026` or `2026-Q3`. */
  period: string;
  happenedAt: Instant;
  /** Signed; 0 when a cap left nothing. */
  amount: Amount;
  /** Signed; what it would have been without any cap. */
  wouldBe: Amount;
  /** Chinese: why this many points. */
  reason: string;
  /** Chinese: which cap cut it and how; null when none did. */
  capNote: string | null;
  clause: string;
  version: string;
}

/** An event or order that was not booked. */
export interface Refusal {
  kind: 'event' | 'order';
  id: string;
  /** Stable, dotted: `limit.times`, `event.unknown_item`. */
  code: string;
  /** Chinese: which rule, and what would make it pass. */
  message: string;
  clause: string;
}

/** What a household that goes on in another handed to it in one balance: a split, a merge. */
export interface Handover {
  /** `YYYY-MM-DD`; it happened at the first instant of the day. */
  at: Day;
  /** Ids of households. */
  from: string;
  to: string;
  balance: string;
  /** Periods of the giver's and of the receiver's account. */
  fromPeriod: string;
  toPeriod: string;
  /** Signed, never 0: a debt goes along too. */
  amount: Amount;
}

export interface Evaluation {
  /** Sorted by event, balance, holder (code points). */
  entries: readonly Entry[];
  refused: readonly Refusal[];
  /** In the order in which they happened; empty where no household goes on in another. */
  handovers: readonly Handover[];
}
