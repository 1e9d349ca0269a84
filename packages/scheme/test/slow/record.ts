import type { EventFact, HistoryRule, ItemRule, LimitUnit, SchemeDocument } from '../../src/index.ts';
import type { Span } from './calendar.ts';
import type { Known } from './known.ts';
import type { Subject } from './people.ts';
import type { Period } from './period.ts';

/* What the slow model writes down while it reads. */

export interface Accepted {
  event: EventFact;
  subject: Subject;
  date: string;
  document: SchemeDocument;
  item: ItemRule;
  /** Signed minor units. */
  net: number;
  wouldBe: number;
  /** Only warned: no points, no use of limits, no effects. */
  warned: boolean;
  /** A higher appraisal of its period left it without effect. */
  outranked: boolean;
}

/** One line in a passbook. */
export interface Booked {
  accepted: Accepted;
  balance: string;
  holder: string;
  points: number;
  wouldBe: number;
}

/** What an event gave a holder in the settlements: of its own, by flowing down to it, or by bringing it to zero. */
export interface FigureLine {
  accepted: Accepted;
  holder: string;
  as: 'own' | 'flow' | 'zero';
  points: number;
  /** The same in the figure of the item's category. */
  inCategory: number;
  /** Of a zeroing: what it took from each category's part of the total; '' is the bases without one. */
  takenFrom?: Record<string, number>;
}

/** A balance or figure that was brought to zero; with `void` nothing later of the period counts in it. */
export interface Zeroed {
  holder: string;
  /** `balance.main`, `points` or `category.c1`. */
  what: string;
  unit: LimitUnit;
  begins: string | undefined;
  date: string;
  isVoid: boolean;
  /** Base points stay and go on being given. */
  keepsBase: boolean;
}

export interface Bar {
  holder: string;
  from: string[];
  spans: Span[];
  /** Of the event. */
  date: string;
}

/** What happened to a village so far, as far as it is known. */
export interface Story {
  known: Known;
  accepted: Accepted[];
  booked: Booked[];
  lines: FigureLine[];
  zeroed: Zeroed[];
  bars: Bar[];
  refused: { id: string; code: string }[];
  /** Whether a holder had a title, stood on a list or had so many stars in a period; once the whole story is told. */
  had(line: HistoryRule, holder: string, period: Period): boolean;
}

/** Deductions and vetoes take, awards and appraisals give. */
export function takes(item: ItemRule): boolean {
  return item.kind === 'deduction' || item.kind === 'veto';
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
