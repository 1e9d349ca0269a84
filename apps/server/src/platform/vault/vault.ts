import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../config/index.ts';

/** Keeps personal values unreadable in the database and yet lets them be found. */
export interface Vault {
  /** Encrypts a value for one place (`person:7:…:phone`); it opens only with the same place. */
  seal(value: string, place: string): Buffer;
  /** @throws when the bytes were changed, belong to another place or to another installation. */
  open(sealed: Uint8Array, place: string): string;
  /** A digest to find a value by. Keys differ by purpose, so that two tables cannot be joined on it. */
  index(value: string, purpose: string): Buffer;
}

/** First byte of a sealed value: which key and cipher made it, so that both can change later. */
const KEY_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM and HMAC-SHA-256 under keys derived from the installation's secrets.
 *
 * @example
 * const vault = createVault(secrets);
 * vault.open(vault.seal('13800000000', 'person:7:a:phone'), 'person:7:a:phone') // '13800000000'
 */
export function createVault(secrets: Secrets, random: (bytes: number) => Buffer = randomBytes): Vault {
  const sealKey = Buffer.from(secrets.secret('vault.seal.1'), 'base64url');
  const indexRoot = Buffer.from(secrets.secret('vault.index.1'), 'base64url');
  return {
    seal(value, place) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([KEY_VERSION]), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== KEY_VERSION) throw new Error(`Sealed with an unknown key: ${bytes[0]}`);
      const tagAt = 1 + NONCE_BYTES;
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(1, tagAt))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(tagAt, tagAt + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(tagAt + TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      );
    },
    index(value, purpose) {
      const key = createHmac('sha256', indexRoot).update(purpose).digest();
      return createHmac('sha256', key).update(value).digest();
    },
  };
}
