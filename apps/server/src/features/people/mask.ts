/**
 * A name as others may see it: the family name and stars.
 * @example maskName('欧阳样例') // '欧阳**'
 */
export function maskName(name: string): string {
  const letters = Array.from(name.trim());
  const shown = familyNameLength(name);
  return letters.slice(0, shown).join('') + '*'.repeat(Math.max(1, letters.length - shown));
}

/** How many signs of a name are the family's: two for 欧阳某某, else one. */
export function familyNameLength(name: string): number {
  const letters = Array.from(name.trim());
  return DOUBLE_SURNAMES.has(letters.slice(0, 2).join('')) && letters.length > 2 ? 2 : 1;
}

/**
 * A phone as others may see it.
 * @example maskPhone('13812345678') // '138****5678'
 */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/**
 * An ID number as others may see it.
 * @example maskIdNumber('310229196001010011') // '310***********0011'
 */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 15) return '*'.repeat(idNumber.length);
  return `${idNumber.slice(0, 3)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-4)}`;
}

/** Family names of two characters that people still bear; cutting one in half would read as another name. */
const DOUBLE_SURNAMES = new Set(
  '欧阳 上官 司马 诸葛 皇甫 司徒 令狐 尉迟 公孙 慕容 长孙 宇文 轩辕 夏侯 东方 端木 百里 南宫 呼延 太史 闻人 澹台 公冶 宗政 濮阳 淳于 单于 申屠 钟离 赫连 鲜于 闾丘 司空'.split(
    ' ',
  ),
);
