import type { Amount } from '../types.ts';

/** A part of a score: what one column says or, with several judges, the average of what they gave. */
export interface PartPlan {
  id: string;
  title: string;
  /** Whose scores it is made of: the judges, or the part itself where it has none. */
  givers: readonly { id: string; column: string }[];
  hasJudges: boolean;
  /** Most that each of them may give. */
  max: Amount;
  times: number;
  dropHighest: number;
  dropLowest: number;
  /** With fewer scores the part was not assessed. */
  fewest: number;
}

/** Scores without the highest and the lowest ones that do not count, ascending; never empty where `fewest` gave theirs. */
export function keptScores(
  scores: readonly number[],
  { dropHighest, dropLowest }: Pick<PartPlan, 'dropHighest' | 'dropLowest'>,
): number[] {
  return scores.toSorted((a, b) => a - b).slice(dropLowest, scores.length - dropHighest);
}

/** How a part with judges came about: `评委 5 人打分，去掉最高 92、最低 70，其余取平均`; null where none was judged so. */
export function judgedWords(part: PartPlan, given: Readonly<Record<string, number>>): string | null {
  const scores = part.givers.flatMap(({ id }) => given[id] ?? []).sort((a, b) => a - b);
  if (!part.hasJudges || scores.length < part.fewest) return null;
  const [low, high] = [part.dropLowest, scores.length - part.dropHighest];
  const words = [
    ...(high < scores.length ? [`最高 ${scores.slice(high).reverse().join('、')}`] : []),
    ...(low > 0 ? [`最低 ${scores.slice(0, low).join('、')}`] : []),
  ];
  const who = `${part.title} ${scores.length} 人打分`;
  return words.length === 0 ? `${who}取平均` : `${who}，去掉${words.join('、')}，其余取平均`;
}
