import { timesFactor } from '../amounts.ts';
import type { Succession } from '../engine/village.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { Columns } from './columns.ts';
import type { Roll } from './roll.ts';

type PlainSum = (number: number, column: number, from: number, to: number) => Amount;

/** What successions moved to or from one holder in one period, by column. */
interface Handover {
  period: number;
  day: number;
  amounts: ReadonlyMap<number, Amount>;
}

/**
 * Figures that go on from one household to another. What a period gave until then is shared out, so the same succession
 * moves other amounts in a quarter than in a year; each figure is rounded by itself.
 */
export class Handovers {
  private readonly successions: readonly Succession[];
  private readonly roll: Roll;
  private readonly columns: Columns;
  private readonly plainSum: PlainSum;
  /** By calendar, then by holder. */
  private readonly known = new Map<string, Map<number, Handover[]>>();

  constructor(successions: readonly Succession[], roll: Roll, columns: Columns, plainSum: PlainSum) {
    this.successions = successions;
    this.roll = roll;
    this.columns = columns;
    this.plainSum = plainSum;
  }

  /** What had been moved in a period up to a day, signed. */
  moved(number: number, column: number, calendar: PeriodCalendar, period: number, to: number): Amount {
    let sum = 0;
    for (const handover of this.of(calendar).get(number) ?? []) {
      if (handover.period === period && handover.day <= to) sum += handover.amounts.get(column) ?? 0;
    }
    return sum;
  }

  private of(calendar: PeriodCalendar): ReadonlyMap<number, readonly Handover[]> {
    let found = this.known.get(calendar.key);
    if (!found) {
      found = new Map();
      // Known before it is complete: what later days move is made of what earlier ones did.
      this.known.set(calendar.key, found);
      for (const [day, all] of byDay(this.successions)) {
        for (const [number, handover] of this.movesOn(day, all, calendar)) {
          found.set(number, [...(found.get(number) ?? []), handover]);
        }
      }
    }
    return found;
  }

  /** Of one day: all figures are taken as they stood before it, then moved. */
  private movesOn(
    day: number,
    successions: readonly Succession[],
    calendar: PeriodCalendar,
  ): [number, Handover][] {
    const period = calendar.indexOfDay(day);
    const moves: [number, Handover][] = [];
    for (const { from, to, share, ends } of successions) {
      const giver = this.roll.numberOf(from);
      const given = new Map<number, Amount>();
      const taken = new Map<number, Amount>();
      for (const column of this.columns.shared) {
        const stands =
          this.plainSum(giver, column, calendar.startDay(period), day - 1) +
          this.moved(giver, column, calendar, period, day - 1);
        const part = timesFactor(stands, share);
        given.set(column, part);
        taken.set(column, -part);
      }
      moves.push([this.roll.numberOf(to), { period, day, amounts: given }]);
      // Who has ended keeps its own.
      if (!ends) moves.push([giver, { period, day, amounts: taken }]);
    }
    return moves;
  }
}

function byDay(successions: readonly Succession[]): ReadonlyMap<number, readonly Succession[]> {
  const days = new Map<number, Succession[]>();
  for (const succession of successions) {
    const list = days.get(succession.day);
    if (list) list.push(succession);
    else days.set(succession.day, [succession]);
  }
  return days;
}
