const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const WITH_UNIT = /^([+-]?\d+(?:\.\d+)?) ?(?:%|[^\d\s.,+-]{1,3})$/u;
const SEVERAL = /^\d+(?: ?[,、;] ?\d+)+$/;
const YES: Record<string, boolean> = {
  是: true,
  有: true,
  yes: true,
  y: true,
  on: true,
  否: false,
  不: false,
  无: false,
  no: false,
  n: false,
  off: false,
};

/**
 * What was most likely meant by a text that stands where something else must: said, never assumed.
 *
 * @example meantHint('２', ['number']) // '；数字要用半角的，写成 2'
 */
export function meantHint(value: unknown, types: readonly string[]): string {
  if (typeof value !== 'string') return '';
  if (types.includes('boolean')) {
    const meant = YES[value.trim().toLowerCase()];
    return meant === undefined ? '' : `，是不是想写 ${meant}？`;
  }
  return types.includes('number') || types.includes('integer') ? numberMeant(value.trim()) : '';
}

/** In YAML a number may also be a text because of its quotation marks, or a list without its brackets. */
function numberMeant(text: string): string {
  const value = text.normalize('NFKC');
  if (PLAIN.test(text)) return `；不要引号，写成 ${text}`;
  if (SEVERAL.test(value) && !THOUSANDS.test(value))
    return `；几个数要用英文逗号隔开，写成 [${value.split(/ ?[,、;] ?/).join(', ')}]`;
  return numberHint(text);
}

/**
 * What number was most likely meant by a text; empty where none comes to mind.
 *
 * @example numberHint('3小时') // '；只写数，不写单位：3'
 */
export function numberHint(text: string): string {
  const value = text.normalize('NFKC');
  if (value !== text && PLAIN.test(value)) return `；数字要用半角的，写成 ${value}`;
  if (THOUSANDS.test(value)) return `；不要千位逗号，写成 ${value.replaceAll(',', '')}`;
  if (/^[零〇一二两三四五六七八九十百千万半]+[^\d\s]{0,2}$/.test(text)) return '；要用 1、2、3 这样的数字';
  const [, number] = WITH_UNIT.exec(value) ?? [];
  return number === undefined ? '' : `；只写数，不写单位：${number}`;
}

/** The word whose Chinese name stands in a description as “award 加分、deduction 扣分”, for somebody who wrote the name. */
export function namedChoice(value: string, allowed: readonly string[], description = ''): string | null {
  const name = value.trim();
  if (name === '') return null;
  return (
    allowed.find(
      (word) => new RegExp(`(?:^|[、。，；\\s])${word} ?([^、。，；（]*)`).exec(description)?.[1] === name,
    ) ?? null
  );
}
