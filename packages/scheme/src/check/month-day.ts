import type { Path } from '../read/locate.ts';
import { parseMonthDay } from '../time.ts';
import type { Report } from './report.ts';

/** A day that some year has. */
export function checkMonthDay(report: Report, path: Path, text: string | undefined): void {
  if (text !== undefined && parseMonthDay(text) === null) {
    report.error(path, 'date.month_day', `${text} 不是一个真实的日期，要写成“月-日”`);
  }
}
