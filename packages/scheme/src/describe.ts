import { type Decimals, formatPoints, signedPoints, toMinor } from './amounts.ts';
import type { BarRule, ByTimesRule, EffectsRule, WarningRule, ZeroRule } from './document/items.ts';
import type { SchemeDocument } from './document.ts';
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
    case 'byTimes': {
      const amounts = points.steps.map((step) => step.amount);
      if ((points.steps[0]?.from ?? 1) > 1) amounts.push(0);
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
 * @example describeLimit({ kind: 'times', max: 2, per: 'quarter', of: 'holder', each: null }, 0, '分') // '每季度最多 2 次'
 */
export function describeLimit(limit: LimitView, decimals: Decimals, unit: string): string {
  const much = limit.kind === 'times' ? `${limit.max} 次` : `${formatPoints(limit.max, decimals)} ${unit}`;
  const same = limit.each === null ? '' : `同一“${limit.each}”`;
  return `${OF_WORDS[limit.of]}${same}${describeUnit(limit.per)}最多 ${much}`;
}

/**
 * All limits of an item in one line; empty when it has none.
 *
 * @example describeLimits(volunteer, 0, '分') // '每季度最多 2 次，每户每年最多 10 分'
 */
export function describeLimits(item: ItemView, decimals: Decimals, unit: string): string {
  return item.limits.map((limit) => describeLimit(limit, decimals, unit)).join('，');
}

const BAR_TITLES: Readonly<Record<string, string>> = {
  redemption: '兑换',
  titles: '评称号',
  stars: '评星级',
  lists: '上榜',
};

/**
 * What an item does beyond its own points, a sentence each: the first times that only warn, balances that fall to zero,
 * what it keeps somebody from. Empty for most items, and for one that the document does not have.
 *
 * @example describeConsequences(document, 'litter') // ['每季度前 1 次只提醒']
 */
export function describeConsequences(document: SchemeDocument, item: string): string[] {
  const { kind, points, warnings, effects } = document.items[item] ?? {};
  const byTimes = typeof points === 'object' && 'byTimes' in points ? points.byTimes : null;
  return [
    // Without points that is what the label of its points says.
    ...(kind === 'veto' && points !== undefined ? ['一票否决'] : []),
    ...(byTimes ? [describeByTimes(byTimes, document, kind === 'award')] : []),
    ...(warnings ? [describeWarning(warnings)] : []),
    ...(effects ? describeEffects(document, effects) : []),
  ];
}

function describeByTimes(
  { per, of, steps }: ByTimesRule,
  { decimals = 0, unit = '分' }: SchemeDocument,
  gives: boolean,
): string {
  const said = steps.map(({ from, points }, at) => {
    const last = (steps[at + 1]?.from ?? Number.POSITIVE_INFINITY) - 1;
    const open = last === Number.POSITIVE_INFINITY;
    const turns = open ? `第 ${from} 次起` : from === last ? `第 ${from} 次` : `第 ${from} 到 ${last} 次`;
    return `${turns}${gives ? '加' : '扣'} ${formatPoints(toMinor(points, decimals) ?? 0, decimals)} ${unit}`;
  });
  return `${OF_WORDS[of ?? 'holder']}${describeUnit(per)}${said.join('、')}`;
}

function describeEffects(document: SchemeDocument, { after, zero, bars = [] }: EffectsRule): string[] {
  const said = [
    ...(zero ? [describeZero(document, zero)] : []),
    ...bars.map((bar) => describeBar(document, bar)),
  ];
  if (after === undefined) return said;
  return [
    `${OF_WORDS[after.of ?? 'holder']}${describeUnit(after.per)}第 ${after.times + 1} 次起，${said.join('；')}`,
  ];
}

function describeWarning({ times, per, of }: WarningRule): string {
  return `${OF_WORDS[of ?? 'holder']}${describeUnit(per)}前 ${times} 次只提醒`;
}

function describeZero(document: SchemeDocument, { balances, per, later }: ZeroRule): string {
  const titles = balances?.map((id) => document.balances[id]?.title ?? id);
  const what = titles ? `“${titles.join('”“')}”` : '积分';
  const span = per === undefined || per === 'life' ? '' : `${describeUnit(per).replace('每', '当')}的`;
  return `${span}${what}归零${later === 'void' ? '，同一期后来的也不算' : ''}`;
}

function describeBar(document: SchemeDocument, { from }: BarRule): string {
  const { titles, lists } = document.results ?? {};
  const words = from.map((id) => BAR_TITLES[id] ?? titles?.[id]?.title ?? lists?.[id]?.title ?? id);
  return `一段时间内不能：${words.join('、')}`;
}
