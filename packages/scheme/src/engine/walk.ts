import { timesFactor } from '../amounts.ts';
import { REFUSED } from '../compile/scoring.ts';
import type { EventFact, Instant } from '../facts.ts';
import { dayOf } from '../time.ts';
import type { Amount } from '../types.ts';
import { Accounts } from './accounts.ts';
import { type Repeated, Repeats } from './appraisals.ts';
import { EventScope } from './event-scope.ts';
import type { FigureMove } from './figure-moves.ts';
import { factorOf, judge, versionOf } from './judge.ts';
import { Meters } from './meters.ts';
import type { BalancePlan, FeedPlan, ItemPlan, LimitPlan, SchemePlan, VersionPlan } from './plan.ts';
import type { PreparedEvents, Refused } from './prepare.ts';
import type {
  GroupNode,
  HouseholdNode,
  MemberNode,
  OrganisationNode,
  SubjectNode,
  Village,
} from './village.ts';

/** What one accepted event gave. */
export interface Outcome {
  event: EventFact;
  item: ItemPlan;
  version: VersionPlan;
  day: number;
  /** Signed, after factors and limits. */
  amount: Amount;
  /** Signed, after factors, before limits. */
  wouldBe: Amount;
  factor: number | null;
  /** The limit that cut it most; null when none did. */
  cut: { limit: LimitPlan; used: Amount } | null;
  repeated: Repeated | null;
  household: HouseholdNode | null;
  member: MemberNode | null;
  organisation: OrganisationNode | null;
  group: GroupNode | null;
  section: GroupNode | null;
}

/** What an outcome moved in one balance of one holder. */
export interface Booking {
  outcome: Outcome;
  balance: BalancePlan;
  holder: SubjectNode;
  period: number;
  amount: Amount;
  wouldBe: Amount;
  /** True when the balance may not fall below zero and held less than the deduction. */
  clipped: boolean;
}

/** A movement by an accepted order (or its cancellation), at its own moment. */
export interface OrderMove {
  at: Instant;
  holder: SubjectNode;
  balance: BalancePlan;
  period: number;
  /** Positive takes points out. */
  amount: Amount;
}

export interface WalkInput {
  plan: SchemePlan;
  village: Village;
  events: readonly EventFact[];
  reversedAt: PreparedEvents['reversedAt'];
  /** Ascending by moment. */
  moves: readonly OrderMove[];
}

export interface Walked {
  outcomes: Outcome[];
  bookings: Booking[];
  refused: Refused[];
  accounts: Accounts;
  figureMoves: FigureMove[];
}

/** Scores events in the order in which they count: one pass, every limit exact. */
export function walk({ plan, village, events, reversedAt, moves }: WalkInput): Walked {
  const repeats = new Repeats(plan, village);
  for (const event of events) if (!reversedAt.has(event)) repeats.add(event);
  repeats.settle();
  const scoring = new Walk(plan, village);
  let moved = 0;
  for (const event of events) {
    // At one instant events come before orders.
    for (let move = moves[moved]; move && move.at < event.happenedAt; move = moves[++moved])
      scoring.move(move);
    scoring.score(event, reversedAt.has(event), repeats.of(event));
  }
  for (const move of moves.slice(moved)) scoring.move(move);
  return scoring;
}

/** How far a walk had come; see `Walk.rewind`. */
export interface WalkMark {
  meters: number;
  accounts: number;
  outcomes: number;
  bookings: number;
  refused: number;
  figureMoves: number;
}

/**
 * Scores events one after the other, each by what those before it used up and booked. Whatever scoring remembers from
 * one event to the next must be taken back by `rewind`: orders are decided by going back a few events and on again.
 */
export class Walk implements Walked {
  readonly outcomes: Outcome[] = [];
  readonly bookings: Booking[] = [];
  readonly refused: Refused[] = [];
  readonly figureMoves: FigureMove[] = [];
  readonly accounts: Accounts;
  private readonly plan: SchemePlan;
  private readonly scope: EventScope;
  private readonly meters: Meters;

  constructor(plan: SchemePlan, village: Village, rewindable = false) {
    this.plan = plan;
    this.scope = new EventScope(village);
    this.meters = new Meters(rewindable);
    this.accounts = new Accounts(plan, rewindable);
  }

  mark(): WalkMark {
    return {
      meters: this.meters.mark(),
      accounts: this.accounts.mark(),
      outcomes: this.outcomes.length,
      bookings: this.bookings.length,
      refused: this.refused.length,
      figureMoves: this.figureMoves.length,
    };
  }

  /** Forgets everything that was scored and moved since a mark. */
  rewind(mark: WalkMark): void {
    this.meters.rewind(mark.meters);
    this.accounts.rewind(mark.accounts);
    this.outcomes.length = mark.outcomes;
    this.bookings.length = mark.bookings;
    this.refused.length = mark.refused;
    this.figureMoves.length = mark.figureMoves;
  }

  move({ holder, balance, period, at, amount }: OrderMove): void {
    this.accounts.redeem(holder, balance, period, dayOf(at), amount);
  }

  /** Scores the next event; a reversed one is as if it had never been approved. */
  score(event: EventFact, reversed: boolean, repeated: Repeated | null): void {
    const { scope } = this;
    const version = versionOf(this.plan, event.happenedAt);
    if (!version) return this.refuse(event, { code: 'scheme.not_in_force' });
    const item = version.items.get(event.item);
    if (!item) return this.refuse(event, { code: 'event.unknown_item', item: event.item });
    const points = judge(event, item, version, scope);
    if (points === REFUSED) return this.refuseByScope(event);
    const full = this.meters.firstFull(item, scope);
    if (full) {
      const { over, max, unit: per, clause } = full;
      return this.refuse(event, { code: 'limit.times', over, max, per, clause });
    }
    // A reversed event that is refused anyway stays refused.
    if (reversed || Number.isNaN(points)) return;
    const outcome = this.weigh(event, item, version, points, repeated);
    this.outcomes.push(outcome);
    let fed: BalancePlan | null = null;
    for (const feed of item.feeds) {
      // Of several rules of one balance the first that fits decides.
      if (feed.balance === fed || !this.fits(feed, outcome)) continue;
      fed = feed.balance;
      this.book(outcome, feed);
    }
  }

  /** Applies factor and limits and moves the meters. */
  private weigh(
    event: EventFact,
    item: ItemPlan,
    version: VersionPlan,
    points: Amount,
    repeated: Repeated | null,
  ): Outcome {
    const { scope } = this;
    const factor = item.factors.length === 0 ? null : factorOf(item, scope);
    const times = (amount: Amount) => (factor === null ? amount : timesFactor(amount, factor));
    const gross = times(repeated ? repeated.amount : points);
    const wouldBe = repeated?.how === 'average' ? gross : times(points);
    const cut = this.meters.cut(item, scope, gross);
    const net = cut ? Math.max(0, cut.limit.max - cut.used) : gross;
    this.meters.count(item, scope, net);
    const sign = item.kind === 'deduction' ? -1 : 1;
    return {
      event,
      item,
      version,
      day: scope.day,
      amount: sign * net || 0,
      wouldBe: sign * wouldBe || 0,
      factor,
      cut,
      repeated,
      household: scope.household,
      member: scope.member,
      organisation: scope.organisation,
      group: scope.group,
      section: scope.section,
    };
  }

  private fits(feed: FeedPlan, outcome: Outcome): boolean {
    if (feed.subjects && !feed.subjects.has(this.scope.kind)) return false;
    return feed.signs === 'both' || (feed.signs === 'plus') === outcome.wouldBe >= 0;
  }

  private book(outcome: Outcome, feed: FeedPlan): void {
    const { balance } = feed;
    const holder = this.scope.holderOf(balance.holder);
    if (!holder) return;
    const period = balance.calendar.indexOfDay(outcome.day);
    const wouldBe = feed.times === 1 ? outcome.wouldBe : timesFactor(outcome.wouldBe, feed.times);
    let amount = feed.times === 1 ? outcome.amount : timesFactor(outcome.amount, feed.times);
    let clipped = false;
    if (amount < 0 && outcome.version.ends[balance.index]?.clips) {
      const standing = Math.max(0, this.accounts.standing(holder, balance, outcome.day));
      clipped = standing < -amount;
      if (clipped) amount = -standing || 0;
    }
    this.accounts.add(holder, balance, period, outcome.day, amount);
    this.bookings.push({ outcome, balance, holder, period, amount, wouldBe, clipped });
  }

  private refuse(event: EventFact, reason: Refused['reason']): void {
    this.refused.push({ event, reason });
  }

  private refuseByScope(event: EventFact): void {
    const reason = this.scope.refusal;
    if (!reason) throw new Error(`event ${event.id} is refused without a reason`);
    this.refuse(event, reason);
  }
}
