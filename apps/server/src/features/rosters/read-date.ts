import type { Cell } from '../../platform/sheets/index.ts';
import { isDay } from './read-id-number.ts';
import { isErrorCell, meant } from './tidy-text.ts';

export type DateFault =
  | 'date_malformed'
  | 'date_month_only'
  | 'date_two_digits'
  | 'date_lunar'
  | 'cell_error';

export type DateReading = { kind: 'none' } | { kind: 'ok'; day: string } | { kind: 'bad'; fault: DateFault };

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet that believes 1900 to be a leap year, as they all do from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Serial numbers of 1900 and of 2100: other numbers are no dates unless their format says so. */
const SERIAL_MIN = 60;
const SERIAL_MAX = 73_050;

/** Reads a day in any of the shapes that clerks write: 1990.1.2, 1990年1月2日, 19900102, 一九九〇年一月二日, 32875. */
export function readDate(cell: Cell | undefined): DateReading {
  if (typeof cell === 'object' && cell !== null) return readNumber(cell.n, cell.w);
  const text = meant(cell);
  if (text === '') return { kind: 'none' };
  if (isErrorCell(text)) return bad('cell_error');
  if (/农历|阴历|正月|腊月|初[一二三四五六七八九十]/.test(text)) return bad('date_lunar');
  return readWords(/[〇零一二三四五六七八九十]/.test(text) ? inFigures(text) : text);
}

const bad = (fault: DateFault): DateReading => ({ kind: 'bad', fault });

function readNumber(value: number, shown: string): DateReading {
  if (value === 0) return { kind: 'none' };
  const whole = Math.floor(value);
  if (whole >= SERIAL_MIN && whole <= SERIAL_MAX)
    return ok(new Date(DAY_ZERO + whole * DAY_MS).toISOString().slice(0, 10));
  return readWords(Number.isInteger(value) ? String(value) : shown);
}

const ok = (day: string): DateReading => (isDay(day) ? { kind: 'ok', day } : bad('date_malformed'));

function readWords(text: string): DateReading {
  const plain = text
    .replace(/^(公历|阳历|生于|出生)/, '')
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
    .replaceAll(' ', '');
  const solid = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const parted = solid ?? /^(\d{4})[-./,，。、·_年—](\d{1,2})[-./,，。、·_月—](\d{1,2})[日号.]?$/.exec(plain);
  if (parted) return ok(`${parted[1]}-${two(parted[2])}-${two(parted[3])}`);
  if (/^\d{4}([-./,，。年](\d{1,2})月?|年)?$|^\d{6}$/.test(plain)) return bad('date_month_only');
  if (/^\d{2}[-./,，。年]\d{1,2}[-./,，。月]\d{1,2}日?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(plain))
    return bad('date_two_digits');
  if (/^\d{4,5}$/.test(plain) && Number(plain) >= SERIAL_MIN) return readNumber(Number(plain), plain);
  return bad('date_malformed');
}

const two = (figure: string | undefined): string => (figure ?? '').padStart(2, '0');

const FIGURES = '〇一二三四五六七八九';

/** 一九九〇年十二月三十一日 in figures. */
function inFigures(text: string): string {
  return text.replaceAll('零', '〇').replaceAll(/[〇一二三四五六七八九十]+/g, (word) => {
    if (!word.includes('十')) return Array.from(word, (letter) => FIGURES.indexOf(letter)).join('');
    const [tens = '', ones = ''] = word.split('十');
    return String((tens === '' ? 1 : FIGURES.indexOf(tens)) * 10 + (ones === '' ? 0 : FIGURES.indexOf(ones)));
  });
}
