import type { Amount } from '../types.ts';
import type { Accounts } from './accounts.ts';
import type { Aged, Lots } from './lots.ts';
import type { BalancePlan } from './plan.ts';
import type { HouseholdNode } from './village.ts';

/** How old the points are that one day's successions hand on: each takes the oldest that those before it left. */
export class HandedAges {
  private readonly accounts: Accounts;
  private readonly day: number;
  private readonly left = new Map<HouseholdNode, Map<BalancePlan, Lots>>();

  constructor(accounts: Accounts, day: number) {
    this.accounts = accounts;
    this.day = day;
  }

  /** What one succession hands on from a balance, by age; what is owed, or more than there was, counts from the day. */
  take(giver: HouseholdNode, balance: BalancePlan, amount: Amount): Aged[] {
    const { day } = this;
    if (!balance.lapses || amount <= 0) return [{ from: day, amount }];
    const parts: Aged[] = this.lotsOf(giver, balance).take(amount);
    const rest = parts.reduce((sum, part) => sum - part.amount, amount);
    return rest === 0 ? parts : [...parts, { from: day, amount: rest }];
  }

  private lotsOf(giver: HouseholdNode, balance: BalancePlan): Lots {
    const known = this.left.get(giver) ?? new Map<BalancePlan, Lots>();
    this.left.set(giver, known);
    const lots = known.get(balance) ?? this.accounts.lotsBefore(giver, balance, this.day);
    known.set(balance, lots);
    return lots;
  }
}
