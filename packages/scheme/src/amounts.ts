import type { Amount } from './types.ts';

/** Scheme decimals: 0, 1 or 2. */
export type Decimals = 0 | 1 | 2;

const SCALE = [1, 10, 100] as const;

/**
 * Turns points as people write them into whole minor units; null when the decimals cannot hold them.
 *
 * @example toMinor(2.5, 1) // 25
 * @example toMinor(2.5, 0) // null
 */
export function toMinor(points: number, decimals: Decimals): Amount | null {
  const scaled = points * SCALE[decimals];
  const whole = Math.round(scaled);
  // A number with two decimals is off by far less than this after one multiplication.
  if (!Number.isSafeInteger(whole) || Math.abs(scaled - whole) > 1e-6) return null;
  return whole === 0 ? 0 : whole;
}

/**
 * Turns minor units back into points.
 *
 * @example toPoints(25, 1) // 2.5
 */
export function toPoints(amount: Amount, decimals: Decimals): number {
  return amount / SCALE[decimals];
}

/**
 * Points as text, without a trailing zero and without a sign for plus.
 *
 * @example formatPoints(-250, 2) // '-2.5'
 */
export function formatPoints(amount: Amount, decimals: Decimals): string {
  return String(toPoints(amount, decimals));
}

/**
 * Points with sign and unit as screens and sheets show them (a real minus sign).
 *
 * @example signedPoints(2, 0, '分') // '+2 分'
 * @example signedPoints(-4, 0, '分') // '−4 分'
 */
export function signedPoints(amount: Amount, decimals: Decimals, unit: string): string {
  const size = formatPoints(Math.abs(amount), decimals);
  return `${amount < 0 ? '−' : '+'}${size} ${unit}`;
}

/**
 * Rounds the exact quotient of two whole numbers half away from zero.
 *
 * @example roundedQuotient(5, 2) // 3
 * @example roundedQuotient(-5, 2) // -3
 */
export function roundedQuotient(numerator: number, denominator: number): number {
  const sign = numerator < 0 === denominator < 0 ? 1 : -1;
  const size = Math.abs(numerator);
  const by = Math.abs(denominator);
  const rest = size % by;
  const whole = (size - rest) / by;
  return sign * (rest * 2 >= by ? whole + 1 : whole) || 0;
}

/** Factors have up to six decimals; in these units they are whole numbers. */
export const FACTOR_SCALE = 1_000_000;

/**
 * An amount times a factor, or times a factor and divided by another (both with up to six decimals), rounded half
 * away from zero to whole minor units; exact, because it is computed in whole numbers.
 *
 * @example timesFactor(25, 1.5) // 38
 * @example timesFactor(1, 25, 10) // 3: one point for every ten, twenty-five of them
 */
export function timesFactor(amount: Amount, factor: number, divisor = 1): Amount {
  const product = amount * Math.round(factor * FACTOR_SCALE);
  const by = Math.round(divisor * FACTOR_SCALE);
  if (Number.isSafeInteger(product) && Number.isSafeInteger(product * 2)) return roundedQuotient(product, by);
  const big = BigInt(amount) * BigInt(Math.round(factor * FACTOR_SCALE));
  const size = big < 0n ? -big : big;
  const rounded = Number((size * 2n + BigInt(by)) / (2n * BigInt(by)));
  return big < 0n ? -rounded : rounded;
}
