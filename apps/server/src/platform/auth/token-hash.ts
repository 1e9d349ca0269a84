import { createHash, randomBytes } from 'node:crypto';

/** A fresh session token: 256 random bits, URL-safe. Only its hash is ever stored. */
export function newToken(random: (bytes: number) => Buffer = randomBytes): string {
  return random(32).toString('base64url');
}

/** What the database keeps of a token. A plain hash is enough: the token itself has 256 bits of chance. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
