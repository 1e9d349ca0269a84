import type { EventFact, Instant } from '../facts.ts';
import { positionsByNumber } from '../sort.ts';
import { startOfDay } from '../time.ts';
import { Repeats } from './appraisals.ts';
import type { Cluster } from './clusters.ts';
import type { SchemePlan } from './plan.ts';
import type { PreparedEvents } from './prepare.ts';
import { byDay, type SuccessionDay } from './successions.ts';
import type { Village } from './village.ts';
import { type OrderMove, Walk, type Walked, type WalkMark } from './walk.ts';

interface KnownWalkInput {
  plan: SchemePlan;
  village: Village;
  cluster: Cluster;
  reversedAt: PreparedEvents['reversedAt'];
  /** When an approved event's points may be spent. */
  usableAt: (event: EventFact) => Instant;
}

/** Something that becomes known: an event at a place among the cluster's, or its reversal. */
interface News {
  at: Instant;
  place: number;
  reversal: boolean;
}

/** One event, move of an order or day of successions that was walked over, and how things stood before it. */
interface Step {
  at: Instant;
  /** Place of an event among the cluster's. */
  what: number | 'move' | 'succession';
  mark: WalkMark;
  nextPlace: number;
  nextMove: number;
  nextDay: number;
}

/**
 * Scores a cluster's events as they become known. Whoever asks about a moment sees what the rules give from what was
 * known by then, as if it were all scored anew; but only what stands after the earliest news is scored again, which
 * is as little as approvals are late.
 */
export class KnownWalk {
  private readonly events: readonly EventFact[];
  private readonly walk: Walk;
  private readonly repeats: Repeats;
  private readonly places: ReadonlyMap<EventFact, number>;
  private readonly news: readonly News[];
  private readonly known: Uint8Array;
  private readonly reversed: Uint8Array;
  /** Ascending by moment; those of the future too. */
  private readonly moves: OrderMove[] = [];
  private readonly days: readonly SuccessionDay[];
  private readonly steps: Step[] = [];
  private nextNews = 0;
  private nextPlace = 0;
  private nextMove = 0;
  private nextDay = 0;
  private endPlace = 0;

  constructor({ plan, village, cluster, reversedAt, usableAt }: KnownWalkInput) {
    const { events } = cluster;
    this.events = events;
    this.days = byDay(cluster.successions);
    this.walk = new Walk(plan, village, true);
    this.repeats = new Repeats(plan, village);
    this.places = new Map(events.map((event, place) => [event, place]));
    this.known = new Uint8Array(events.length);
    this.reversed = new Uint8Array(events.length);
    this.news = newsOf(events, reversedAt, usableAt);
  }

  /** What everything comes to by what is known at a moment; moments must not go back. */
  learnUntil(at: Instant): Walked {
    this.goBackTo(this.learn(at));
    this.goOn(at);
    return this.walk;
  }

  /** Adds the moves of an order that was accepted at the moment learnt last. */
  plan(moves: readonly OrderMove[]): void {
    for (const move of moves) {
      let place = this.moves.length;
      while (place > this.nextMove && (this.moves[place - 1]?.at ?? 0) > move.at) place--;
      this.moves.splice(place, 0, move);
    }
  }

  /** Takes in what became known; answers with the first place from which events count otherwise. */
  private learn(at: Instant): number {
    let first = this.events.length;
    for (let news = this.news[this.nextNews]; news && news.at <= at; news = this.news[++this.nextNews]) {
      const { place, reversal } = news;
      const event = this.events[place] as EventFact;
      first = Math.min(first, place);
      if (reversal) {
        this.reversed[place] = 1;
        this.repeats.remove(event);
      } else {
        this.known[place] = 1;
        this.endPlace = Math.max(this.endPlace, place + 1);
        if (!this.reversed[place]) this.repeats.add(event);
      }
    }
    for (const event of this.repeats.settle()) first = Math.min(first, this.places.get(event) ?? 0);
    return first;
  }

  private goBackTo(place: number): void {
    const event = this.events[place];
    if (!event) return;
    for (let step = this.steps.at(-1); step; step = this.steps.at(-1)) {
      if (comesBefore(step, event.happenedAt, place)) break;
      this.steps.pop();
      this.walk.rewind(step.mark);
      this.nextPlace = step.nextPlace;
      this.nextMove = step.nextMove;
      this.nextDay = step.nextDay;
    }
    this.nextPlace = Math.min(this.nextPlace, place);
  }

  private goOn(until: Instant): void {
    for (;;) {
      while (this.nextPlace < this.endPlace && !this.known[this.nextPlace]) this.nextPlace++;
      const event = this.nextPlace < this.endPlace ? this.events[this.nextPlace] : undefined;
      const move = this.moves[this.nextMove];
      const day = this.days[this.nextDay];
      const eventAt = event?.happenedAt ?? Number.POSITIVE_INFINITY;
      const moveAt = move && move.at <= until ? move.at : Number.POSITIVE_INFINITY;
      const dayAt = day ? startOfDay(day.day) : Number.POSITIVE_INFINITY;
      if (day && dayAt <= Math.min(until, eventAt, moveAt)) {
        this.remember(dayAt, 'succession');
        this.walk.succeed(day);
        this.nextDay++;
      } else if (move && moveAt < eventAt) {
        this.remember(moveAt, 'move');
        this.walk.move(move);
        this.nextMove++;
      } else if (event) {
        this.remember(eventAt, this.nextPlace);
        this.walk.score(event, this.reversed[this.nextPlace] === 1, this.repeats.of(event));
        this.nextPlace++;
      } else return;
    }
  }

  private remember(at: Instant, what: Step['what']): void {
    const { nextPlace, nextMove, nextDay } = this;
    this.steps.push({ at, what, mark: this.walk.mark(), nextPlace, nextMove, nextDay });
  }
}

/** At one instant successions come first, then events by their place, then orders. */
function comesBefore({ at, what }: Step, moment: Instant, place: number): boolean {
  if (what === 'succession') return at <= moment;
  return what === 'move' ? at < moment : what < place;
}

/** Ascending by the moment at which each thing becomes known. */
function newsOf(
  events: readonly EventFact[],
  reversedAt: PreparedEvents['reversedAt'],
  usableAt: (event: EventFact) => Instant,
): News[] {
  const news: News[] = [];
  for (const [place, event] of events.entries()) {
    news.push({ at: Math.max(event.happenedAt, usableAt(event)), place, reversal: false });
    const reversed = reversedAt.get(event);
    if (reversed !== undefined) news.push({ at: reversed, place, reversal: true });
  }
  const positions = positionsByNumber(
    news.length,
    (at) => news[at]?.at ?? 0,
    (left, right) => left - right,
  );
  return Array.from(positions, (at) => news[at] as News);
}
