import type { Amount } from '../types.ts';
import type { FigureNetPlan } from './effect-plans.ts';
import type { FigureChange } from './outcome.ts';
import { periodKey } from './period-key.ts';
import type { SchemePlan } from './plan.ts';
import { Tally, type TallyMark } from './tally.ts';
import type { SubjectNode } from './village.ts';

/** What something gives to a holder's settlements: to the total, and to its category. */
export interface InFigures {
  points: Amount;
  inCategory: Amount;
}

/** What a zeroing takes from each category's part of a total; null: from the bases without one. */
export type Parts = NonNullable<FigureChange['parts']>;

/** What events and successions gave in the settlements that can be zeroed, by the periods that zeroing asks for. */
export class FigureSums {
  private readonly nets: readonly FigureNetPlan[];
  private readonly categories: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly sums: Tally;

  constructor({ figureNets, categories }: SchemePlan, rewindable: boolean) {
    this.nets = figureNets;
    this.categories = categories;
    this.places = new Map(categories.map((id, at) => [id, at + 1]));
    this.sums = new Tally(rewindable);
  }

  mark(): TallyMark {
    return this.sums.mark();
  }

  rewind(mark: TallyMark): void {
    this.sums.rewind(mark);
  }

  /** Remembers what came to a holder's settlements. */
  count(holder: SubjectNode, day: number, category: string, { points, inCategory }: InFigures): void {
    for (const net of this.nets) {
      if (net.kind !== holder.kind) continue;
      this.sums.add(this.key(net, holder, day, null), points);
      this.sums.add(this.key(net, holder, day, category), inCategory);
      this.sums.add(this.partKey(net, holder, day, category), points);
    }
  }

  /** Remembers what a zeroing took from a holder's settlements. */
  take(holder: SubjectNode, day: number, category: string, figures: InFigures, taken: Parts): void {
    for (const net of this.nets) {
      if (net.kind !== holder.kind) continue;
      this.sums.add(this.key(net, holder, day, null), figures.points);
      this.sums.add(this.key(net, holder, day, category), figures.inCategory);
      for (const [part, amount] of taken) this.sums.add(this.partKey(net, holder, day, part), amount);
    }
  }

  /** What the period of a day gave so far in the total (null) or in a category, without bases. */
  of(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): Amount {
    return this.sums.get(this.key(net, holder, day, category));
  }

  /** What a category, or what has none, gave so far to the total of a day's period, without bases. */
  partOf(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): Amount {
    return this.sums.get(this.partKey(net, holder, day, category));
  }

  add(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null, amount: Amount): void {
    this.sums.add(this.key(net, holder, day, category), amount);
  }

  addPart(
    net: FigureNetPlan,
    holder: SubjectNode,
    day: number,
    category: string | null,
    amount: Amount,
  ): void {
    this.sums.add(this.partKey(net, holder, day, category), amount);
  }

  private partKey(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): number {
    const { length } = this.categories;
    const place = category === null ? length : (this.places.get(category) ?? 0) - 1;
    return periodKey(net.index + 1 + length + place, net.calendar.indexOfDay(day), holder.index);
  }

  private key(net: FigureNetPlan, holder: SubjectNode, day: number, category: string | null): number {
    const place = category === null ? 0 : (this.places.get(category) ?? 0);
    return periodKey(net.index + place, net.calendar.indexOfDay(day), holder.index);
  }
}
