/**
 * The shape of a scheme document as it is written in YAML or JSON. `schemes/scheme.schema.json` says the same
 * for editors and for validation; everything here is in points as people write them (2, 2.5), never in minor units.
 */

export type PeriodUnit = 'month' | 'bimonth' | 'quarter' | 'half' | 'year' | 'life';
/** Limits may also count by day and by week (Monday to Sunday). */
export type LimitUnit = 'day' | 'week' | PeriodUnit;
export type SubjectKind = 'household' | 'member' | 'organisation' | 'group' | 'section';
export type ItemKind = 'award' | 'deduction' | 'appraisal' | 'veto';
export type CaptureWay = 'claim' | 'behalf' | 'visit' | 'activity' | 'document' | 'import';
export type FactType = 'bool' | 'int' | 'number' | 'text' | 'date';
export type ReviewLevel = 'village' | 'town' | 'district';

export interface SchemeDocument {
  scheme: string;
  title: string;
  version: string | number;
  from: string;
  decimals?: 0 | 1 | 2;
  unit?: string;
  note?: string;
  source?: SourceSection;
  facts?: Partial<Record<FactSubject, Record<string, FactDeclaration>>>;
  who?: WhoSection;
  balances: Record<string, BalanceRule>;
  base?: Record<string, BaseRule>;
  categories: Record<string, CategoryRule>;
  items: Record<string, ItemRule>;
  caps?: Record<string, CapRule>;
  review: ReviewSection;
  notice?: NoticeSection;
  results?: ResultsSection;
  redemption?: RedemptionSection;
  making?: MakingSection;
  display?: { tiles?: string[] };
}

export type FactSubject = 'household' | 'member' | 'organisation' | 'event' | 'order';
export type FactDeclaration = FactType | { type: FactType; title?: string; note?: string };

export interface SourceSection {
  title: string;
  /** True when the rules were written by the makers of this file and not taken from the source. */
  ours?: boolean;
  clauses?: Record<string, { number?: string; text: string }>;
  /** Open questions of the source, and what this file chose. */
  open?: { question: string; choice: string; setting?: string }[];
}

export interface WhoSection {
  joins?: 'voluntary' | 'automatic';
  eligible?: { when: string; refuses?: boolean; clause?: string; note?: string };
  classes?: Record<string, { title?: string; of: 'household' | 'member' | 'organisation'; when: string }>;
}

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
  /** `clipped`: a deduction takes no more than there is. The default is `allowed`. */
  belowZero?: 'allowed' | 'clipped';
  clause?: string;
  note?: string;
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
}

export interface BaseRule {
  title: string;
  points: number;
  per: PeriodUnit;
  /** Who gets it; the default is the household. */
  of?: SubjectKind;
  /** Category whose figure it belongs to; without one it counts in the total alone. */
  category?: string;
  /** Balances that get it; the default is every balance of such holders. */
  balances?: string[];
  when?: string;
  /** Whether a holder that joins during the period gets it; the default is `full`. */
  late?: 'full' | 'none';
  clause?: string;
  note?: string;
}

export interface CategoryRule {
  title: string;
  short?: string;
  limits?: LimitRule[];
  clause?: string;
  note?: string;
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
  repeated?: 'last' | 'sum' | 'average';
  notAssessed?: 'accepted' | 'refused';
  limits?: LimitRule[];
  when?: string | { test: string; message?: string; clause?: string }[];
  factors?: { when: string; times: number; clause?: string }[];
  capture?: CaptureWay[];
  evidence?: { photos?: { min?: number; max?: number }; kinds?: string[]; note?: string };
  procedure?: string;
  clause?: string;
  icon?: string;
  season?: { from: string; to: string };
  active?: boolean;
  note?: string;
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
  | { score: { max: number; parts?: Record<string, number | { title?: string; max: number }> } }
  | { faults: { full: number; each: number; floor?: number; unit?: string } }
  | { formula: { value: string; min?: number; max?: number; label: string } };

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

export interface StageRule {
  id: string;
  title: string;
  role: string;
  level: ReviewLevel;
  deadlineWorkdays?: number;
  onDeadline?: 'wait' | 'escalate';
  approvals?: number;
  clause?: string;
}

export interface ReviewSection {
  countsAt?: 'approval' | 'notice';
  default: string;
  procedures: Record<string, { title: string; stages: StageRule[]; clause?: string }>;
  panel?: { must?: string[]; may?: string[]; clause?: string; note?: string };
}

export interface NoticeSection {
  every: PeriodUnit;
  days: number;
  channels?: string[];
  shows?: string[];
  objections?: { byRole: string; deadlineWorkdays: number };
  clause?: string;
  note?: string;
}

export interface ResultsSection {
  settle?: SettlementRule[];
  uses?: { title: string; honour: boolean; clause?: string; note?: string }[];
}

export interface SettlementRule {
  of?: SubjectKind;
  per: PeriodUnit;
  begins?: string;
  /** `points`: what the period's events and bases gave. A balance's id: where that balance stood at the period's end. */
  total?: string;
  average?: 'members' | 'none';
  rankBy?: 'total' | 'average' | 'none';
}

export interface RedemptionSection {
  /** The balance an order is paid from unless it names another of `lowers`. */
  balance: string;
  /** Every balance an order lowers; the default is the one it is paid from. */
  lowers?: string[];
  windows?: WindowRule[];
  /** Condition over household, member (where a member pays) and order. */
  when?: string;
  limits?: { times?: number; points?: number; per: LimitUnit }[];
  classes?: Record<string, { title: string; deliverWorkdays?: number }>;
  clause?: string;
  note?: string;
}

/** All named parts must fit; a day may be counted from the month's end (-1 is the last). */
export interface WindowRule {
  from?: string;
  to?: string;
  months?: number[];
  days?: number[];
  weekdays?: number[];
  /** Only during so many months after the scheme first came into force. */
  firstMonths?: number;
}

export interface MakingSection {
  revise?: { every: PeriodUnit; by: string; note?: string };
  clause?: string;
  note?: string;
}
