import { type Decimals, formatPoints, signedPoints } from './amounts.ts';
import { describeUnit } from './periods.ts';
import type { ItemView, LimitView } from './types.ts';

const OF_WORDS: Record<LimitView['of'], string> = {
  holder: '',
  household: '每户',
  member: '每人',
  organisation: '每单位',
  group: '每组',
  section: '每片区',
  village: '全村',
};

/**
 * What an item gives, in a few characters for a tile or a list.
 *
 * @example describePoints(volunteer, 0, '分') // '+2 分', '1–5 分', '每小时 +1 分'
 */
export function describePoints(item: ItemView, decimals: Decimals, unit: string): string {
  const sign = item.kind === 'deduction' || item.kind === 'veto' ? -1 : 1;
  const signed = (amount: number) => signedPoints(sign * amount, decimals, unit);
  const span = (min: number, max: number) =>
    min === max
      ? signed(min)
      : `${sign < 0 ? '−' : '+'}${formatPoints(min, decimals)}–${formatPoints(max, decimals)} ${unit}`;
  const { points } = item;
  switch (points.type) {
    case 'fixed':
      return signed(points.amount);
    case 'range':
      return span(points.min, points.max);
    case 'grades':
      return span(Math.min(...points.grades.map((g) => g.min)), Math.max(...points.grades.map((g) => g.max)));
    case 'perUnit':
      return `每${points.for === 1 ? '' : ` ${points.for} `}${points.unit} ${signed(points.each)}`;
    case 'tiers':
    case 'byDate': {
      const amounts: number[] = points.steps.map((s) => s.amount);
      if (points.type === 'byDate' && points.after !== null) amounts.push(points.after);
      return span(Math.min(...amounts), Math.max(...amounts));
    }
    case 'score':
      return `0–${formatPoints(points.max, decimals)} ${unit}`;
    case 'faults':
      return `${formatPoints(points.floor, decimals)}–${formatPoints(points.full, decimals)} ${unit}`;
    case 'formula':
      return points.label;
    case 'none':
      return item.kind === 'veto' ? '一票否决' : '待定';
  }
}

/**
 * One limit as a sentence.
 *
 * @example describeLimit({ kind: 'times', max: 2, per: 'quarter', of: 'holder' }, 0, '分') // '每季度最多 2 次'
 */
export function describeLimit(limit: LimitView, decimals: Decimals, unit: string): string {
  const much = limit.kind === 'times' ? `${limit.max} 次` : `${formatPoints(limit.max, decimals)} ${unit}`;
  return `${OF_WORDS[limit.of]}${describeUnit(limit.per)}最多 ${much}`;
}

/**
 * All limits of an item in one line; empty when it has none.
 *
 * @example describeLimits(volunteer, 0, '分') // '每季度最多 2 次，每户每年最多 10 分'
 */
export function describeLimits(item: ItemView, decimals: Decimals, unit: string): string {
  return item.limits.map((limit) => describeLimit(limit, decimals, unit)).join('，');
}
