import type { Amount } from '../types.ts';
import type { AccountLine } from './explanation.ts';

/** A line before the running balance is known; `at` puts it in its place. */
export interface Draft {
  at: number;
  amount: Amount;
  line: Omit<AccountLine, 'after' | 'points'>;
}
