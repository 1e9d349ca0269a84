import { hash } from 'node:crypto';
import type { HashAlgorithm } from './types.ts';

/** A field of a hashed record; numbers are whole and written in decimal. */
export type Field = string | number | null;

/**
 * The one way in which the ledger turns fields into bytes: each as a netstring (`5:hello,` counting UTF-8 bytes),
 * null as `~,`. No two different lists of fields give the same text.
 * @example encodeFields(['a', 12, null]) === '1:a,2:12,~,'
 */
export function encodeFields(fields: readonly Field[]): string {
  let text = '';
  for (const field of fields) {
    if (field === null) text += '~,';
    else {
      const value = String(field);
      text += `${Buffer.byteLength(value)}:${value},`;
    }
  }
  return text;
}

/**
 * Hash of a list of fields, in hex.
 * @example hashFields('sha256', ['a']).length === 64
 */
export function hashFields(algorithm: HashAlgorithm, fields: readonly Field[]): string {
  return hash(algorithm, encodeFields(fields), 'hex');
}
