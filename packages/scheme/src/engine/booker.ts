import type { Amount } from '../types.ts';
import type { Accounts } from './accounts.ts';
import type { BalanceBoundsPlan, BoundsPlan, ZeroPlan, ZeroTarget } from './effect-plans.ts';
import type { EventScope } from './event-scope.ts';
import { Nets } from './nets.ts';
import type { Booking, BookingCut, Outcome } from './outcome.ts';
import type { BalancePlan, SchemePlan } from './plan.ts';
import type { SubjectNode } from './village.ts';
import { Zeroing, type ZeroingMark } from './zeroing.ts';

export interface BookerMark {
  bookings: number;
  accounts: number;
  nets: number;
  zeroing: ZeroingMark | null;
}

/** Books what outcomes give in the balances of those they reach, within what each balance allows. */
export class Booker {
  readonly bookings: Booking[] = [];
  /** Null where no rule of any version sets a balance to zero. */
  readonly zeroing: Zeroing | null;
  private readonly accounts: Accounts;
  private readonly nets: Nets;

  constructor(plan: SchemePlan, accounts: Accounts, rewindable: boolean) {
    this.accounts = accounts;
    this.nets = new Nets(rewindable);
    this.zeroing = plan.zeroes ? new Zeroing(plan, accounts.grants, rewindable) : null;
    accounts.grants.voids = this.zeroing;
  }

  mark(): BookerMark {
    return {
      bookings: this.bookings.length,
      accounts: this.accounts.mark(),
      nets: this.nets.mark(),
      zeroing: this.zeroing ? this.zeroing.mark() : null,
    };
  }

  rewind(mark: BookerMark): void {
    this.bookings.length = mark.bookings;
    this.accounts.rewind(mark.accounts);
    this.nets.rewind(mark.nets);
    if (mark.zeroing) this.zeroing?.rewind(mark.zeroing);
  }

  /** Books for one holder; what does not fit in the balance is left out. */
  book(
    outcome: Outcome,
    balance: BalancePlan,
    holder: SubjectNode,
    amount: Amount,
    wouldBe: Amount,
    flow: Booking['flow'],
  ): void {
    const { day, version } = outcome;
    let booked = amount;
    let cut: BookingCut | null = null;
    const voided = this.zeroing === null ? null : this.zeroing.voidOf(holder, balance, day);
    if (voided) {
      booked = 0;
      cut = { by: 'void', outcome: voided };
    } else if (amount !== 0) {
      const end = version.ends[balance.index];
      if (end?.bounds) {
        const before = this.before(end.bounds, holder, balance, day);
        booked = fitBounds(end.bounds, before, booked);
        if (booked !== amount) cut = { by: 'bounds', bounds: end.bounds, before };
      }
      if (booked < 0 && end?.clips) {
        const standing = Math.max(0, this.accounts.standing(holder, balance, day));
        if (standing < -booked) {
          booked = -standing || 0;
          cut = { by: 'empty' };
        }
      }
    }
    const period = this.add(holder, balance, day, booked);
    this.bookings.push({
      outcome,
      balance,
      holder,
      period,
      amount: booked,
      wouldBe,
      cut,
      zeroed: null,
      flow,
    });
  }

  /**
   * Sets balances to zero after the event's own points were booked: it is one entry with them.
   *
   * @param first where the event's own bookings begin
   */
  zero(zero: ZeroPlan, outcome: Outcome, scope: EventScope, first: number): void {
    const { zeroing } = this;
    if (!zeroing) return;
    for (const target of zero.targets) {
      const { balance, calendar } = target;
      const holder = scope.holderOf(balance.holder);
      if (!holder) continue;
      const spared = zeroing.sparedBy(holder, balance, outcome.day, zero);
      const taken = spared ? 0 : this.takenFrom(holder, target, outcome.day, zero.keepsBase);
      this.takeAway(outcome, balance, holder, taken, spared, first);
      if (zero.voids) zeroing.makeVoid(holder, balance, calendar, outcome, zero.keepsBase);
    }
    zeroing.zeroFigures(zero, outcome);
  }

  /** All that stands, or only what the period gave; down to what its bases gave where they are kept. */
  private takenFrom(
    holder: SubjectNode,
    { balance, calendar, net }: ZeroTarget,
    day: number,
    keepsBase: boolean,
  ): Amount {
    const standing = this.accounts.standing(holder, balance, day);
    if (!net && !keepsBase) return Math.max(0, standing);
    const base = this.accounts.grants.inPeriod(holder, balance, calendar, day);
    const all = net ? Math.min(this.nets.of(net, holder, day) + base, standing) : standing;
    return Math.max(0, keepsBase ? all - base : all);
  }

  private takeAway(
    outcome: Outcome,
    balance: BalancePlan,
    holder: SubjectNode,
    taken: Amount,
    voided: Outcome | null,
    first: number,
  ): void {
    const { day } = outcome;
    const period = this.add(holder, balance, day, -taken || 0);
    for (let at = first; at < this.bookings.length; at++) {
      const own = this.bookings[at];
      if (own?.balance !== balance || own.holder !== holder) continue;
      own.amount -= taken;
      own.wouldBe -= taken;
      own.zeroed = taken;
      return;
    }
    const cut: BookingCut | null = voided ? { by: 'void', outcome: voided } : null;
    const amount = -taken || 0;
    this.bookings.push({
      outcome,
      balance,
      holder,
      period,
      amount,
      wouldBe: amount,
      cut,
      zeroed: taken,
      flow: null,
    });
  }

  /** Moves a balance; answers with the period it moved. */
  private add(holder: SubjectNode, balance: BalancePlan, day: number, amount: Amount): number {
    const period = balance.calendar.indexOfDay(day);
    this.accounts.add(holder, balance, period, day, amount);
    if (balance.nets !== null) this.nets.count(balance, holder, day, amount);
    return period;
  }

  /** How the figure that bounds hold in stands before a booking. */
  private before({ net }: BalanceBoundsPlan, holder: SubjectNode, balance: BalancePlan, day: number): Amount {
    if (!net) return this.accounts.standing(holder, balance, day);
    return this.nets.of(net, holder, day) + this.accounts.grants.inPeriod(holder, balance, net.calendar, day);
  }
}

/** The part of a signed amount that keeps a figure inside its bounds; nothing when it is already beyond them. */
export function fitBounds({ min, max }: BoundsPlan, before: Amount, amount: Amount): Amount {
  if (amount > 0 && max !== null) return Math.min(amount, Math.max(0, max - before));
  if (amount < 0 && min !== null) return -Math.min(-amount, Math.max(0, before - min)) || 0;
  return amount;
}
