import { parseDay } from '@jishan/scheme';
import { UnusableFiles } from '../files/problems.ts';

/** Throws UnusableFiles unless `--until` is left out or a day, as `2024-12-31`. */
export function checkUntil(until: string | undefined): void {
  if (until === undefined || parseDay(until) !== null) return;
  throw new UnusableFiles([{ file: '--until', value: until, expected: '要写成真实的日期，如 2024-12-31' }]);
}
