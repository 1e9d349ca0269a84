import type { Vault } from '../../platform/vault/index.ts';

export const PIN = /^\d{6}$/;

/**
 * What is hashed in the place of a PIN: a digest under the installation's key, so that six digits cannot be tried out on
 * a stolen database.
 */
export const pinDigest = (vault: Vault, villageId: number, cardId: string, pin: string): string =>
  vault.index(pin, `door.card-pin:${villageId}:${cardId}`).toString('base64url');

/** Whether somebody who knows the household would try this one first. */
export function isWeakPin(pin: string, doorCode: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0));
  const isRun = new Set(steps).size === 1 && Math.abs(steps[0] ?? 0) <= 1;
  const isRepeat = pin.slice(0, 3) === pin.slice(3) || /^(\d\d)\1\1$/.test(pin);
  const door = doorCode.replaceAll(/\D/g, '');
  return isRun || isRepeat || (door.length >= 4 && pin.includes(door));
}
