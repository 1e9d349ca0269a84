import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import { FigureBook } from './figure-book.ts';
import { Roll } from './roll.ts';
import { slicesOf, type Slices } from './slices.ts';
import { lastDayOf, type RunState, type Ruling, rulingOn } from './state.ts';

/** A period of something as it is looked at on one day: its last one, or the day up to which it runs. */
export interface Moment {
  period: number;
  day: number;
  ruling: Ruling;
}

/** What all results of one run look at, each part worked out when it is first asked for. */
export class Board {
  readonly state: RunState;
  private readonly slices: Slices;
  private readonly rolls = new Map<SubjectKind, Roll>();
  private readonly books = new Map<SubjectKind, FigureBook>();
  private readonly kept = new Map<string, unknown>();

  constructor(state: RunState) {
    this.state = state;
    this.slices = slicesOf(state);
  }

  roll(of: SubjectKind): Roll {
    return madeOnce(this.rolls, of, () => new Roll(this.state, of));
  }

  book(of: SubjectKind): FigureBook {
    return madeOnce(this.books, of, () => new FigureBook(this.state, this.roll(of), this.slices));
  }

  /** Keeps what is dear to work out under a name of its own. */
  once<T>(key: string, make: () => T): T {
    return madeOnce(this.kept, key, make) as T;
  }

  rulingOn(day: number): Ruling | null {
    return rulingOn(this.state, day);
  }

  /** A period as it stands at its end; null where no version was in force then. */
  momentOf(calendar: PeriodCalendar, period: number): Moment | null {
    const day = lastDayOf(this.state, calendar, period);
    const ruling = this.rulingOn(day);
    return ruling && { period, day, ruling };
  }

  /** The periods in which anybody of a kind took part, ascending. */
  periods(of: SubjectKind, calendar: PeriodCalendar): readonly number[] {
    return this.once(`periods ${of} ${calendar.key}`, () => {
      const found = new Set<number>();
      const roll = this.roll(of);
      for (const number of roll.holders.keys()) {
        for (const { from, to } of roll.daysOf(number)) {
          const last = calendar.indexOfDay(to);
          for (let period = calendar.indexOfDay(from); period <= last; period++) found.add(period);
        }
      }
      return [...found].sort((a, b) => a - b);
    });
  }
}

function madeOnce<K, V>(kept: Map<K, V>, key: K, make: () => V): V {
  let found = kept.get(key);
  if (found === undefined) {
    found = make();
    kept.set(key, found);
  }
  return found;
}
