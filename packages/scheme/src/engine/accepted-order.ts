import type { OrderFact } from '../facts.ts';
import type { Amount } from '../types.ts';
import type { Taking } from './payment.ts';
import type { HouseholdNode, MemberNode } from './village.ts';

export interface Payer {
  payer: HouseholdNode | MemberNode;
  household: HouseholdNode;
}

export interface AcceptedOrder extends Payer {
  order: OrderFact;
  amount: Amount;
  takings: readonly Taking[];
  /** By which purse it went; empty for none. */
  purse: string;
}
