import { numberHint as hintOfNumber, parseDay } from '@jishan/scheme';

/*
 * What somebody most likely meant by a cell that cannot be read, said after what it must be. Nothing is read that way:
 * a guess that is wrong would be booked unseen.
 */

const DATE_PARTS = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?=$|[ T])/;
const SERIAL = /^[34]\d{4}(\.\d+)?$/;
const TWO = 2;

/** For a date, or a date with a time. */
export function dateHint(cell: string): string {
  const value = cell.normalize('NFKC');
  const parts = DATE_PARTS.exec(value);
  if (parts) {
    const [, year = '', month = '', day = ''] = parts;
    const date = `${year}-${month.padStart(TWO, '0')}-${day.padStart(TWO, '0')}`;
    if (parseDay(date) === null) return '；没有这一天';
    if (value === date) return `；数字要用半角的，写成 ${date}`;
    return value.startsWith(date) ? '；时间写得不对' : `；这一天写成 ${date}`;
  }
  return SERIAL.test(value) ? '；这像是表格软件里日期的序号，请把这一列的格式设成 yyyy-mm-dd 再另存' : '';
}

/** For a number. */
export function numberHint(cell: string): string {
  return /^[^%]*\d\s*%$/.test(cell.normalize('NFKC'))
    ? '；不要百分号，百分之五十写成 0.5'
    : hintOfNumber(cell);
}

/** Blanks of a Chinese keyboard or a web page around a cell, and signs without width in it. */
const UNSEEN = /^\p{Zs}|\p{Zs}$|(?![\t\n\r])[\p{Cc}\p{Cf}]/u;

/** Why a word that looks right is another; null where it holds nothing that cannot be seen. */
export const unseenFault = (cell: string): string | null =>
  UNSEEN.test(cell) ? '里面有看不见的字符（全角空格、网页上的空格、零宽字符），请删掉重新写' : null;
