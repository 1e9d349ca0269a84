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
  refused: RefusedResult[];
  entries: EntryResult[];
}

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
  rows: { rank: number; id: string; points: number }[];
}

export type RefusedResult =
  | { event: string; code: string; message: string }
  | { order: string; code: string; message: string };

export interface EntryResult {
  event: string;
  balance: string;
  holder: string;
  points: number;
  would_be: number;
  reason: string;
  clause: string;
}
