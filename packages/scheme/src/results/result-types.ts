/* The shape of `result.json`. Keys are stable; every number is in points. */

export interface SimulationResult {
  scheme: { id: string; versions: { version: string; from: string; sha256: string }[] };
  until: string;
  households: HolderResult[];
  members?: HolderResult[];
  organisations?: HolderResult[];
  groups?: HolderResult[];
  sections?: HolderResult[];
  lists: ListResult[];
  /** Only where a version rates the village. */
  village?: VillageResult[];
  refused: RefusedResult[];
  /** Only where base points by a formula could not be given. */
  not_given?: WithheldResult[];
  entries: EntryResult[];
}

/** A result without its entries, of which there are as many as events. */
export type Settled = Omit<SimulationResult, 'entries'>;

export interface HolderResult {
  id: string;
  enrolled: boolean;
  eligible: boolean;
  /** Of households only. */
  participating_members?: number;
  balances: Record<string, BalanceResult[]>;
  periods: PeriodResult[];
  stars: Record<string, number>;
  titles: string[];
  gates: Record<string, boolean>;
  barred: string[];
}

export interface BalanceResult {
  period: string;
  opening: number;
  earned: number;
  deducted: number;
  redeemed: number;
  closing: number;
  expired: number;
  carried: number;
}

export interface PeriodResult {
  period: string;
  category: Record<string, number>;
  total: number;
  average: number | null;
  rank: number | null;
}

export interface ListResult {
  list: string;
  period: string;
  subject: string;
  /** The group or section, where each has a list of its own. */
  within?: string;
  rows: { rank: number; id: string; points: number }[];
}

/** A village by the share of its good households. */
export interface VillageResult {
  id: string;
  period: string;
  good: number;
  of: number;
  /** Two decimals; null when no household takes part. */
  percent: number | null;
  /** Id of the step reached; null below every one. */
  grade: string | null;
}

export type RefusedResult =
  | { event: string; code: string; message: string }
  | { order: string; code: string; message: string };

/** Base points that a holder has not been given: their formula asks for what was unknown on the day. */
export interface WithheldResult {
  base: string;
  /** `h:ID`, `m:ID` … */
  holder: string;
  period: string;
  day: string;
  code: 'base.formula';
  message: string;
}

export interface EntryResult {
  event: string;
  balance: string;
  holder: string;
  points: number;
  would_be: number;
  reason: string;
  clause: string;
}
