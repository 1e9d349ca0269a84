import type { SubjectKind } from '../document.ts';
import { comparisonsOf, type FigurePlan, type ResultsPlan } from './results-plan.ts';
import type { RunState } from './state.ts';

/** What is summed up for every holder; each has a place of its own. */
export class Columns {
  readonly points = 0;
  readonly earned = 1;
  readonly deducted = 2;
  readonly base = 3;
  /** Accepted events. */
  readonly events = 4;
  /** Bases that belong to no category. */
  readonly plainBase = 5;
  private readonly places = {
    category: new Map<string, number>(),
    base: new Map<string, number>(),
    part: new Map<string, number>(),
    item: new Map<string, number>(),
    count: new Map<string, number>(),
  };
  private next = 6;
  /** What bases without a category give to the total; they may be zeroed. */
  readonly plainPart: number;
  /** Whether a category may give something else to the total than it shows itself. */
  readonly hasParts: boolean;

  constructor(categories: Iterable<string>, items: Iterable<string>, hasParts: boolean) {
    this.hasParts = hasParts;
    this.plainPart = hasParts ? this.next++ : this.plainBase;
    for (const id of categories) {
      this.places.category.set(id, this.next++);
      this.places.base.set(id, this.next++);
      if (hasParts) this.places.part.set(id, this.next++);
    }
    for (const id of items) {
      this.places.item.set(id, this.next++);
      this.places.count.set(id, this.next++);
    }
  }

  get count(): number {
    return this.next;
  }

  /** Sums that a succession shares out; the rest stays with whom it happened to. */
  get shared(): readonly number[] {
    const { category, part } = this.places;
    const plain = this.hasParts ? [this.plainBase, this.plainPart] : [this.plainBase];
    return [this.points, this.earned, this.deducted, ...plain, ...category.values(), ...part.values()];
  }

  /** -1 for what nobody asks for. */
  find(kind: 'category' | 'base' | 'item' | 'count', id: string): number {
    return this.places[kind].get(id) ?? -1;
  }

  /** Where stands what a category gives to the total. */
  partOf(category: string): number {
    return (this.hasParts ? this.places.part : this.places.category).get(category) ?? -1;
  }
}

/** The columns that the results ask for of one kind of holder: all categories, and the items that a rule names. */
export function columnsFor({ plan, results }: RunState, of: SubjectKind): Columns {
  const categories = new Set(plan.versions.flatMap((version) => version.categories));
  const items = new Set(results.flatMap((version) => itemsNamed(version, of)));
  // Only a total made of combined categories asks for their parts, and only a zeroing makes them another figure.
  const combines = results.some(({ settlements }) => settlements.some((rule) => rule.combines.size > 0));
  return new Columns(categories, items, combines && plan.figureNets.some(({ kind }) => kind === of));
}

function itemsNamed(plan: ResultsPlan, of: SubjectKind): string[] {
  const { settlements, titles } = plan;
  const comparisons = comparisonsOf(plan).filter((comparison) => comparison.of === of);
  const figures: (FigurePlan | null)[] = [
    ...settlements.map(({ rankBy }) => rankBy),
    ...comparisons.map(({ figure }) => figure),
  ];
  const named = figures.flatMap((figure) =>
    figure?.kind === 'item' || figure?.kind === 'count' ? [figure.id] : [],
  );
  const needed = titles.flatMap(({ item }) => (item === null ? [] : [item]));
  return [...named, ...needed];
}
