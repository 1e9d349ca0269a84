import { addDays, localDay } from '../../platform/clock/index.ts';
import type { Vault } from '../../platform/vault/index.ts';

/** No sign that looks like another: the slip is read by eye and typed by hand. */
const LOWER = 'abcdefghjkmnpqrstvwxyz';
const UPPER = 'ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = '23456789';
const PATTERN = [UPPER, LOWER, DIGITS, LOWER] as const;
const GROUPS = 4;

/** A slip that nobody used for a week no longer opens anything. */
const DAYS = 7;

/**
 * The one-time password of one act of handing it out: the same act, sent again because its answer was lost, gives the
 * same slip, and nothing but the act's key (of which only a digest is kept) leads to it. A key says which slip of this
 * account, never one of another. 63 bits.
 * @example initialPasswordOf(vault, { key, accountId }) // 'Kx7m-Pq4t-Wn9d-Bc5h'
 */
export function initialPasswordOf(
  vault: Vault,
  { key, accountId }: { key: string; accountId: string },
): string {
  const bytes = vault.index(`${accountId} ${key}`, 'duties.initial-password');
  const groups = Array.from({ length: GROUPS }, (_, group) =>
    PATTERN.map((signs, at) => {
      // Two bytes for each sign, so that no sign is more likely than another by more than a thousandth.
      const number = bytes.readUInt16BE((group * PATTERN.length + at) * 2);
      return signs.charAt(number % signs.length);
    }).join(''),
  );
  return groups.join('-');
}

/** The end of the last day on which the slip serves. */
export const initialUntilFrom = (now: Date): string => `${addDays(localDay(now), DAYS)}T23:59:59+08:00`;
