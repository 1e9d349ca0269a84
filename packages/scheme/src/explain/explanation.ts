import type { BalanceResult } from '../results/result-types.ts';

/* Why somebody stands where they stand, in sentences and numbers; points are as people write them, never minor units. */

/** Everything about one holder up to a day. */
export interface Explanation {
  /** `h:H1`. */
  holder: string;
  /** `YYYY-MM-DD`, included. */
  until: string;
  unit: string;
  takesPart: boolean;
  accounts: AccountStory[];
  settlements: SettlementStory[];
  honours: HonourStory[];
  bars: BarStory[];
  /** Events and orders of this holder that were not accepted. */
  refused: RefusedStory[];
}

/** The clause of the village's paper that something rests on; empty where none is named. */
export interface Grounds {
  clause: string;
  /** Number and text of the clause. */
  clauseText: string;
}

/** One period of one balance, line by line. */
export interface AccountStory extends BalanceResult {
  balance: string;
  title: string;
  periodTitle: string;
  lines: AccountLine[];
  /** What the period's end did with what stood; empty while it runs and where it only closes. */
  ending: string;
}

export interface AccountLine extends Grounds {
  kind: 'carried' | 'base' | 'succession' | 'event' | 'order' | 'cancelled';
  /** `YYYY-MM-DD`. */
  day: string;
  /** Of the event or order; empty for others. */
  id: string;
  /** Whose event it was, as `m:M1`, where that is not the holder; empty otherwise. */
  subject: string;
  points: number;
  /** What it would have been without any cap, bound or zeroing. */
  wouldBe: number;
  /** What stands afterwards. */
  after: number;
  reason: string;
  /** Which rules cut it and how; empty when none did. */
  note: string;
}

/** One settlement period. */
export interface SettlementStory {
  period: string;
  periodTitle: string;
  total: number;
  average: number | null;
  rank: number | null;
  categories: { category: string; title: string; points: number }[];
  /** How the total came about, how it was divided, what the rank is among. */
  sentences: string[];
}

/** A star, title, gate or list: had or not, and why. */
export interface HonourStory extends Grounds {
  kind: 'stars' | 'title' | 'gate' | 'list';
  /** Of the title, gate or list; empty for stars. */
  id: string;
  title: string;
  period: string;
  periodTitle: string;
  had: boolean;
  sentence: string;
}

/** Something that an event keeps a holder from for a while. */
export interface BarStory extends Grounds {
  from: string[];
  fromTitles: string[];
  /** Names of the periods, as `2025`, or first and last day. */
  periods: string[];
  /** The event that brought it, and its day. */
  event: string;
  day: string;
  sentence: string;
}

export interface RefusedStory extends Grounds {
  kind: 'event' | 'order';
  id: string;
  day: string;
  title: string;
  code: string;
  message: string;
}
