import type { Cell } from '../../platform/sheets/index.ts';
import { normalisePhone } from '../people/index.ts';
import { isErrorCell, meant } from './tidy-text.ts';

export type PhoneFault = 'phone_scientific' | 'phone_landline' | 'phone_malformed' | 'cell_error';

export type PhoneReading =
  | { kind: 'none' }
  /** `others`: further mobile numbers of the cell, which are not kept. */
  | { kind: 'ok'; phone: string; others: number }
  | { kind: 'bad'; fault: PhoneFault };

/** Reads a mobile number: with country code, with separators, two in one cell, or kept as a number. */
export function readPhone(cell: Cell | undefined): PhoneReading {
  const text = typeof cell === 'object' && cell !== null ? String(Math.round(cell.n)) : meant(cell);
  if (text === '' || text === '0') return { kind: 'none' };
  if (isErrorCell(text)) return { kind: 'bad', fault: 'cell_error' };
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) return { kind: 'bad', fault: 'phone_scientific' };
  const whole = normalisePhone(text);
  if (whole) return { kind: 'ok', phone: whole, others: 0 };
  const pieces = text
    .split(/[/\\、,，;；|&+和或]+|(?<=\d{11}) +(?=1)/)
    .map((piece) => piece.replaceAll(/[^\d+\-() ]/g, ''));
  const mobiles = [...new Set(pieces.flatMap((piece) => normalisePhone(piece) ?? []))];
  const [first] = mobiles;
  if (first) return { kind: 'ok', phone: first, others: mobiles.length - 1 };
  const isLandline = pieces.some((piece) => /^\(?(0\d{2,3}\)?[- ]?)?[2-8]\d{6,7}$/.test(piece.trim()));
  return { kind: 'bad', fault: isLandline ? 'phone_landline' : 'phone_malformed' };
}
