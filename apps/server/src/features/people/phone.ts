/** Mainland mobile numbers; a leading +86 and separators are dropped first. */
const MOBILE = /^1[3-9]\d{9}$/;

/**
 * A phone as it is stored and compared, or null if it is none.
 * @example normalisePhone('+86 138-1234-5678') // '13812345678'
 */
export function normalisePhone(text: string): string | null {
  const digits = text.replaceAll(/[\s\-–—()（）]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return MOBILE.test(digits) ? digits : null;
}
