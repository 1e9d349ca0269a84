import type { FactChange } from '../facts.ts';
import type { Belonging, DatedPlace, GroupNode, HouseholdNode, Span } from './people.ts';

type PlaceKind = GroupNode['kind'];

/** Makes groups and sections as households name them, in their rows or in what changes with time. */
export class PlaceBook {
  readonly groups: GroupNode[] = [];
  readonly sections: GroupNode[] = [];
  private readonly byKey = new Map<string, GroupNode>();
  private readonly make: (kind: PlaceKind, key: string, name: string) => GroupNode;

  constructor(make: (kind: PlaceKind, key: string, name: string) => GroupNode) {
    this.make = make;
  }

  /** Where a household belongs; makes the places that nobody named before. */
  settle(kind: PlaceKind, name: string | undefined, changes: readonly DatedPlaceName[]): Belonging {
    return {
      usual: this.named(kind, name ?? ''),
      otherwise: changes.length === 0 ? null : changes.map((change) => this.dated(kind, change)).reverse(),
    };
  }

  /** Where an organisation belongs: only to groups that a household has. */
  find(kind: PlaceKind, name: string | undefined, changes: readonly DatedPlaceName[]): Belonging {
    const known = (wanted: string) => this.byKey.get(keyOf(kind, wanted)) ?? null;
    return {
      usual: known(name ?? ''),
      otherwise:
        changes.length === 0
          ? null
          : changes.map(({ name: wanted, from, to }) => ({ from, to, place: known(wanted) })).reverse(),
    };
  }

  /** Enters a household in every place it ever belongs to. */
  enter(household: HouseholdNode): void {
    for (const { usual, otherwise } of [household.group, household.section]) {
      const places = new Set([usual, ...(otherwise ?? []).map(({ place }) => place)]);
      for (const place of places) {
        place?.households.push(household);
        if (place && otherwise !== null) place.settled = false;
      }
    }
  }

  private dated(kind: PlaceKind, { name, from, to }: DatedPlaceName): DatedPlace {
    return { from, to, place: this.named(kind, name) };
  }

  private named(kind: PlaceKind, name: string): GroupNode | null {
    if (name === '') return null;
    const key = keyOf(kind, name);
    const known = this.byKey.get(key);
    if (known) return known;
    const node = this.make(kind, key, name);
    this.byKey.set(key, node);
    (kind === 'group' ? this.groups : this.sections).push(node);
    return node;
  }
}

/** A place by its name during a while; an empty name means none. */
export interface DatedPlaceName extends Span {
  name: string;
}

/** The name that a change of `group` or `section` gives; empty for none. */
export function placeName(value: FactChange['value']): string {
  return value === null ? '' : String(value);
}

function keyOf(kind: PlaceKind, name: string): string {
  return `${kind === 'group' ? 'g' : 's'}:${name}`;
}
