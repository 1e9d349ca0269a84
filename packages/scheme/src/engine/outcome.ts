import type { EventFact, Instant } from '../facts.ts';
import type { Amount } from '../types.ts';
import type { Repeated } from './appraisals.ts';
import type { BalanceBoundsPlan, CategoryBoundsPlan, FirstTimesPlan } from './effect-plans.ts';
import type { BalancePlan, ItemPlan, LimitPlan, VersionPlan } from './plan.ts';
import type { SubjectNode, Ties } from './village.ts';

/** What one accepted event gave. */
export interface Outcome {
  event: EventFact;
  item: ItemPlan;
  version: VersionPlan;
  day: number;
  /** Signed, after factors, limits and bounds of the category. */
  amount: Amount;
  /** Signed, after factors, before limits. */
  wouldBe: Amount;
  /** What made it another than its item's points alone; `PLAIN` for most. */
  how: How;
  ties: Ties;
  /** Holders whose settlements it moves otherwise than by its amount; see `figuresOf`. */
  figures: readonly FigureChange[] | null;
}

/** Conditions, caps and rules that bore on an outcome. */
export interface How {
  factor: number | null;
  /** The limit that cut it most; null when none did. */
  cut: { limit: LimitPlan; used: Amount } | null;
  /** The category's bounds, and how its period stood before; null when they cut nothing. */
  bound: { bounds: CategoryBoundsPlan; before: Amount } | null;
  /** The rule by which it only warned, and which warning it was; null when it counts. */
  warned: { warning: FirstTimesPlan; turn: number } | null;
  repeated: Repeated | null;
  /** The how-manieth of its period, where its points go by that; else null. */
  turn: number | null;
}

/** Of an outcome that is just what its item gives. */
export const PLAIN: How = { factor: null, cut: null, bound: null, warned: null, repeated: null, turn: null };

/** What an outcome moves in a holder's settlements: in the total, and in the category of its item. */
export interface FigureChange {
  holder: SubjectNode;
  points: Amount;
  inCategory: Amount;
  /** Of a zeroing: `points` by each category's part of the total (null: bases without one); absent: all is its item's. */
  parts?: ReadonlyMap<string | null, Amount>;
}

/** What an outcome moved in one balance of one holder. */
export interface Booking {
  outcome: Outcome;
  balance: BalancePlan;
  holder: SubjectNode;
  period: number;
  amount: Amount;
  wouldBe: Amount;
  /** What in the balance cut it; null when nothing did. */
  cut: BookingCut | null;
  /** What a zeroing took beyond the event's own points, above zero; null where it zeroed nothing. */
  zeroed: Amount | null;
  /** How a group's or household's own result came to this holder; null when the event belongs to the holder. */
  flow: 'whole' | 'shared' | null;
}

export type BookingCut =
  /** The balance may not fall below zero and held less than the deduction. */
  | { by: 'empty' }
  | { by: 'bounds'; bounds: BalanceBoundsPlan; before: Amount }
  /** An earlier event set the balance to zero for the rest of its period. */
  | { by: 'void'; outcome: Outcome };

/** What flowed down to a holder, for its settlements: once for an event, however many balances take it. */
export interface Flow {
  outcome: Outcome;
  holder: SubjectNode;
  /** After times and shares, before the balance clips it. */
  amount: Amount;
  /** The part that counts in the category of the event's item. */
  inCategory: Amount;
}

/** A movement by an accepted order (or its cancellation), at its own moment. */
export interface OrderMove {
  at: Instant;
  /** Day of the order, also where this is its cancellation. */
  orderedOn: number;
  holder: SubjectNode;
  balance: BalancePlan;
  period: number;
  /** Positive takes points out. */
  amount: Amount;
}
