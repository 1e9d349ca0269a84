import { createHash } from 'node:crypto';

/** The same name gives the same key, so a demo that was cut off goes on where it was and doubles nothing. */
export function keyOf(...names: (string | number)[]): string {
  const hex = createHash('sha256')
    .update(['jishan demo', ...names].join('\n'))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
