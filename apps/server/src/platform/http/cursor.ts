import { Failure } from '../errors/index.ts';
import { httpErrors } from './errors.ts';

/** Where a page ended, as an opaque word; only what `readCursor` can check goes in. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor back, value by value.
 * @param shape one check for each value.
 * @throws Failure `system.input_invalid` for one that we never gave.
 */
export function readCursor(
  cursor: string,
  shape: readonly ((value: unknown) => boolean)[],
): (string | number)[] {
  const values = parse(cursor);
  const fits =
    Array.isArray(values) && values.length === shape.length && shape.every((check, at) => check(values[at]));
  if (fits) return values as (string | number)[];
  throw new Failure(httpErrors.input_invalid({ sentence: '翻页位置不对，请回到第一页重新看。' }, 'cursor'));
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

export const isUuid = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
export const isTime = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));
export const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
