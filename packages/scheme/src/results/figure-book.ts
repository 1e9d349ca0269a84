import type { ItemPlan } from '../engine/plan.ts';
import type { SubjectNode } from '../engine/village.ts';
import { figuresOf } from '../engine/zeroing.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import { type Columns, columnsFor } from './columns.ts';
import { Handovers } from './handovers.ts';
import type { Roll } from './roll.ts';
import type { Slices } from './slices.ts';
import type { RunState } from './state.ts';

/** Where an item's events are summed up; -1 for what nobody asks for. */
interface ItemColumns {
  category: number;
  /** What its category gives to the total. */
  part: number;
  item: number;
  count: number;
}

/**
 * What events and bases gave to every holder of one kind. Every event is added up once; the figure of any period is
 * then the difference of two running sums.
 */
export class FigureBook {
  readonly columns: Columns;
  private readonly roll: Roll;
  private readonly slices: Slices;
  /** Running sums: by holder, then by slice (one more than there are), then by column. */
  private readonly sums: Float64Array;
  private readonly handovers: Handovers | null;
  private readonly items = new Map<ItemPlan, ItemColumns>();
  /** A row asks for many figures of one period in turn. */
  private readonly asked = { calendar: null as PeriodCalendar | null, period: 0, to: 0, first: 0, after: 0 };

  constructor(state: RunState, roll: Roll, slices: Slices) {
    this.roll = roll;
    this.slices = slices;
    this.columns = columnsFor(state, roll.of);
    this.sums = new Float64Array(roll.holders.length * (slices.count + 1) * this.columns.count);
    this.addEvents(state);
    this.addBases(state);
    this.runUp();
    const { successions } = state.village;
    this.handovers =
      roll.of === 'household' && successions.length > 0
        ? new Handovers(successions, roll, this.columns, (number, column, from, to) =>
            this.plainSum(number, column, from, to),
          )
        : null;
  }

  /**
   * One figure of a holder from the beginning of a period to a day: the last of the period, or one on which something
   * is judged.
   */
  sum(number: number, column: number, calendar: PeriodCalendar, period: number, to: number): Amount {
    const { asked } = this;
    if (calendar !== asked.calendar || period !== asked.period || to !== asked.to) {
      asked.calendar = calendar;
      asked.period = period;
      asked.to = to;
      asked.first = this.slices.before(calendar.startDay(period));
      asked.after = this.slices.before(to + 1);
    }
    const sum = this.between(number, column, asked.first, asked.after);
    return this.handovers ? sum + this.handovers.moved(number, column, calendar, period, to) : sum;
  }

  private plainSum(number: number, column: number, from: number, to: number): Amount {
    return this.between(number, column, this.slices.before(from), this.slices.before(to + 1));
  }

  private between(number: number, column: number, first: number, after: number): Amount {
    const { sums } = this;
    return (sums[this.place(number, after, column)] ?? 0) - (sums[this.place(number, first, column)] ?? 0);
  }

  private place(number: number, slice: number, column: number): number {
    return (number * (this.slices.count + 1) + slice) * this.columns.count + column;
  }

  /** Until `runUp` each slice's own sums stand one place after it, so that the first place stays nothing. */
  private rowAt(number: number, slice: number): number {
    return this.place(number, slice + 1, 0);
  }

  private add(row: number, column: number, amount: Amount): void {
    if (column < 0) return;
    this.sums[row + column] = (this.sums[row + column] as number) + amount;
  }

  /** An order may ask about a period that ended, by all that is known since: what came after it is left out. */
  private addEvents({ walked, untilDay }: RunState): void {
    const { columns, roll } = this;
    for (const outcome of walked.outcomes) {
      const { day, item, figures, amount } = outcome;
      if (day > untilDay) continue;
      const holder: SubjectNode | null = outcome.ties[roll.of];
      if (!holder) continue;
      const row = this.rowAt(roll.numberOf(holder), this.slices.of(day));
      const found = this.columnsOf(item);
      if (figures === null) this.addPoints(row, found, amount, amount);
      else {
        const { points, inCategory, parts } = figuresOf(outcome, holder);
        this.addPoints(row, found, points, inCategory);
        if (parts && columns.hasParts) this.putInParts(row, found, points, parts);
      }
      this.add(row, columns.events, 1);
      this.add(row, found.count, 1);
    }
    for (const { outcome, holder, amount, inCategory } of walked.flows) {
      if (holder.kind !== roll.of || outcome.day > untilDay) continue;
      const row = this.rowAt(roll.numberOf(holder), this.slices.of(outcome.day));
      this.addPoints(row, this.columnsOf(outcome.item), amount, inCategory);
    }
  }

  /** What a zeroing gave stands in the part of its own item's category: it is put where it was taken. */
  private putInParts(
    row: number,
    { part }: ItemColumns,
    points: Amount,
    parts: ReadonlyMap<string | null, Amount>,
  ): void {
    const { columns } = this;
    this.add(row, part, -points);
    for (const [category, amount] of parts) {
      this.add(row, category === null ? columns.plainPart : columns.partOf(category), amount);
    }
  }

  private addPoints(
    row: number,
    { category, item, part }: ItemColumns,
    points: Amount,
    inCategory: Amount,
  ): void {
    const { columns } = this;
    this.add(row, columns.points, points);
    this.add(row, points > 0 ? columns.earned : columns.deducted, points);
    this.add(row, category, inCategory);
    this.add(row, item, points);
    if (columns.hasParts) this.add(row, part, points);
  }

  private columnsOf(item: ItemPlan): ItemColumns {
    let known = this.items.get(item);
    if (!known) {
      const { columns } = this;
      const { id, category } = item;
      const find = (kind: 'item' | 'count') => columns.find(kind, id);
      known = {
        category: columns.find('category', category),
        part: columns.partOf(category),
        item: find('item'),
        count: find('count'),
      };
      this.items.set(item, known);
    }
    return known;
  }

  private addBases({ walked, untilDay }: RunState): void {
    const { columns, roll } = this;
    for (const [number, holder] of roll.holders.entries()) {
      for (const grant of walked.accounts.grants.of(holder, untilDay)) {
        const { points, inCategory } = walked.zeroing?.grantIn(holder, grant) ?? {
          points: grant.amount,
          inCategory: grant.amount,
        };
        const row = this.rowAt(number, this.slices.of(grant.day));
        const { category } = grant.base;
        this.add(row, columns.points, points);
        this.add(row, columns.base, points);
        if (category === null) this.add(row, columns.plainBase, points);
        else {
          this.add(row, columns.find('category', category), inCategory);
          // A base that is not given counts for nothing here, whatever its category keeps.
          this.add(row, columns.find('base', category), points);
        }
        if (!columns.hasParts) continue;
        this.add(row, category === null ? columns.plainPart : columns.partOf(category), points);
      }
    }
  }

  private runUp(): void {
    const width = this.columns.count;
    for (let number = 0; number < this.roll.holders.length; number++) {
      const last = this.place(number, this.slices.count + 1, 0);
      for (let at = this.place(number, 1, 0); at < last; at++) {
        this.sums[at] = (this.sums[at] ?? 0) + (this.sums[at - width] ?? 0);
      }
    }
  }
}
