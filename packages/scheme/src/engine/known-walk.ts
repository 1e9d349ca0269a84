import type { EventFact, Instant } from '../facts.ts';
import { startOfDay } from '../time.ts';
import { Repeats } from './appraisals.ts';
import type { Cluster } from './clusters.ts';
import type { SchemePlan } from './plan.ts';
import type { Happening } from './happening.ts';
import { byDay, type SuccessionDay } from './successions.ts';
import { type OrderMove, Walk, type Walked, type WalkMark } from './walk.ts';

interface KnownWalkInput {
  plan: SchemePlan;
  cluster: Cluster;
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
  /** True when steps lie unremembered between the one before and this. */
  afterSkipped: boolean;
}

/** Steps between two that are remembered: walking a few again costs less than remembering all. */
const STRIDE = 15;

/**
 * Scores a cluster's events as they become known. Whoever asks about a moment sees what the rules give from what was
 * known by then, as if it were all scored anew; but only what stands after the earliest news is scored again, which
 * is as little as approvals are late.
 */
export class KnownWalk {
  private readonly input: KnownWalkInput;
  private readonly happenings: readonly Happening[];
  private readonly repeats = new Repeats();
  private readonly known: Uint8Array;
  private readonly reversed: Uint8Array;
  /** Ascending by moment; those of the future too. */
  private readonly moves: OrderMove[] = [];
  private readonly days: readonly SuccessionDay[];
  private walk: Walk | null = null;
  /** Made when first asked for: most clusters never need it. */
  private places: ReadonlyMap<Happening, number> | null = null;
  /** What nobody knew at the first moment asked about; null before. */
  private news: readonly News[] | null = null;
  private readonly steps: Step[] = [];
  private nextNews = 0;
  private nextPlace = 0;
  private nextMove = 0;
  private nextDay = 0;
  private endPlace = 0;
  /** Steps to go until one is remembered again. */
  private unremembered = 0;
  /** True when some were passed over since the last one. */
  private skipped = false;

  constructor(input: KnownWalkInput) {
    const { cluster } = input;
    this.input = input;
    this.happenings = cluster.happenings;
    this.days = byDay(cluster.successions);
    this.known = new Uint8Array(cluster.happenings.length);
    this.reversed = new Uint8Array(cluster.happenings.length);
  }

  /**
   * What everything comes to by what is known at a moment; moments must not go back.
   *
   * @param isLast true when nobody will ask again
   */
  learnUntil(at: Instant, isLast: boolean): Walked {
    let place = this.news === null ? this.learnAll(at, isLast) : this.learnNews(this.news, at);
    const changed = this.repeats.settle();
    // Before the first walk there is nothing to go back over.
    if (this.walk) for (const happening of changed) place = Math.min(place, this.placeOf(happening));
    this.walk ??= new Walk(this.input.plan, this.happenings.length, !isLast);
    this.goBackTo(place);
    if (isLast) this.unremembered = Number.POSITIVE_INFINITY;
    return this.goOn(this.walk, at);
  }

  /** Adds the moves of an order that was accepted at the moment learnt last. */
  plan(moves: readonly OrderMove[]): void {
    for (const move of moves) {
      let place = this.moves.length;
      while (place > this.nextMove && (this.moves[place - 1]?.at ?? 0) > move.at) place--;
      this.moves.splice(place, 0, move);
    }
  }

  /** Takes in all that is known at the first moment asked about, and notes what becomes known later. */
  private learnAll(at: Instant, isLast: boolean): number {
    const { usableAt } = this.input;
    const news: News[] = [];
    for (let place = 0; place < this.happenings.length; place++) {
      const { event, reversedAt } = this.happenings[place] as Happening;
      const knownAt = Math.max(event.happenedAt, usableAt(event));
      if (reversedAt !== null && reversedAt <= at) this.reversed[place] = 1;
      if (knownAt <= at) this.know(place);
      if (isLast) continue;
      if (knownAt > at) news.push({ at: knownAt, place, reversal: false });
      if (reversedAt !== null && reversedAt > at) news.push({ at: reversedAt, place, reversal: true });
    }
    this.news = news.sort((a, b) => a.at - b.at);
    return this.happenings.length;
  }

  /** Takes in what became known; answers with the first place from which events count otherwise. */
  private learnNews(all: readonly News[], at: Instant): number {
    let first = this.happenings.length;
    for (let news = all[this.nextNews]; news && news.at <= at; news = all[++this.nextNews]) {
      const { place, reversal } = news;
      first = Math.min(first, place);
      if (reversal) {
        this.reversed[place] = 1;
        this.repeats.remove(this.happenings[place] as Happening);
      } else this.know(place);
    }
    return first;
  }

  private placeOf(happening: Happening): number {
    this.places ??= new Map(this.happenings.map((one, place) => [one, place]));
    return this.places.get(happening) ?? 0;
  }

  private know(place: number): void {
    this.known[place] = 1;
    this.endPlace = Math.max(this.endPlace, place + 1);
    if (!this.reversed[place]) this.repeats.add(this.happenings[place] as Happening);
  }

  private goBackTo(place: number): void {
    const happening = this.happenings[place];
    if (!happening) return;
    for (let step = this.steps.at(-1); step; step = this.steps.at(-1)) {
      const before = comesBefore(step, happening.event.happenedAt, place);
      if (before && !this.skipped) break;
      this.steps.pop();
      this.walk?.rewind(step.mark);
      this.nextPlace = step.nextPlace;
      this.nextMove = step.nextMove;
      this.nextDay = step.nextDay;
      this.skipped = step.afterSkipped;
      // What was not remembered after it may come after the place, so it went too.
      if (before) break;
    }
    this.unremembered = 0;
    this.nextPlace = Math.min(this.nextPlace, place);
  }

  private goOn(walk: Walk, until: Instant): Walked {
    for (;;) {
      while (this.nextPlace < this.endPlace && !this.known[this.nextPlace]) this.nextPlace++;
      const happening = this.nextPlace < this.endPlace ? this.happenings[this.nextPlace] : undefined;
      const move = this.moves[this.nextMove];
      const day = this.days[this.nextDay];
      const eventAt = happening?.event.happenedAt ?? Number.POSITIVE_INFINITY;
      const moveAt = move && move.at <= until ? move.at : Number.POSITIVE_INFINITY;
      const dayAt = day ? startOfDay(day.day) : Number.POSITIVE_INFINITY;
      if (day && dayAt <= Math.min(until, eventAt, moveAt)) {
        this.remember(walk, dayAt, 'succession');
        walk.succeed(day);
        this.nextDay++;
      } else if (move && moveAt < eventAt) {
        this.remember(walk, moveAt, 'move');
        walk.move(move);
        this.nextMove++;
      } else if (happening) {
        this.remember(walk, eventAt, this.nextPlace);
        walk.score(happening, this.reversed[this.nextPlace] === 1, this.repeats.of(happening));
        this.nextPlace++;
      } else return walk;
    }
  }

  /** Remembers a step now and then. */
  private remember(walk: Walk, at: Instant, what: Step['what']): void {
    if (this.unremembered-- > 0) {
      this.skipped = true;
      return;
    }
    this.unremembered = STRIDE;
    const { nextPlace, nextMove, nextDay } = this;
    this.steps.push({
      at,
      what,
      mark: walk.mark(),
      nextPlace,
      nextMove,
      nextDay,
      afterSkipped: this.skipped,
    });
    this.skipped = false;
  }
}

/** At one instant successions come first, then events by their place, then orders. */
function comesBefore({ at, what }: Step, moment: Instant, place: number): boolean {
  if (what === 'succession') return at <= moment;
  return what === 'move' ? at < moment : what < place;
}
