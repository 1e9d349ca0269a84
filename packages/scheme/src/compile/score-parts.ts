import type { ScorePartRule } from '../document.ts';

/** The parts of a score with their ids; one that is only a number is its maximum. */
export function scoreParts({
  parts = {},
}: {
  parts?: Record<string, number | ScorePartRule>;
}): [id: string, part: ScorePartRule][] {
  return Object.entries(parts).map(([id, part]) => [id, typeof part === 'number' ? { max: part } : part]);
}
