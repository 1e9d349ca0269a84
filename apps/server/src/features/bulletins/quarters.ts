import { describePeriod, periodOf } from '@jishan/scheme';

export interface Quarter {
  /** `2026-Q3`. */
  name: string;
  /** `2026年第三季度`. */
  label: string;
  start: Date;
  /** First instant of the next quarter. */
  end: Date;
}

export function quarterOf(at: Date): Quarter {
  const { name, start, end } = periodOf('quarter', at.getTime());
  return { name, label: describePeriod(name), start: new Date(start), end: new Date(end) };
}

/** The quarter with a name as `2026-Q3`; null for anything else. */
export function parseQuarter(name: string): Quarter | null {
  const parts = /^(20\d\d)-Q([1-4])$/.exec(name);
  if (parts === null) return null;
  const month = String(Number(parts[2]) * 3 - 2).padStart(2, '0');
  return quarterOf(new Date(`${parts[1]}-${month}-01T00:00:00+08:00`));
}

/** Every quarter from one moment to another, newest first, at most the last twelve. */
export function quartersBetween(first: Date, last: Date): Quarter[] {
  const quarters: Quarter[] = [];
  for (let at = quarterOf(last); at.end > first && quarters.length < 12; ) {
    quarters.push(at);
    at = quarterOf(new Date(at.start.getTime() - 1));
  }
  return quarters;
}
