import type { eachValue } from './each.ts';

type Value = NonNullable<ReturnType<typeof eachValue>>;

const NONE: ReadonlyMap<Value, number> = new Map();

/** Numbers for an owner's values of a fact, so that a tally can hold what was used of each where it holds an owner's. */
export class ValueNumbers {
  /** By meter, then by owner. */
  private readonly meters = new Map<number, { owners: Map<number, Map<Value, number>>; next: number }>();

  /** Always the same one for a meter, an owner and a value; from 0 in every meter. */
  of(meter: number, owner: number, value: Value): number {
    let known = this.meters.get(meter);
    if (!known) {
      known = { owners: new Map(), next: 0 };
      this.meters.set(meter, known);
    }
    let values = known.owners.get(owner);
    if (!values) {
      values = new Map();
      known.owners.set(owner, values);
    }
    let number = values.get(value);
    if (number === undefined) {
      number = known.next++;
      values.set(value, number);
    }
    return number;
  }

  /** What an owner has numbers for. */
  valuesOf(meter: number, owner: number): ReadonlyMap<Value, number> {
    return this.meters.get(meter)?.owners.get(owner) ?? NONE;
  }
}
