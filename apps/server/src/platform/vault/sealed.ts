import { type Prepared, type Suite, suiteOf } from './suites.ts';

/**
 * Sealed bytes are: suite (1), version of the key (2), nonce, tag, body. The first three are bound too, so that
 * nobody can have them read under another key or cipher.
 */
const HEAD_BYTES = 3;

export function sealBytes(
  suite: Suite,
  version: number,
  prepared: Prepared,
  nonce: Buffer,
  plain: Buffer,
  place: string,
): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(suite.id);
  head.writeUInt16BE(version, 1);
  const { body, tag } = prepared.seal(plain, nonce, Buffer.concat([head, Buffer.from(place)]));
  return Buffer.concat([head, nonce, tag, body]);
}

export function openBytes(
  sealed: Buffer,
  keyOf: (suite: Suite, version: number) => Prepared,
  place: string,
): Buffer {
  const suite = suiteOf(sealed);
  const tagAt = HEAD_BYTES + suite.nonceBytes;
  const bodyAt = tagAt + suite.tagBytes;
  if (sealed.length < bodyAt) throw new Error('Sealed bytes were cut');
  const bound = Buffer.concat([sealed.subarray(0, HEAD_BYTES), Buffer.from(place)]);
  const prepared = keyOf(suite, keyVersionOf(sealed));
  return prepared.open(
    sealed.subarray(bodyAt),
    sealed.subarray(HEAD_BYTES, tagAt),
    bound,
    sealed.subarray(tagAt, bodyAt),
  );
}

/** Which version of the installation's key sealed these bytes. */
export function keyVersionOf(sealed: Uint8Array): number {
  return Buffer.from(sealed).readUInt16BE(1);
}
