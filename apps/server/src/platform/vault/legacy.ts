import { createDecipheriv } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** First byte of what the first releases sealed: AES-256-GCM under the one key they had, without a version. */
export const LEGACY = 1;

/** Opens what a first release sealed; nothing is sealed like this any more. */
export function openLegacy(key: Buffer, sealed: Buffer, place: string): Buffer {
  const tagAt = 1 + NONCE_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, tagAt), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(tagAt, tagAt + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(tagAt + TAG_BYTES)), decipher.final()]);
}
