import type { Participants, PeriodUnit, SubjectKind, TieRule } from '../document.ts';
import type { BalancePlan } from '../engine/plan.ts';
import type { CompiledExpression } from '../expressions/compile.ts';
import type { PeriodCalendar } from '../periods.ts';

/*
 * The results section of one version, turned into numbers and closures once. Figures compare in hundredths of a point,
 * which every amount and every average is a whole number of; written thresholds and percentages are kept in millionths.
 */

/** Millionths of what was written: of a point, or of a percent. */
export type Micro = number;

export type FigurePlan =
  | { kind: 'total' }
  | { kind: 'average' }
  | { kind: 'earned' | 'deducted' | 'base' }
  | { kind: 'category' | 'item' | 'count'; id: string }
  | { kind: 'balance'; balance: BalancePlan };

/** How figures of shorter periods make that of a longer one. */
export interface CombinePlan {
  /** Of the shorter periods. */
  calendar: PeriodCalendar;
  how: 'sum' | 'average' | 'share';
  /** How many of them the longer one has. */
  parts: number;
}

/** Periods of a result, and the categories whose figure in them is made of shorter ones. */
export interface SpanPlan {
  calendar: PeriodCalendar;
  combines: ReadonlyMap<string, CombinePlan>;
}

export type Within = 'group' | 'section' | null;

export interface SettlementPlan extends SpanPlan {
  of: SubjectKind;
  /** Null: the period's own points. */
  total: BalancePlan | null;
  average: 'members' | 'none';
  rankBy: FigurePlan | null;
  within: Within;
  combine: CombinePlan | null;
}

/** Who is compared with whom, over what time, by what. */
export interface ComparisonPlan extends SpanPlan {
  of: SubjectKind;
  figure: FigurePlan;
  /** Counts from the beginning of this longer period. */
  since: PeriodCalendar | null;
  among: Participants;
  within: Within;
  /** Lowest first. */
  lowFirst: boolean;
  test: CompiledExpression | null;
  gates: readonly string[];
  history: readonly HistoryPlan[];
  clause: string;
}

/** In how many periods somebody must have had something, or may. */
export interface HistoryPlan {
  what: HistoryTarget;
  /** How long the periods are that are counted. */
  unit: PeriodUnit;
  /** Null: all since the longer period began. */
  last: number | null;
  since: PeriodCalendar | null;
  /** Only what ended before the period began that is judged. */
  earlier: boolean;
  /** Only what has ended by the day of judging: a gate is asked on any day of its period. */
  ended: boolean;
  line: { kind: 'atLeast' | 'atMost'; times: number };
}

export type HistoryTarget =
  | { kind: 'title'; id: string }
  | { kind: 'list'; id: string }
  | { kind: 'stars'; stars: number };

export interface ListPlan extends ComparisonPlan {
  id: string;
  title: string;
  kind: 'red' | 'black';
  cut: CutPlan | null;
  least: Micro | null;
}

/** How many of those in order are taken. */
export interface CutPlan {
  places: number | null;
  percent: Micro | null;
  ties: TieRule;
}

export interface StarPlan extends ComparisonPlan {
  floor: Micro | 'base' | null;
  way: StarWay;
}

export type StarWay =
  | {
      kind: 'percentile';
      /** Best star first. */
      steps: readonly { stars: number; to: Micro; from: Micro | null }[];
      ties: 'better' | 'worse';
      fraction: 'down' | 'up' | 'nearest';
      fewest: number;
      firstAlways: boolean;
    }
  /** Highest line first. */
  | { kind: 'bands'; steps: readonly { stars: number; from: Micro }[] }
  | { kind: 'inspection'; item: string; grades: ReadonlyMap<string, number> | null };

export interface GatePlan extends ComparisonPlan {
  id: string;
  title: string;
  /** Judged on this day of the period instead of its end. */
  on: { month: number; day: number } | null;
  line: GateLine;
}

export type GateLine =
  | { kind: 'aboveAverage' }
  | { kind: 'above' | 'atLeast'; points: Micro }
  | { kind: 'top'; cut: CutPlan };

export interface TitlePlan extends ComparisonPlan {
  id: string;
  title: string;
  /** Whether the holder is in one of the title's classes; null: everybody may have it. */
  fits: CompiledExpression | null;
  stars: number | null;
  item: string | null;
  cut: CutPlan | null;
  from: Micro | null;
  below: Micro | null;
  needs: readonly string[];
  excludes: readonly string[];
}

export interface VillagePlan {
  id: string;
  title: string;
  /** Households, over the periods of this rating; its figure only where `good` names one. */
  comparison: ComparisonPlan;
  good: { stars: number } | { title: string } | { gate: string } | { from: Micro };
  /** Highest line first. */
  steps: readonly { id: string; title: string; from: Micro }[];
}

/** Everything in which holders are compared, whatever comes of it. */
export function comparisonsOf({ lists, stars, gates, titles, village }: ResultsPlan): ComparisonPlan[] {
  return [...lists, ...stars, ...gates, ...titles, ...village.map(({ comparison }) => comparison)];
}

export interface ResultsPlan {
  settlements: readonly SettlementPlan[];
  lists: readonly ListPlan[];
  stars: readonly StarPlan[];
  gates: readonly GatePlan[];
  /** In document order, which is the order in which they are given. */
  titles: readonly TitlePlan[];
  village: readonly VillagePlan[];
}
