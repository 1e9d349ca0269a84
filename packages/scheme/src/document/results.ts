import type { CombineRule } from './items.ts';
import type { Figure, Participants, PeriodUnit, SubjectKind, TieRule } from './words.ts';

export interface ResultsSection {
  settle?: SettlementRule[];
  lists?: Record<string, ListRule>;
  stars?: StarRule[];
  gates?: Record<string, GateRule>;
  titles?: Record<string, TitleRule>;
  village?: Record<string, VillageRatingRule>;
  uses?: UseRule[];
}

export interface SettlementRule {
  of?: SubjectKind;
  per: PeriodUnit;
  begins?: string;
  /** `points`: what the period's events and bases gave. A balance's id: where that balance stood at the period's end. */
  total?: string;
  average?: 'members' | 'none';
  /** A figure, or `none`. */
  rankBy?: Figure;
  /** Ranks inside each group or section instead of the whole village. */
  within?: 'group' | 'section';
  /** Makes total and average from those of a shorter settlement. */
  combine?: CombineRule;
  clause?: string;
  note?: string;
}

/** What lists, stars, gates and titles share: who is compared, over what time, by what. */
interface ComparisonRule {
  of?: SubjectKind;
  per: PeriodUnit;
  among?: Participants;
  within?: 'group' | 'section';
  when?: string;
  /** What earlier periods gave; every line must fit. */
  history?: HistoryRule[];
  clause?: string;
  note?: string;
}

/**
 * In how many periods somebody had a title, was on a list or had so many stars. Exactly one of `title`, `list`, `stars`; of
 * `last`, `since`; of `atLeast`, `atMost`.
 */
export interface HistoryRule {
  title?: string;
  list?: string;
  /** So many stars or more. */
  stars?: number;
  /** So many periods back from this one, which is the first of them. */
  last?: number;
  /** Since this longer period began, or in this one where it is as long. */
  since?: PeriodUnit;
  /** Only what ended before this period began. */
  earlier?: boolean;
  atLeast?: number;
  atMost?: number;
}

export interface ListRule extends ComparisonRule {
  title: string;
  kind: 'red' | 'black';
  /** The default is `earned` for a red list and `deducted` for a black one. */
  by?: Figure;
  since?: PeriodUnit;
  places?: number;
  percent?: number;
  /** The figure a row needs at least; for a black list how far below zero. */
  least?: number;
  ties?: TieRule;
  gates?: string[];
  public?: boolean;
  /** Day on which the villagers voted for a black list; without it none is made. */
  votedOn?: string;
  masked?: boolean;
  noticeDays?: number;
}

/** Exactly one of `percentile`, `bands`, `inspection`. */
export interface StarRule extends ComparisonRule {
  title?: string;
  by?: Figure;
  since?: PeriodUnit;
  /** The figure that a star needs at least; `base`: what bases gave this holder in the period. */
  floor?: number | 'base';
  gates?: string[];
  percentile?: PercentileRule;
  bands?: { steps: { stars: number; from: number }[] };
  inspection?: { item: string; grades?: Record<string, number> };
}

export interface PercentileRule {
  steps: { stars: number; to: number; from?: number }[];
  /** The place of those tied: the best or the last one they share. */
  ties?: 'better' | 'worse';
  /** What becomes of the fraction in `to` percent of N places. */
  fraction?: 'down' | 'up' | 'nearest';
  /** With fewer than so many compared there are no stars. */
  fewest?: number;
  /** The first gets the best star even when the line leaves no place. */
  firstAlways?: boolean;
}

/** Exactly one of `above`, `atLeast`, `top`. */
export interface GateRule extends ComparisonRule {
  title: string;
  by: Figure;
  since?: PeriodUnit;
  /** Judged on this day of the period instead of its end. */
  on?: string;
  above?: 'average' | number;
  atLeast?: number;
  top?: { places?: number; percent?: number; ties?: TieRule };
}

/** At most one of `places`, `percent`, `from`. */
export interface TitleRule extends ComparisonRule {
  title: string;
  by?: Figure;
  since?: PeriodUnit;
  for?: string[];
  gates?: string[];
  stars?: number;
  /** Needs an accepted event of this item by the holder in the period. */
  item?: string;
  places?: number;
  percent?: number;
  from?: number;
  below?: number;
  ties?: TieRule;
  /** Only who has all of these titles of the same period gets this one. */
  needs?: string[];
  /** Who has one of these titles of the same period does not get this one. */
  excludes?: string[];
}

/** Rates a village by the share of its good households. */
export interface VillageRatingRule {
  title: string;
  per: PeriodUnit;
  /** Exactly one of stars, title, gate, or `by` with `from`. */
  good: { stars?: number; title?: string; gate?: string; by?: Figure; from?: number };
  steps: { id: string; title: string; from: number }[];
  clause?: string;
  note?: string;
}

export type UseKind = 'honour' | 'goods' | 'service' | 'credit' | 'dividend' | 'post';

export interface UseRule {
  title: string;
  /** The default is whether `kind` is `honour`. */
  honour?: boolean;
  kind?: UseKind;
  needs?: { stars?: number; titles?: string[]; gates?: string[]; from?: number };
  clause?: string;
  note?: string;
}
