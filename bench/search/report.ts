export interface Figures {
  p50: number;
  p95: number;
  /** The trivial query's, in the same minutes. */
  plain50: number;
  plain95: number;
}

export function figuresOf(times: readonly number[], plain: readonly number[]): Figures {
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    plain50: quantile(plain, 0.5),
    plain95: quantile(plain, 0.95),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds, and how many times the trivial query's they are. */
export function table(rows: readonly (Figures & { scope: string; kind: string; found: number })[]): string[] {
  const ms = (value: number) => value.toFixed(1).padStart(7);
  return [
    'scope     initials   hits   p50 ms  p95 ms | trivial p50  p95 | ratio p50  p95',
    ...rows.map(
      ({ scope, kind, found, p50, p95, plain50, plain95 }) =>
        `${scope.padEnd(9)} ${kind.padEnd(8)} ${found.toFixed(1).padStart(6)}  ${ms(p50)} ${ms(p95)} |     ${ms(plain50)} ${ms(plain95)} |  ${ms(p50 / plain50)} ${ms(p95 / plain95)}`,
    ),
  ];
}
