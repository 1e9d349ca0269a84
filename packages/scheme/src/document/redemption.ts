import type { Figure, LimitUnit, PeriodUnit } from './words.ts';

/** What the redemption and each of its purses may say about an order. */
interface OrderRules {
  /** Every balance an order lowers; the default is the one it is paid from. */
  lowers?: string[];
  windows?: WindowRule[];
  /** Condition over household, member (where a member pays) and order. */
  when?: string;
  limits?: OrderLimitRule[];
  /** What must stand before the order; without `balance`, in the one it is paid from. */
  least?: { balance?: string; points: number; clause?: string }[];
  /** Only what stands above this may be spent. */
  above?: number;
  /** Gates of the last ended period that must be true. */
  gates?: string[];
  for?: string[];
  clause?: string;
  note?: string;
}

export interface RedemptionSection extends OrderRules {
  /** The balance an order is paid from unless it names another of `lowers` or a purse's. */
  balance: string;
  /** An order uses up all that stands in the lowered balances. */
  lowersAll?: boolean;
  /** An order that names such a balance, or one of its classes, follows the purse; what that leaves out holds as here. */
  purses?: PurseRule[];
  classes?: Record<string, OrderClassRule>;
  /** Whose shops serve: the village's own, or all of the town. */
  shops?: 'own' | 'town';
  /** For the books alone; no shop shows it. */
  value?: { yuan: number; note?: string };
}

export interface PurseRule extends OrderRules {
  title?: string;
  balance: string;
  /** Order classes that are paid from this purse. */
  classes?: string[];
  /** What its points are called, as `小时`. */
  unit?: string;
}

export interface OrderLimitRule {
  times?: number;
  points?: number;
  per: LimitUnit;
  /** Whose orders are counted together: all of the household's (the default), or those that a member pays. */
  of?: 'household' | 'member';
  clause?: string;
}

export interface OrderClassRule {
  title: string;
  deliverWorkdays?: number;
  /** Calendar days instead of working days. */
  deliverDays?: number;
  /** Price in points. */
  points?: number;
  quota?: { times: number; per: PeriodUnit };
  note?: string;
}

/** All named parts must fit; a day may be counted from the month's end (-1 is the last). */
export interface WindowRule {
  from?: string;
  to?: string;
  months?: number[];
  days?: number[];
  weekdays?: number[];
  /** Only during so many months after the scheme first came into force. */
  firstMonths?: number;
}

export interface FundsSection {
  sources: string[];
  /** Part of the year's money that is kept back, percent. */
  holdBack?: number;
  /** When money is short: orders wait, or all get a share. */
  shortfall?: 'wait' | 'share';
  budget?: { yuan: number; per: PeriodUnit };
  clause?: string;
  note?: string;
}

export interface DividendsSection {
  by: Figure;
  /** Largest part of the income that goes by points, percent. */
  share: number;
  consent: 'all';
  clause?: string;
  note?: string;
}
