import { numberOf } from './group-order.ts';

const NUMERALS = /[零〇一二两三四五六七八九十百]+/gu;
const ENDING = /(村民小组|小组|组|网格|片区|片)$/u;

/**
 * A name of a group or section without what people write now so, now so: two names with one likeness probably mean one.
 *
 * @example likenessOf('第三村民小组') === likenessOf('３ 组') // and of 三组
 */
export function likenessOf(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '').replace(/^第/u, '');
  const bare = plain.replace(ENDING, '') || plain;
  return bare
    .replaceAll(NUMERALS, (words) => String(numberOf(words)))
    .replaceAll(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''));
}

/** A name as it is kept: no spaces around it, one between words, Latin letters and digits in their narrow form. */
export function cleanGroupName(name: string): string {
  return name
    .replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => wide.normalize('NFKC'))
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Names of one village that probably mean one, several at a time. */
export function alikeGroups(names: readonly string[]): string[][] {
  return [...Map.groupBy(names, likenessOf).values()].filter((alike) => alike.length > 1);
}
