import { timesFactor } from '../amounts.ts';
import { REFUSED } from '../compile/scoring.ts';
import type { EventFact } from '../facts.ts';
import { dayOf } from '../time.ts';
import type { Amount } from '../types.ts';
import { Accounts } from './accounts.ts';
import { type Repeated, Repeats } from './appraisals.ts';
import { Bars } from './bars.ts';
import { BetweenEvents } from './between-events.ts';
import { Booker, type BookerMark } from './booker.ts';
import { valueWords } from './each.ts';
import { EventScope } from './event-scope.ts';
import { HandedAges } from './handed-ages.ts';
import type { Handing } from './handings.ts';
import type { Happening, Refused } from './happening.ts';
import { judge } from './judge.ts';
import { Meters, type MetersMark } from './meters.ts';
import type { Booking, Flow, OrderMove, Outcome } from './outcome.ts';
import type { BalancePlan, FeedPlan, SchemePlan } from './plan.ts';
import type { PreparedEvents } from './prepare.ts';
import { byDay, type SuccessionDay } from './successions.ts';
import { receiversOn, type SubjectNode, type Village } from './village.ts';
import { amountOfTurn, type Scales, weigh, weighWarning } from './weigh.ts';
import type { Zeroing } from './zeroing.ts';

export type * from './outcome.ts';

export interface WalkInput {
  plan: SchemePlan;
  village: Village;
  prepared: Pick<PreparedEvents, 'happenings' | 'appraisals'>;
  /** Ascending by moment. */
  moves: readonly OrderMove[];
  /**
   * Takes bookings some at a time, as they come; then neither they nor outcomes are kept. What is made of them while they
   * are fresh in memory costs less, and so does letting go of them soon.
   */
  take?: (bookings: readonly Booking[]) => void;
}

/** How many bookings are taken at a time. */
const TAKEN = 500;

export interface Walked {
  outcomes: Outcome[];
  bookings: Booking[];
  flows: Flow[];
  /** What successions moved between accounts, in their order; never 0. */
  handings: Handing[];
  refused: Refused[];
  accounts: Accounts;
  bars: Bars;
  /** Null where no rule sets a balance to zero. */
  zeroing: Zeroing | null;
  /** The first day on which anything was scored, moved or taken back since somebody last set this to plus infinity. */
  earliestChange: number;
}

/** Scores events in the order in which they count: one pass, every limit exact. */
export function walk({ plan, village, prepared, moves, take }: WalkInput): Walked {
  const { happenings } = prepared;
  const repeats = repeatsOf(prepared.appraisals);
  const scoring = new Walk(plan, happenings.length);
  const between = new BetweenEvents(scoring, moves, byDay(village.successions));
  const takeAll = () => {
    take?.(scoring.bookings.splice(0));
    scoring.outcomes.length = 0;
  };
  for (const happening of happenings) {
    if (happening.day >= between.nextDay) between.goOnTo(happening.event.happenedAt);
    scoring.score(happening, happening.reversedAt !== null, repeats.of(happening));
    if (take && scoring.bookings.length >= TAKEN) takeAll();
  }
  between.goOnTo(Number.POSITIVE_INFINITY);
  if (take) takeAll();
  return scoring;
}

/**
 * Apart from `walk`: the runtime compiles a function while its first loop runs, and what comes after a loop that it has
 * never left makes it start over, once for each village.
 */
function repeatsOf(appraisals: readonly Happening[]): Repeats {
  const repeats = new Repeats();
  for (const happening of appraisals) if (happening.reversedAt === null) repeats.add(happening);
  repeats.settle();
  return repeats;
}

/** How far a walk had come; see `Walk.rewind`. */
export interface WalkMark {
  meters: MetersMark;
  booker: BookerMark;
  outcomes: number;
  flows: number;
  handings: number;
  refused: number;
  bars: number;
}

/**
 * Scores events one after the other, each by what those before it used up and booked. Whatever scoring remembers from
 * one event to the next must be taken back by `rewind`: orders are decided by going back a few events and on again.
 */
export class Walk implements Walked {
  readonly outcomes: Outcome[] = [];
  readonly bookings: Booking[];
  readonly flows: Flow[] = [];
  readonly handings: Handing[] = [];
  readonly refused: Refused[] = [];
  readonly accounts: Accounts;
  readonly bars = new Bars();
  readonly zeroing: Zeroing | null;
  earliestChange = Number.POSITIVE_INFINITY;
  private readonly plan: SchemePlan;
  private readonly scales: Scales;
  private readonly booker: Booker;

  /** @param events how many there are about */
  constructor(plan: SchemePlan, events: number, rewindable = false) {
    this.plan = plan;
    this.accounts = new Accounts(plan);
    this.scales = {
      scope: new EventScope(),
      meters: new Meters(events, rewindable),
      grants: this.accounts.grants,
    };
    this.booker = new Booker(plan, this.accounts, rewindable);
    this.bookings = this.booker.bookings;
    this.zeroing = this.booker.zeroing;
  }

  mark(): WalkMark {
    return {
      meters: this.scales.meters.mark(),
      booker: this.booker.mark(),
      outcomes: this.outcomes.length,
      flows: this.flows.length,
      handings: this.handings.length,
      refused: this.refused.length,
      bars: this.bars.mark(),
    };
  }

  /** Forgets everything that was scored and moved since a mark. */
  rewind(mark: WalkMark): void {
    for (let at = mark.outcomes; at < this.outcomes.length; at++) this.touch(this.outcomes[at]?.day ?? 0);
    this.scales.meters.rewind(mark.meters);
    this.booker.rewind(mark.booker);
    this.outcomes.length = mark.outcomes;
    this.flows.length = mark.flows;
    this.handings.length = mark.handings;
    this.refused.length = mark.refused;
    this.bars.rewind(mark.bars);
  }

  move(move: OrderMove): void {
    this.touch(dayOf(move.at));
    this.accounts.redeem(move);
  }

  /** Lets households go on in others at the first instant of a day, before anything else of it. */
  succeed({ day, successions }: SuccessionDay): void {
    if (day <= dayOf(this.plan.versions[0]?.from ?? 0)) return;
    this.touch(day);
    const balances = this.plan.balances.filter(({ holder }) => holder === 'household');
    // All that stands is taken before anything is handed on.
    const handed = successions.map(({ from, share }) =>
      balances.map((balance) => timesFactor(this.accounts.standingBefore(from, balance, day), share)),
    );
    const ages = new HandedAges(this.accounts, day);
    this.scales.meters.handOn(this.plan.meters, this.scales.grants, day, successions);
    this.zeroing?.handOn(day, successions);
    this.bars.handOn(day, successions);
    for (const [at, { from, to, ends }] of successions.entries()) {
      for (const [place, balance] of balances.entries()) {
        const amount = handed[at]?.[place] ?? 0;
        const period = ends
          ? this.accounts.handOn(from, balance, day, amount)
          : this.accounts.give(from, balance, day, amount);
        const into = this.accounts.bring(to, balance, day, ages.take(from, balance, amount));
        if (period !== null && amount !== 0)
          this.handings.push({ day, from, to, balance, period, into, amount });
      }
    }
  }

  /** Scores the next event; a reversed one is as if it had never been approved. */
  score(happening: Happening, reversed: boolean, repeated: Repeated | null): void {
    const { event, version, item } = happening;
    const { scope, meters } = this.scales;
    if (version === null) return this.refuse(event, { code: 'scheme.not_in_force' });
    if (item === null) return this.refuse(event, { code: 'event.unknown_item', item: event.item });
    const points = judge(happening, item, version, scope);
    if (points === REFUSED) return this.refuseByScope(event);
    const { warning, byTimes, spared } = item;
    const reminder = warning === null ? null : meters.turnAmongFirst(warning, scope);
    meters.lookAt(item, scope);
    // What only warns takes no place, so it needs none.
    const full = reminder === null ? meters.firstFull(item) : null;
    if (full !== null) {
      const { over, max, unit: per, clause } = full;
      const each = full.each && { title: full.each.title, value: valueWords(full.each, event) };
      return this.refuse(event, { code: 'limit.times', over, max, per, each, clause });
    }
    // A reversed event that is refused anyway stays refused.
    if (reversed || Number.isNaN(points)) return;
    const turn = byTimes === null ? null : meters.turn(byTimes.meter, scope);
    const worth = byTimes === null || turn === null ? points : amountOfTurn(byTimes, turn);
    const isSpared = spared !== null && meters.turnAmongFirst(spared, scope) !== null;
    if (item.acceptedMeters !== null) meters.countAccepted(item.acceptedMeters, scope);
    const outcome =
      reminder === null || warning === null
        ? weigh(this.scales, event, item, version, worth, repeated, turn)
        : weighWarning(this.scales, event, item, version, worth, { warning, turn: reminder }, turn);
    this.accept(outcome, isSpared);
  }

  /** @param isSpared whether what the item does beyond its points is not done yet */
  private accept(outcome: Outcome, isSpared: boolean): void {
    const { item, day, how } = outcome;
    const first = this.bookings.length;
    this.touch(day);
    this.outcomes.push(outcome);
    this.zeroing?.weigh(outcome);
    let fed: BalancePlan | null = null;
    for (const feed of item.feeds) {
      // Of several rules of one balance the first that fits decides.
      if (feed.balance === fed || !this.fits(feed, outcome)) continue;
      fed = feed.balance;
      this.book(outcome, feed);
    }
    if (item.effects === null || how.warned !== null || isSpared) return;
    if (item.effects.zero) this.booker.zero(item.effects.zero, outcome, this.scales.scope, first);
    this.bars.bring(outcome, this.scales.scope);
  }

  private fits(feed: FeedPlan, outcome: Outcome): boolean {
    const { scope } = this.scales;
    if (feed.subjects && !feed.subjects.has(scope.kind)) return false;
    if (feed.from === null ? !scope.holderOf(feed.balance.holder) : scope.kind !== feed.from) return false;
    if (feed.signs === 'both') return true;
    // By what the item does: a veto takes though it takes no points, and so does a check that found nothing to deduct.
    return (feed.signs === 'plus') === outcome.item.sign > 0;
  }

  private book(outcome: Outcome, feed: FeedPlan): void {
    const { scope } = this.scales;
    const { balance, times } = feed;
    if (feed.from !== null) return this.flow(outcome, feed);
    const holder = scope.holderOf(balance.holder);
    if (!holder) return;
    const amount = times === 1 ? outcome.amount : timesFactor(outcome.amount, times);
    const wouldBe = times === 1 ? outcome.wouldBe : timesFactor(outcome.wouldBe, times);
    this.booker.book(outcome, balance, holder, amount, wouldBe, null);
  }

  /** Books what happened to a group or household to everybody who belongs to it and takes part. */
  private flow(outcome: Outcome, { balance, times, split }: FeedPlan): void {
    const receivers = receiversOn(this.scales.scope.subject, balance.holder, outcome.day);
    const counted = this.flows.at(-1);
    const isFirst = counted?.outcome !== outcome || counted.holder.kind !== balance.holder;
    const parts = split ? receivers.length : 1;
    const amount = timesFactor(outcome.amount, times, parts);
    const wouldBe = timesFactor(outcome.wouldBe, times, parts);
    for (const holder of receivers) {
      if (isFirst) this.flows.push({ outcome, holder, ...this.flowInto(holder, outcome, amount) });
      this.booker.book(outcome, balance, holder, amount, wouldBe, split ? 'shared' : 'whole');
    }
  }

  /** What a flow gives in its receiver's settlements. */
  private flowInto(
    holder: SubjectNode,
    outcome: Outcome,
    amount: Amount,
  ): Pick<Flow, 'amount' | 'inCategory'> {
    if (!this.zeroing) return { amount, inCategory: amount };
    const { day, item } = outcome;
    const given = this.zeroing.eventIn(holder, day, amount);
    this.zeroing.count(holder, day, item.category, given);
    return { amount: given.points, inCategory: given.inCategory };
  }

  private touch(day: number): void {
    if (day < this.earliestChange) this.earliestChange = day;
  }

  private refuse(event: EventFact, reason: Refused['reason']): void {
    this.refused.push({ event, reason });
  }

  private refuseByScope(event: EventFact): void {
    const reason = this.scales.scope.refusal;
    if (!reason) throw new Error(`event ${event.id} is refused without a reason`);
    this.refuse(event, reason);
  }
}
