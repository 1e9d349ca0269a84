import type { SubjectKind } from '../document.ts';
import type { ExpressionContext } from '../expressions/compile.ts';
import type { EventFact } from '../facts.ts';
import { dayOf } from '../time.ts';
import type { LimitView } from '../types.ts';
import type { ItemPlan, VersionPlan } from './plan.ts';
import type { RefusalReason } from './refusals.ts';
import {
  type GroupNode,
  groupOn,
  type HouseholdNode,
  holds,
  type MemberNode,
  type OrganisationNode,
  type Stay,
  type SubjectNode,
  sectionOn,
  stayOn,
  type Village,
} from './village.ts';

/**
 * What one event is about, resolved against the village at the moment it happened. One object is used again for
 * every event, so that scoring allocates nothing.
 */
export class EventScope {
  readonly village: Village;
  day = 0;
  kind: SubjectKind = 'household';
  subject: SubjectNode | null = null;
  household: HouseholdNode | null = null;
  member: MemberNode | null = null;
  stay: Stay | null = null;
  organisation: OrganisationNode | null = null;
  group: GroupNode | null = null;
  section: GroupNode | null = null;
  refusal: RefusalReason | null = null;
  private version: VersionPlan | null = null;
  private event: EventFact | null = null;
  private context: ExpressionContext | null = null;

  constructor(village: Village) {
    this.village = village;
  }

  /** Looks at another event; false when its subject is unknown, of a wrong kind or not taking part. */
  resolve(event: EventFact, item: ItemPlan, version: VersionPlan): boolean {
    this.event = event;
    this.version = version;
    this.context = null;
    this.refusal = null;
    this.day = dayOf(event.happenedAt);
    this.household = this.member = this.organisation = this.group = this.section = this.stay = null;
    const subject = this.village.byKey.get(event.subject) ?? null;
    this.subject = subject;
    if (!subject) return this.refuse({ code: 'subject.unknown', subject: event.subject });
    this.kind = subject.kind;
    if (!item.admits.has(subject.kind)) {
      return this.refuse({
        code: 'subject.kind',
        subject: event.subject,
        item: item.title,
        admits: item.admits,
      });
    }
    this.place(subject);
    if (!this.takesPart()) return this.refuse({ code: 'subject.not_taking_part', subject: event.subject });
    this.inheritPlace();
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
    const { version, event, day } = this;
    // Set by resolve(), and nothing asks for variables before it.
    const facts = version?.facts;
    if (!facts || !event) return {};
    const context: ExpressionContext = { event: facts.event(event) };
    if (this.household) context.household = facts.household(this.household, day);
    if (this.stay) context.member = facts.member(this.stay, day);
    if (this.organisation) context.organisation = facts.organisation(this.organisation, day);
    this.context = context;
    return context;
  }

  /** The holder that the subject belongs to, of one kind; null when it belongs to none. */
  holderOf(kind: SubjectKind): SubjectNode | null {
    switch (kind) {
      case 'household':
        return this.household;
      case 'member':
        return this.member;
      case 'organisation':
        return this.organisation;
      case 'group':
        return this.group;
      case 'section':
        return this.section;
    }
  }

  /** Number of the one whose use of a limit is counted; -1 when the limit does not touch this subject. */
  ownerOf(of: LimitView['of']): number {
    if (of === 'village') return 0;
    const owner = of === 'holder' ? (this.household ?? this.subject) : this.holderOf(of);
    return owner?.index ?? -1;
  }

  private place(subject: SubjectNode): void {
    switch (subject.kind) {
      case 'household':
        this.household = subject;
        return;
      case 'member':
        this.member = subject;
        this.stay = stayOn(subject, this.day);
        this.household = this.stay?.household ?? null;
        return;
      case 'organisation':
        this.organisation = subject;
        this.household = subject.household;
        this.group = groupOn(subject, this.day);
        return;
      case 'group':
        this.group = subject;
        return;
      case 'section':
        this.section = subject;
        return;
    }
  }

  /** A subject without a group or section of its own has its household's. */
  private inheritPlace(): void {
    const { household } = this;
    if (!household) return;
    this.group ??= groupOn(household, this.day);
    this.section ??= sectionOn(household, this.day);
  }

  /** Groups and sections, and organisations that accumulate to nobody, take part always. */
  private takesPart(): boolean {
    if (this.kind === 'member') return this.stay !== null;
    return this.household === null || holds(this.household.span, this.day);
  }
}
