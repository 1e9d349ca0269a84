import type { SubjectNode } from '../engine/village.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';

/** One holder's figures of one settlement period. */
export interface PeriodRow {
  holder: SubjectNode;
  calendar: PeriodCalendar;
  period: number;
  category: Map<string, Amount>;
  total: Amount;
  /** In hundredths of a point; null without a divisor. */
  average: number | null;
  rank: number | null;
}
