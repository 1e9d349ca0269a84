import type { Instant } from '../facts.ts';
import { dayOf, startOfDay } from '../time.ts';
import type { OrderMove } from './outcome.ts';
import type { SuccessionDay } from './successions.ts';

/** Whoever takes what comes between events. */
interface Taker {
  move(move: OrderMove): void;
  succeed(day: SuccessionDay): void;
}

/** Orders' moves and successions between events: at one instant successions come first, then events, then orders. */
export class BetweenEvents {
  /** Day of the next of them. */
  nextDay = Number.NEGATIVE_INFINITY;
  private moved = 0;
  private succeeded = 0;
  private readonly taker: Taker;
  private readonly moves: readonly OrderMove[];
  private readonly days: readonly SuccessionDay[];

  constructor(taker: Taker, moves: readonly OrderMove[], days: readonly SuccessionDay[]) {
    this.taker = taker;
    this.moves = moves;
    this.days = days;
  }

  /** Lets all come that come before an event of a moment. */
  goOnTo(moment: Instant): void {
    for (;;) {
      const move = this.moves[this.moved];
      const day = this.days[this.succeeded];
      const start = day ? startOfDay(day.day) : Number.POSITIVE_INFINITY;
      this.nextDay = Math.min(
        day ? day.day : Number.POSITIVE_INFINITY,
        move ? dayOf(move.at) : Number.POSITIVE_INFINITY,
      );
      if (move && move.at < Math.min(start, moment)) {
        this.taker.move(move);
        this.moved++;
      } else if (day && start <= moment) {
        this.taker.succeed(day);
        this.succeeded++;
      } else return;
    }
  }
}
