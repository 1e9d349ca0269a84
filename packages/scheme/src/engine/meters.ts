import { timesFactor } from '../amounts.ts';
import type { Amount } from '../types.ts';
import { basesIn, type GrantBook } from './bases.ts';
import type { FirstTimesPlan } from './effect-plans.ts';
import type { EventScope } from './event-scope.ts';
import type { How } from './outcome.ts';
import type { EachMeterPlan, ItemPlan, LimitPlan, MeterPlan } from './plan.ts';
import { periodKey } from './period-key.ts';
import { Tally, type TallyMark } from './tally.ts';
import { ValueNumbers } from './value-numbers.ts';
import type { Succession } from './village.ts';

const NOBODY = -1;
const KEYS_PER_EVENT = 0.6;

export interface MetersMark {
  used: TallyMark;
  others: TallyMark;
}

/** How much of each limit is used, by whom and in which period. */
export class Meters {
  /** By what limits count. */
  private readonly used: Tally;
  /** What warnings and the bounds of categories count. */
  private readonly others: Tally;
  /** Where the meters of the event that is looked at stand, in the order of its item's; NOBODY's stand nowhere. */
  private readonly places: number[] = [];
  /** Never taken back: a number says nothing of how much is used. */
  private readonly numbers = new ValueNumbers();

  /** @param events how many there are about to be counted */
  constructor(events: number, rewindable = false) {
    // An item has one limit or two as a rule, and two or three events share the use of one.
    this.used = new Tally(rewindable, events * KEYS_PER_EVENT);
    this.others = new Tally(rewindable);
  }

  mark(): MetersMark {
    return { used: this.used.mark(), others: this.others.mark() };
  }

  rewind({ used, others }: MetersMark): void {
    this.used.rewind(used);
    this.others.rewind(others);
  }

  /** Which of the first an event would be, from 1; null where it is none of them, or nobody is counted. */
  turnAmongFirst({ meter, times }: FirstTimesPlan, scope: EventScope): number | null {
    const key = keyOf(meter, scope);
    if (key === NOBODY) return null;
    const turn = this.others.get(key) + 1;
    return turn <= times ? turn : null;
  }

  /** The how-manieth accepted event an event would be; the first wherever nobody is counted. */
  turn(meter: MeterPlan, scope: EventScope): number {
    const key = keyOf(meter, scope);
    return key === NOBODY ? 1 : this.others.get(key) + 1;
  }

  /** Looks up all that counts an event: each meter is asked and moved several times. */
  lookAt({ meters, eachMeters }: ItemPlan, scope: EventScope): void {
    const { used, places } = this;
    used.makeRoom(eachMeters === null ? meters.length : meters.length + eachMeters.length);
    for (let at = 0; at < meters.length; at++) {
      const key = keyOf(meters[at] as MeterPlan, scope);
      places[at] = key === NOBODY ? NOBODY : used.claim(key);
    }
    if (eachMeters !== null) this.lookAtEach(eachMeters, meters.length, scope);
  }

  /** The same of meters by a fact's value; those without a value are not asked and not moved. */
  private lookAtEach(meters: readonly EachMeterPlan[], first: number, scope: EventScope): void {
    for (let at = 0; at < meters.length; at++) {
      const meter = meters[at] as EachMeterPlan;
      const owner = scope.ownerOf(meter.of);
      const value = owner < 0 ? null : scope.valueOf(meter.each);
      if (value === null) this.places[first + at] = NOBODY;
      else {
        const period = meter.calendar.indexOfDay(scope.day);
        const key = periodKey(meter.index, period, this.numbers.of(meter.index, owner, value));
        this.places[first + at] = this.used.claim(key);
      }
    }
  }

  /** The first limit of times that has no place left for the event looked at; null when it may pass. */
  firstFull({ timesLimits }: ItemPlan): LimitPlan | null {
    for (const limit of timesLimits) {
      const place = this.places[limit.at] as number;
      if (place !== NOBODY && this.used.at(place) >= limit.max) return limit;
    }
    return null;
  }

  /** The limit of points that leaves least of an amount of the event looked at; null when all of it fits. */
  cut({ pointsLimits }: ItemPlan, amount: Amount): How['cut'] {
    let tightest: LimitPlan | null = null;
    let usedOfIt = 0;
    let left = amount;
    for (const limit of pointsLimits) {
      const place = this.places[limit.at] as number;
      if (place === NOBODY) continue;
      const used = this.used.at(place);
      const room = Math.max(0, limit.max - used);
      if (room >= left) continue;
      tightest = limit;
      usedOfIt = used;
      left = room;
    }
    return tightest && { limit: tightest, used: usedOfIt };
  }

  /** Counts the event looked at, which was accepted: one time, and what was booked of its points. */
  count({ meters, eachMeters }: ItemPlan, booked: Amount): void {
    for (let at = 0; at < meters.length; at++) {
      const place = this.places[at] as number;
      if (place === NOBODY) continue;
      this.used.addAt(place, (meters[at] as MeterPlan).metric === 'times' ? 1 : booked);
    }
    if (eachMeters !== null) this.countEach(eachMeters, meters.length, booked);
  }

  /** The same of those by a fact's value, which most items do not have: apart, so that the others count fast. */
  private countEach(meters: readonly EachMeterPlan[], first: number, booked: Amount): void {
    for (let at = 0; at < meters.length; at++) {
      const place = this.places[first + at] as number;
      if (place === NOBODY) continue;
      this.used.addAt(place, (meters[at] as EachMeterPlan).metric === 'times' ? 1 : booked);
    }
  }

  /**
   * Lets the use of a household's limits, warnings and category bounds go along with it, in the periods that hold the day:
   * times whole, points by the share (of a category's figure, with the bases it counts). What one day's successions hand on
   * is what had been used before any of them.
   */
  handOn(
    meters: readonly MeterPlan[],
    grants: GrantBook,
    day: number,
    successions: readonly Succession[],
  ): void {
    const additions: { tally: Tally; key: number; amount: number }[] = [];
    for (const meter of meters) {
      if (meter.of !== 'holder' && meter.of !== 'household') continue;
      const period = meter.calendar.indexOfDay(day);
      const whole = meter.metric === 'times' || meter.metric === 'accepted';
      const tally = meter.metric === 'times' || meter.metric === 'points' ? this.used : this.others;
      for (const { from, to, share } of successions) {
        const bases = meter.metric === 'net' ? basesIn(grants, from, meter, period, day - 1) : 0;
        for (const [own, other] of this.handed(meter, from.index, to.index)) {
          const used = bases + tally.get(periodKey(meter.index, period, own));
          const key = periodKey(meter.index, period, other);
          additions.push({ tally, key, amount: whole ? used : timesFactor(used, share) });
        }
      }
    }
    for (const { tally, key, amount } of additions) if (amount !== 0) tally.add(key, amount);
  }

  /** Under which numbers a household's use stands and goes on: its own, or one for each value that was counted. */
  private handed({ index, each }: MeterPlan, from: number, to: number): [own: number, other: number][] {
    if (each === null) return [[from, to]];
    const values = [...this.numbers.valuesOf(index, from)];
    return values.map(([value, own]) => [own, this.numbers.of(index, to, value)]);
  }

  /** Counts an accepted event, whether it only warned or not. */
  countAccepted(meters: readonly MeterPlan[], scope: EventScope): void {
    for (const meter of meters) {
      const key = keyOf(meter, scope);
      if (key !== NOBODY) this.others.add(key, 1);
    }
  }

  /** What events booked in a category so far, in the period of this event. */
  net(meter: MeterPlan, scope: EventScope): Amount {
    const key = keyOf(meter, scope);
    return key === NOBODY ? 0 : this.others.get(key);
  }

  /** Counts signed points of a category. */
  countNet(meters: readonly MeterPlan[], scope: EventScope, amount: Amount): void {
    for (const meter of meters) {
      const key = keyOf(meter, scope);
      if (key !== NOBODY) this.others.add(key, amount);
    }
  }
}

function keyOf(meter: MeterPlan, scope: EventScope): number {
  const owner = scope.ownerOf(meter.of);
  return owner < 0 ? NOBODY : periodKey(meter.index, meter.calendar.indexOfDay(scope.day), owner);
}
