import { soundsOf } from './name-sounds.ts';

const digits = '零一二三四五六七八九';

/**
 * Names of groups as a village counts them: 第二组 before 第三组 before 第十组, 2组 before 10组, and what is no number by
 * its sounds.
 */
export function sortGroups(names: readonly string[]): string[] {
  const keys = new Map(names.map((name) => [name, keyOf(name)]));
  return names.toSorted(
    (left, right) =>
      compareKeys(keys.get(left) ?? [], keys.get(right) ?? []) || (left < right ? -1 : Number(left > right)),
  );
}

type Part = number | string;

function keyOf(name: string): Part[] {
  const parts = name
    .normalize('NFKC')
    .match(/\d+|[零〇一二两三四五六七八九十百]+|[^\d零〇一二两三四五六七八九十百]+/gu);
  return (parts ?? []).map((part) => {
    if (/^\d/.test(part)) return Number(part);
    if (/^[零〇一二两三四五六七八九十百]/.test(part)) return numberOf(part);
    return soundsOf(part)
      .map(([sound = '']) => sound)
      .join(' ');
  });
}

/** @example numberOf('二十一') // 21, and so is 二一 */
export function numberOf(words: string): number {
  const plain = words.replaceAll('〇', '零').replaceAll('两', '二');
  if (!/[十百]/.test(plain)) return Number(Array.from(plain, (word) => digits.indexOf(word)).join(''));
  let total = 0;
  let digit = 0;
  for (const word of plain)
    if (word === '十' || word === '百') {
      total += (digit || 1) * (word === '十' ? 10 : 100);
      digit = 0;
    } else digit = digits.indexOf(word);
  return total + digit;
}

function compareKeys(left: Part[], right: Part[]): number {
  for (const [at, part] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (part === other) continue;
    if (typeof part === 'number' && typeof other === 'number') return part - other;
    if (typeof part !== typeof other) return typeof part === 'number' ? -1 : 1;
    return part < other ? -1 : 1;
  }
  return left.length - right.length;
}
