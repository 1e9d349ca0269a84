import type { SubjectKind } from '../document.ts';
import { type ParticipationDays, participationOf } from '../engine/participation.ts';
import type { SubjectNode } from '../engine/village.ts';
import { holdersOf, type RunState } from './state.ts';

/** All holders of one kind, numbered from 0, and when each takes part. */
export class Roll {
  readonly of: SubjectKind;
  readonly holders: readonly SubjectNode[];
  private readonly days: readonly (readonly ParticipationDays[])[];
  /** By the holder's index in the village. */
  private readonly numbers: readonly (number | undefined)[];
  private readonly takingPart = new Map<number, readonly number[]>();

  constructor({ plan, village, untilDay }: RunState, of: SubjectKind) {
    this.of = of;
    this.holders = holdersOf(village, of);
    this.days = this.holders.map((holder) => participationOf(holder, plan, untilDay));
    const numbers: (number | undefined)[] = [];
    for (const [number, { index }] of this.holders.entries()) {
      // Without gaps, so that it stays a plain row in memory.
      while (numbers.length < index) numbers.push(undefined);
      numbers[index] = number;
    }
    this.numbers = numbers;
  }

  /** -1 for somebody who is no holder of this kind. */
  numberOf(holder: SubjectNode): number {
    return holder.kind === this.of ? (this.numbers[holder.index] ?? -1) : -1;
  }

  holder(number: number): SubjectNode {
    const holder = this.holders[number];
    if (!holder) throw new Error(`no ${this.of} has number ${number}`);
    return holder;
  }

  daysOf(number: number): readonly ParticipationDays[] {
    return this.days[number] ?? [];
  }

  /** Whether a holder took part for an instant from one day to another, both included. */
  tookPart(number: number, from: number, to: number): boolean {
    return this.daysOf(number).some((stretch) => stretch.from <= to && from <= stretch.to);
  }

  /** Numbers of those who take part on a day. */
  on(day: number): readonly number[] {
    let found = this.takingPart.get(day);
    if (!found) {
      found = this.holders.flatMap((_, number) => (this.tookPart(number, day, day) ? [number] : []));
      this.takingPart.set(day, found);
    }
    return found;
  }
}
