import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import { FigureBook } from './figure-book.ts';
import type { HistoryTarget } from './results-plan.ts';
import { Roll } from './roll.ts';
import { slicesOf, type Slices } from './slices.ts';
import { lastDayOf, type RunState, type Ruling, rulingOn } from './state.ts';

/** A period of something as it is looked at on one day: its last one, or the day up to which it runs. */
export interface Moment {
  period: number;
  day: number;
  ruling: Ruling;
}

/** Holders of one kind over the periods of one calendar; the same object for the same two. */
export interface Term {
  of: SubjectKind;
  calendar: PeriodCalendar;
}

/** What is kept under an owner and a number: each use has a place of its own. */
const USES = [
  'moment',
  'periods',
  'sheet',
  'lists',
  'gate',
  'stars',
  'inspected',
  'title',
  'titles',
  'past',
  'had',
  'history',
] as const;

type Use = (typeof USES)[number];

/** Who had a title, a place on a list or so many stars in one period, by number on the roll. */
export type FindHad = (
  board: Board,
  of: SubjectKind,
  what: HistoryTarget,
  calendar: PeriodCalendar,
  period: number,
) => ReadonlySet<number>;

/** What all results of one run look at, each part worked out when it is first asked for. */
export class Board {
  readonly state: RunState;
  private readonly findHad: FindHad;
  private readonly slices: Slices;
  private readonly rolls = new Map<SubjectKind, Roll>();
  private readonly books = new Map<SubjectKind, FigureBook>();
  private readonly terms = new Map<SubjectKind, Map<string, Term>>();
  private readonly asked = {
    settlements: new Map<SubjectKind, readonly Term[]>(),
    stars: new Map<SubjectKind, readonly Term[]>(),
    titles: new Map<SubjectKind, readonly Term[]>(),
  };
  private readonly kept = new Map<object, Map<number, unknown>>();

  /** @param findHad what results ask of one another: handed in, because titles and lists ask for it themselves */
  constructor(state: RunState, findHad: FindHad) {
    this.state = state;
    this.findHad = findHad;
    this.slices = slicesOf(state);
  }

  roll(of: SubjectKind): Roll {
    return madeOnce(this.rolls, of, () => new Roll(this.state, of));
  }

  book(of: SubjectKind): FigureBook {
    return madeOnce(this.books, of, () => new FigureBook(this.state, this.roll(of), this.slices));
  }

  term(of: SubjectKind, calendar: PeriodCalendar): Term {
    const terms = madeOnce(this.terms, of, () => new Map<string, Term>());
    return madeOnce(terms, calendar.key, () => ({ of, calendar }));
  }

  /** The terms that any version has settlements, stars or titles for, each once. */
  termsOf(of: SubjectKind, what: 'settlements' | 'stars' | 'titles'): readonly Term[] {
    return madeOnce(this.asked[what], of, () => [
      ...new Set(
        this.state.results.flatMap((results) =>
          results[what].filter((plan) => plan.of === of).map(({ calendar }) => this.term(of, calendar)),
        ),
      ),
    ]);
  }

  had(of: SubjectKind, what: HistoryTarget, calendar: PeriodCalendar, period: number): ReadonlySet<number> {
    return this.findHad(this, of, what, calendar, period);
  }

  /** Keeps what is dear to work out: for a rule, a term and the like, and for a period or day of it. */
  once<T>(use: Use, owner: object, at: number, make: () => T): T {
    const kept = madeOnce(this.kept, owner, () => new Map<number, unknown>());
    return madeOnce(kept, at * USES.length + USES.indexOf(use), make) as T;
  }

  rulingOn(day: number): Ruling | null {
    return rulingOn(this.state, day);
  }

  /** A period as it stands at its end; null where no version was in force then. */
  momentOf(term: Term, period: number): Moment | null {
    return this.once('moment', term, period, () => {
      const day = lastDayOf(this.state, term.calendar, period);
      const ruling = this.rulingOn(day);
      return ruling && { period, day, ruling };
    });
  }

  /** The periods in which anybody of a kind took part, ascending. */
  periods(term: Term): readonly number[] {
    return this.once('periods', term, 0, () => {
      const { of, calendar } = term;
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
