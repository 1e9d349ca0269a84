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

export type FactSubject = 'household' | 'member' | 'organisation' | 'group' | 'section' | 'event' | 'order';
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
  /** What becomes of a balance below zero when it is reset. */
  negativeRest?: 'cleared' | 'kept';
  belowZero?: 'allowed' | 'clipped';
  clause?: string;
  note?: string;
}

export interface FeedRule {
  categories?: string[];
  items?: string[];
  except?: string[];
  kinds?: ItemKind[];
  subjects?: SubjectKind[];
  signs?: 'both' | 'plus' | 'minus';
  base?: boolean;
  times?: number;
}

export interface BaseRule {
  title: string;
  points: number;
  per: PeriodUnit;
  of?: SubjectKind;
  category?: string;
  when?: string;
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
  when?: string | { test: string; message?: string }[];
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
  | { perUnit: { each: number; unit: string; step?: number; max?: number } }
  | { tiers: { unit?: string; steps: { from: number; points: number }[] } }
  | { byDate: { steps: { until: string; points: number }[]; after?: number } }
  | { score: { max: number; parts?: Record<string, number | { title?: string; max: number }> } }
  | { faults: { full: number; each: number; floor?: number; unit?: string } }
  | { formula: { value: string; min?: number; max?: number; label?: string } };

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
  /** `points`: what the period's events and bases gave. A balance's id: where that balance stood at the period's end. */
  total?: string;
  average?: 'members' | 'none';
  rankBy?: 'total' | 'average' | 'none';
}

export interface RedemptionSection {
  balance: string;
  lowers?: string[];
  windows?: { from: string; to: string }[];
  limits?: { times?: number; points?: number; per: LimitUnit }[];
  classes?: Record<string, { title: string; deliverWorkdays?: number }>;
  clause?: string;
  note?: string;
}

export interface MakingSection {
  revise?: { every: PeriodUnit; by: string; note?: string };
  clause?: string;
  note?: string;
}
