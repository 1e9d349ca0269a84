import { createHash } from 'node:crypto';
import type { Vault } from '../../platform/vault/index.ts';

/** 160 bits: nobody guesses a card. */
const SECRET_BYTES = 20;
const CODE = /^([0-9a-z]{1,11})\.([A-Za-z0-9_-]{27})$/;

/** What the square on a card says, beside the address that opens it. */
export interface CardCode {
  villageId: number;
  secretHash: Buffer;
}

/**
 * The secret of a card, worked out from who issues it by which request: the same request gives the same card again and
 * nothing that could open it is stored.
 */
export function makeCardSecret(
  vault: Vault,
  request: { accountId: string; villageId: number; key: string; householdId: string },
): Buffer {
  const { accountId, villageId, key, householdId } = request;
  return vault
    .index(`${accountId} ${villageId} ${key} ${householdId}`, 'door.card-secret')
    .subarray(0, SECRET_BYTES);
}

export const hashCardSecret = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest();

/** @example writeCardCode(1001001, secret) // 'lghd.3q2-7w…' */
export const writeCardCode = (villageId: number, secret: Buffer): string =>
  `${villageId.toString(36)}.${secret.toString('base64url')}`;

/** Reads a card's code, bare or in the address that the square opens; null when it is none. */
export function readCardCode(text: string): CardCode | null {
  const bare = /[?&]c=([^&#\s]+)/.exec(text)?.[1] ?? text.trim();
  const [, village = '', secret = ''] = CODE.exec(bare) ?? [];
  const villageId = Number.parseInt(village, 36);
  if (secret === '' || !Number.isSafeInteger(villageId)) return null;
  return { villageId, secretHash: hashCardSecret(Buffer.from(secret, 'base64url')) };
}
