import type { Amount } from '../types.ts';
import type { SubjectNode } from './village.ts';

/**
 * What changes the figures of a holder's settlements besides its own events and bases: a zeroing, an event that counts
 * for nothing because of one, a result that flows down to it. An event that no longer counts is moved by its negation.
 */
export interface FigureMove {
  holder: SubjectNode;
  /** Local day to whose periods it belongs. */
  day: number;
  /** Signed; moves the total, the sum that `side` names, and the item's sum where there is an item. */
  points: Amount;
  category: string | null;
  /** Signed; moves the category. It differs from `points` only for a zeroing. */
  inCategory: Amount;
  item: string | null;
  side: 'earned' | 'deducted' | 'base';
}
