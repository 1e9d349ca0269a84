const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00+08:00');
const MONTH_OF_DAY = Array.from({ length: 366 }, (_, day) =>
  new Date(Date.UTC(2026, 0, 1 + day)).getUTCMonth(),
);

/** Month of 2026, counted from 0, in which a moment falls in Shanghai. */
export function monthOf(moment: number): number {
  return MONTH_OF_DAY[Math.floor((moment - START) / DAY)] ?? 0;
}
