import type { EventFact, ItemKind, OrderFact } from '../../src/index.ts';
import type { Subject } from './people.ts';

/* What the slow model writes down while it reads. */

export interface Accepted {
  event: EventFact;
  subject: Subject;
  date: string;
  kind: ItemKind;
  category: string;
  /** Signed minor units. */
  net: number;
  wouldBe: number;
}

export interface Booked {
  accepted: Accepted;
  balance: string;
  holder: string;
  points: number;
  wouldBe: number;
}

export interface Scored {
  accepted: Accepted[];
  booked: Booked[];
  refused: { id: string; code: string }[];
}

/** What an accepted order takes out of one balance; a cancelled one is gone from `cancelledAt` on. */
export interface OrderMove {
  order: OrderFact;
  holder: string;
  balance: string;
  points: number;
}
