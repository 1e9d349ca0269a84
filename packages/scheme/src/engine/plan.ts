import type { Decimals } from '../amounts.ts';
import type { ItemKind, LimitUnit, SubjectKind } from '../document.ts';
import type { CompiledExpression, ExpressionContext } from '../expressions/compile.ts';
import type { EventFact, Instant } from '../facts.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { CarryPlan } from './carry.ts';
import type { BalancePlan, EachMeterPlan, MeterPlan } from './counted-plans.ts';
import type { TitledEach } from './each.ts';
import type {
  BalanceBoundsPlan,
  ByTimesPlan,
  CategoryBoundsPlan,
  EffectsPlan,
  FigureNetPlan,
  FirstTimesPlan,
} from './effect-plans.ts';
import type { ValidityPlan } from './expiry.ts';
import type { FactReader } from './facts-context.ts';
import type { PartPlan } from './judges.ts';
import type { RedemptionPlan } from './order-plans.ts';
import type { RefusalReason } from './refusals.ts';

export type { BalancePlan, EachMeterPlan, MeterPlan } from './counted-plans.ts';

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
  /** Ids of all versions. */
  categories: readonly string[];
  /** Whether any version can set a balance to zero. */
  zeroes: boolean;
  /** What has to be counted so that settlements can be zeroed. */
  figureNets: readonly FigureNetPlan[];
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
  redemption: RedemptionPlan | null;
  /** Only where points count from the end of a notice. */
  notice: NoticePlan | null;
  facts: FactReader;
}

export interface NoticePlan {
  calendar: PeriodCalendar;
  days: number;
  /** Days of items whose procedure has a length of its own. */
  daysByItem: ReadonlyMap<string, number>;
}

export interface LimitPlan {
  meter: MeterPlan;
  /** Place of the meter among all that count the item, those by a fact's value behind the others. */
  at: number;
  max: number;
  unit: LimitUnit;
  each: TitledEach | null;
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

/** Points by a formula in minor units; null where it needs a fact that is unknown. */
export type FormulaPlan = (variables: ExpressionContext, day: number) => Amount | null;

export interface ItemPlan {
  id: string;
  title: string;
  category: string;
  kind: ItemKind;
  /** -1 where it takes points, else 1. */
  sign: 1 | -1;
  clause: string;
  /** What a quantity counts, as `小时`; empty where nothing is counted. */
  unit: string;
  gradeTitles: ReadonlyMap<string, string>;
  admits: ReadonlySet<SubjectKind>;
  active: boolean;
  season: { from: { month: number; day: number }; to: { month: number; day: number } } | null;
  /** Whether the event belongs to one of the item's classes; null: everybody may. */
  fits: CompiledExpression | null;
  needsReason: boolean;
  conditions: readonly { test: CompiledExpression; message: string; clause: string }[];
  /** Where its points go by how often it came before; the scorer says nothing then. */
  byTimes: ByTimesPlan | null;
  score: Scorer;
  /** Parts of its score that several judges give; null: none. */
  judged: readonly PartPlan[] | null;
  factors: readonly { test: CompiledExpression; times: number; clause: string }[];
  timesLimits: readonly LimitPlan[];
  pointsLimits: readonly LimitPlan[];
  /** Every meter that counts this item, also those of other versions' limits, but for those by a fact's value. */
  meters: readonly MeterPlan[];
  /** Those by the value of an event's fact; null: none. */
  eachMeters: readonly EachMeterPlan[] | null;
  /** Facts without which nobody could tell under which value an event counts, by whose use is limited; null: none. */
  told: readonly (TitledEach & { of: MeterPlan['of'] })[] | null;
  feeds: readonly FeedPlan[];
  appraisal: AppraisalPlan | null;
  warning: FirstTimesPlan | null;
  /** Meters of accepted events that count this item, also those of other versions; null: none. */
  acceptedMeters: readonly MeterPlan[] | null;
  bounds: CategoryBoundsPlan | null;
  /** Nets of the item's category, also those of other versions; null: none. */
  categoryNets: readonly MeterPlan[] | null;
  effects: EffectsPlan | null;
  /** The first events of a period, which take their points and have no effects; null: none. */
  spared: FirstTimesPlan | null;
}

export interface AppraisalPlan {
  calendar: PeriodCalendar;
  repeated: 'last' | 'highest' | 'sum' | 'average';
  /** Null: all of a period are repeated. */
  each: TitledEach | null;
  notAssessed: 'accepted' | 'refused';
  max: Amount;
}

export interface FeedPlan {
  balance: BalancePlan;
  times: number;
  signs: 'both' | 'plus' | 'minus';
  /** Null: subjects of every kind. */
  subjects: ReadonlySet<SubjectKind> | null;
  /** What happens to this kind of subject is booked to each who belongs to it; null: to the holder it belongs to. */
  from: 'group' | 'section' | 'household' | null;
  /** With `from`: equal shares instead of the whole for each. */
  split: boolean;
}

export interface BalanceEnd {
  atEnd: 'close' | 'reset' | 'carry';
  keepsNegative: boolean;
  /** With `carry`: how much of what is left; null: all of it. */
  carries: CarryPlan | null;
  /** With `carry`: how long points are valid; null: without end. */
  validity: ValidityPlan | null;
  clips: boolean;
  bounds: BalanceBoundsPlan | null;
}

export interface BasePlan {
  id: string;
  amount: Amount | FormulaPlan;
  calendar: PeriodCalendar;
  of: SubjectKind;
  category: string | null;
  balances: readonly BalancePlan[];
  test: CompiledExpression | null;
  late: 'full' | 'none';
}
