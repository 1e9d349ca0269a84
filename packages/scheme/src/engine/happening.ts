import type { EventFact, Instant } from '../facts.ts';
import type { ItemPlan, VersionPlan } from './plan.ts';
import type { RefusalReason } from './refusals.ts';
import type { SubjectNode } from './village.ts';

export interface Refused {
  event: EventFact;
  reason: RefusalReason;
}

/** An approved event with all that it names, looked up once: one that bears on orders is scored again and again. */
export interface Happening {
  event: EventFact;
  /** On which it happened. */
  day: number;
  /** In force when it happened; null before the first. */
  version: VersionPlan | null;
  /** Null where the version does not have it. */
  item: ItemPlan | null;
  /** Null where nobody has this key. */
  subject: SubjectNode | null;
  /** When its first correction was approved; null when it was never corrected. */
  reversedAt: Instant | null;
}
