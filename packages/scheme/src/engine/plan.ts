import type { Decimals } from '../amounts.ts';
import type { ItemKind, LimitUnit, SettlementRule, SubjectKind } from '../document.ts';
import type { CompiledExpression, ExpressionContext } from '../expressions/compile.ts';
import type { EventFact, Instant } from '../facts.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount, LimitView } from '../types.ts';
import type { FactReader } from './facts-context.ts';
import type { RefusalReason } from './refusals.ts';

/*
 * What the engine runs: the documents of a scheme turned into closures and numbers once, at compile time. Nothing
 * here is looked up by name while events are scored except the item's id.
 */

export interface SchemePlan {
  decimals: Decimals;
  unit: string;
  versions: readonly VersionPlan[];
  meters: readonly MeterPlan[];
  /** Of all versions; a balance keeps its place from version to version. */
  balances: readonly BalancePlan[];
}

export interface VersionPlan {
  index: number;
  version: string;
  from: Instant;
  items: ReadonlyMap<string, ItemPlan>;
  bases: readonly BasePlan[];
  categories: readonly string[];
  /** Conditions at a balance's end, by the balance's index; null where this version does not have it. */
  ends: readonly (BalanceEnd | null)[];
  eligible: { test: CompiledExpression; refuses: boolean; clause: string } | null;
  settlements: readonly SettlementPlan[];
  redemption: RedemptionPlan | null;
  /** Only where points count from the end of a notice. */
  notice: { calendar: PeriodCalendar; days: number } | null;
  facts: FactReader;
}

/** Counts the use of a limit: all events of these items, whatever version scored them. */
export interface MeterPlan {
  index: number;
  items: ReadonlySet<string>;
  metric: 'times' | 'points';
  calendar: PeriodCalendar;
  of: LimitView['of'];
  side: 'earned' | 'deducted';
}

export interface LimitPlan {
  meter: MeterPlan;
  max: number;
  unit: LimitUnit;
  /** `环境整治` where the limit is a category's or a shared one; empty for the item's own. */
  over: string;
  clause: string;
}

/** What a scorer sees of the event's subject and moment. */
export interface ScoringScope {
  readonly day: number;
  /** Notes why the event is refused; always false. */
  refuse(reason: RefusalReason): false;
  variables(): ExpressionContext;
}

/**
 * Points of one event before factors and limits: 0 or more in minor units, NaN for "not assessed", a negative number
 * when the event is refused (the scope then holds why).
 */
export type Scorer = (event: EventFact, scope: ScoringScope) => Amount;

export interface ItemPlan {
  id: string;
  title: string;
  category: string;
  kind: ItemKind;
  clause: string;
  /** What a quantity counts, as `小时`; empty where nothing is counted. */
  unit: string;
  gradeTitles: ReadonlyMap<string, string>;
  admits: ReadonlySet<SubjectKind>;
  active: boolean;
  season: { from: { month: number; day: number }; to: { month: number; day: number } } | null;
  conditions: readonly { test: CompiledExpression; message: string; clause: string }[];
  score: Scorer;
  factors: readonly { test: CompiledExpression; times: number; clause: string }[];
  timesLimits: readonly LimitPlan[];
  pointsLimits: readonly LimitPlan[];
  /** Every meter that counts this item, also those of other versions' limits. */
  meters: readonly MeterPlan[];
  feeds: readonly FeedPlan[];
  appraisal: AppraisalPlan | null;
}

export interface AppraisalPlan {
  calendar: PeriodCalendar;
  repeated: 'last' | 'sum' | 'average';
  notAssessed: 'accepted' | 'refused';
  max: Amount;
}

export interface FeedPlan {
  balance: BalancePlan;
  times: number;
  signs: 'both' | 'plus' | 'minus';
  /** Null: subjects of every kind. */
  subjects: ReadonlySet<SubjectKind> | null;
}

export interface BalancePlan {
  index: number;
  id: string;
  holder: SubjectKind;
  calendar: PeriodCalendar;
}

export interface BalanceEnd {
  atEnd: 'close' | 'reset' | 'carry';
  keepsNegative: boolean;
  clips: boolean;
}

export interface BasePlan {
  id: string;
  amount: Amount;
  calendar: PeriodCalendar;
  of: SubjectKind;
  category: string | null;
  balances: readonly BalancePlan[];
  test: CompiledExpression | null;
  late: 'full' | 'none';
}

export interface SettlementPlan {
  of: SubjectKind;
  calendar: PeriodCalendar;
  /** Null: the period's own points. */
  total: BalancePlan | null;
  average: NonNullable<SettlementRule['average']>;
  rankBy: NonNullable<SettlementRule['rankBy']>;
}

export interface RedemptionPlan {
  balance: BalancePlan;
  lowers: readonly BalancePlan[];
  windows: readonly ((day: number) => boolean)[];
  test: CompiledExpression | null;
  limits: readonly { metric: 'times' | 'points'; max: number; calendar: PeriodCalendar }[];
  clause: string;
}
