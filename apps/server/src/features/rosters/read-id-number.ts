import type { Cell } from '../../platform/sheets/index.ts';
import { isErrorCell, meant } from './tidy-text.ts';

export type IdFault =
  | 'id_scientific'
  | 'id_rounded'
  | 'id_zeroed_tail'
  | 'id_length'
  | 'id_check_digit'
  | 'id_birth'
  | 'id_region'
  | 'cell_error';

export type IdReading =
  | { kind: 'none' }
  | { kind: 'ok'; idNumber: string; bornOn: string; wasOld: boolean }
  | { kind: 'bad'; fault: IdFault };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
/** A spreadsheet keeps fifteen digits of a number; what comes after is gone for good. */
const DIGITS_KEPT = 15;

/** The last sign of an ID number, worked out of the seventeen before it. */
export function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return CHECKS[sum % 11] ?? '';
}

/** Reads an ID number, and says in what way it is ruined if it is. */
export function readIdNumber(cell: Cell | undefined): IdReading {
  if (typeof cell === 'object' && cell !== null) return readNumber(cell.n);
  const text = meant(cell);
  if (text === '') return { kind: 'none' };
  if (isErrorCell(text)) return bad('cell_error');
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text.replaceAll(' ', ''))) return bad('id_scientific');
  return readDigits(
    text
      .replace(/^(身份证号?码?|证件号码?|公民身份号码)[:：]?/, '')
      .replaceAll(/[\s\-_'’‘`"“”.,，。]/g, '')
      .replace(/[x×Χхⅹ✕*]$/i, 'X')
      .toUpperCase(),
  );
}

const bad = (fault: IdFault): IdReading => ({ kind: 'bad', fault });

function readNumber(value: number): IdReading {
  if (value === 0) return { kind: 'none' };
  const digits = value >= 1e21 ? '' : String(Math.round(value));
  return digits.length > DIGITS_KEPT ? bad('id_rounded') : readDigits(digits);
}

function readDigits(id: string): IdReading {
  const wasOld = /^\d{15}$/.test(id);
  const whole = wasOld ? renew(id) : id;
  if (!/^\d{17}[\dX]$/.test(whole)) return bad('id_length');
  if (!PROVINCES.test(whole)) return bad('id_region');
  const isRight = checkDigit(whole) === whole[17];
  if (!isRight && hasZeroedTail(whole)) return bad('id_zeroed_tail');
  const bornOn = `${whole.slice(6, 10)}-${whole.slice(10, 12)}-${whole.slice(12, 14)}`;
  if (!isDay(bornOn)) return bad('id_birth');
  return isRight ? { kind: 'ok', idNumber: whole, bornOn, wasOld } : bad('id_check_digit');
}

/** ID numbers of before 1999 have no century and no check digit. */
function renew(old: string): string {
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`;
  return first17 + checkDigit(first17);
}

export const hasZeroedTail = (id: string): boolean => /0{3}$/.test(id);

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
