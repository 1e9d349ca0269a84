import type { SubjectKind } from '../document.ts';
import type { ExpressionContext } from '../expressions/compile.ts';
import type { EventFact } from '../facts.ts';
import type { LimitView } from '../types.ts';
import { type EachPlan, eachValue } from './each.ts';
import type { ItemPlan, VersionPlan } from './plan.ts';
import type { Happening } from './happening.ts';
import type { RefusalReason } from './refusals.ts';
import { tiesOn } from './ties.ts';
import type { SubjectNode, Ties } from './village.ts';

const NOBODY: Ties = {
  from: Number.POSITIVE_INFINITY,
  to: Number.NEGATIVE_INFINITY,
  household: null,
  member: null,
  stay: null,
  organisation: null,
  group: null,
  section: null,
};

/**
 * What one event is about, resolved against the village at the moment it happened. One object is used again for
 * every event, so that scoring allocates nothing.
 */
export class EventScope {
  day = 0;
  kind: SubjectKind = 'household';
  subject: SubjectNode | null = null;
  /** Whom the event belongs to. */
  ties: Ties = NOBODY;
  refusal: RefusalReason | null = null;
  private version: VersionPlan | null = null;
  private event: EventFact | null = null;
  private context: ExpressionContext | null = null;

  /** Looks at another event; false when its subject is unknown, of a wrong kind or not taking part. */
  resolve({ event, day, subject }: Happening, item: ItemPlan, version: VersionPlan): boolean {
    this.event = event;
    this.version = version;
    this.context = null;
    this.refusal = null;
    this.day = day;
    this.subject = subject;
    if (subject === null) return this.refuse({ code: 'subject.unknown', subject: event.subject });
    this.kind = subject.kind;
    if (!item.admits.has(subject.kind)) {
      return this.refuse({
        code: 'subject.kind',
        subject: event.subject,
        item: item.title,
        admits: item.admits,
      });
    }
    const ties = tiesOn(subject, day);
    if (ties === null) return this.refuse({ code: 'subject.not_taking_part', subject: event.subject });
    this.ties = ties;
    return true;
  }

  /** Remembers why the event is refused; returns false for the caller to pass on. */
  refuse(reason: RefusalReason): false {
    this.refusal = reason;
    return false;
  }

  /** The variables of expressions; made on first use. */
  variables(): ExpressionContext {
    if (this.context) return this.context;
    const { version, event, day, ties } = this;
    // Set by resolve(), and nothing asks for variables before it.
    const facts = version?.facts;
    if (!facts || !event) return {};
    const context: ExpressionContext = { event: facts.event(event) };
    if (ties.household) context.household = facts.household(ties.household, day);
    if (ties.stay) context.member = facts.member(ties.stay, day);
    if (ties.organisation) context.organisation = facts.organisation(ties.organisation, day);
    this.context = context;
    return context;
  }

  /** The holder that the subject belongs to, of one kind; null when it belongs to none. */
  holderOf(kind: SubjectKind): SubjectNode | null {
    return this.ties[kind];
  }

  /** What the event counts under by one of its facts; null when it does not say. */
  valueOf(each: EachPlan): ReturnType<typeof eachValue> {
    return this.event === null ? null : eachValue(this.event, each);
  }

  /** Number of the one whose use of a limit is counted; -1 when the limit does not touch this subject. */
  ownerOf(of: LimitView['of']): number {
    if (of === 'village') return 0;
    const owner = of === 'holder' ? (this.ties.household ?? this.subject) : this.ties[of];
    return owner === null ? -1 : owner.index;
  }
}
