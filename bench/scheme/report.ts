/** A figure beside its aim. */
export interface Comparison {
  what: string;
  ratio: number;
  /** Of several rounds, where `ratio` is their median. */
  worst?: number;
  aim: number;
  /** Whether a greater ratio is better, or a smaller one. */
  better: 'more' | 'less';
}

export function rateText(name: string, perSecond: number): string {
  return `${name.padEnd(28)} ${Math.round(perSecond).toLocaleString('en').padStart(10)} events per CPU second`;
}

export function comparisonText({ what, ratio, worst, aim, better }: Comparison): string {
  const digits = ratio >= 20 ? 0 : 2;
  const rounds = worst === undefined ? '' : ` (worst round ${worst.toFixed(digits)})`;
  const sign = better === 'more' ? '≥' : '≤';
  const verdict = isMet({ ratio, aim, better }, 1) ? 'met' : 'not met';
  return `${what}: ${ratio.toFixed(digits)}${rounds} (aim ${sign} ${aim}: ${verdict})`;
}

/** Builds share their machines with others: only what is far off is broken. */
const GUARD = 5;

/** What is worse than its aim by five times. */
export function brokenGuards(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter((comparison) => !isMet(comparison, GUARD))
    .map((comparison) => `far off: ${comparisonText(comparison)}`);
}

function isMet({ ratio, aim, better }: Pick<Comparison, 'ratio' | 'aim' | 'better'>, slack: number): boolean {
  return better === 'more' ? ratio >= aim / slack : ratio <= aim * slack;
}
