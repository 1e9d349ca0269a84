import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

/** One way to seal bytes: authenticated encryption bound to some text beside them. */
export interface Suite {
  /** First byte of whatever it sealed. */
  readonly id: number;
  readonly nonceBytes: number;
  readonly tagBytes: number;
  /** What the suite needs of 32 secret bytes; made once for each key. */
  prepare(secret: Buffer): Prepared;
}

export interface Prepared {
  seal(plain: Buffer, nonce: Buffer, bound: Buffer): { body: Buffer; tag: Buffer };
  /** @throws when anything was changed, or belongs elsewhere. */
  open(body: Buffer, nonce: Buffer, bound: Buffer, tag: Buffer): Buffer;
}

/** What most installations use. */
const aes: Suite = {
  id: 2,
  nonceBytes: 12,
  tagBytes: 16,
  prepare(secret) {
    const key = createSecretKey(secret);
    return {
      seal(plain, nonce, bound) {
        const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
        const body = Buffer.concat([cipher.update(plain), cipher.final()]);
        return { body, tag: cipher.getAuthTag() };
      },
      open(body, nonce, bound, tag) {
        const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
        cipher.setAAD(bound).setAuthTag(tag);
        return Buffer.concat([cipher.update(body), cipher.final()]);
      },
    };
  },
};

/**
 * For whoever must use the national ciphers. SM4 has no authenticated mode here, so it is encrypted first (counter
 * mode) and then authenticated (HMAC-SM3 under a key of its own, over all that is sealed or bound).
 */
const sm4: Suite = {
  id: 3,
  nonceBytes: 16,
  tagBytes: 32,
  prepare(secret) {
    const root = createSecretKey(secret);
    const derive = (purpose: string) => createHmac('sm3', root).update(`jishan:sm4:${purpose}`).digest();
    const cipherKey = createSecretKey(derive('cipher').subarray(0, 16));
    const tagKey = createSecretKey(derive('tag'));
    const tagOf = (body: Buffer, nonce: Buffer, bound: Buffer) => {
      // The length keeps what is bound and what is sealed apart: bytes cannot move from one to the other.
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bound.length);
      return createHmac('sm3', tagKey).update(nonce).update(length).update(bound).update(body).digest();
    };
    return {
      seal(plain, nonce, bound) {
        const cipher = createCipheriv('sm4-ctr', cipherKey, nonce);
        const body = Buffer.concat([cipher.update(plain), cipher.final()]);
        return { body, tag: tagOf(body, nonce, bound) };
      },
      open(body, nonce, bound, tag) {
        if (!timingSafeEqual(tagOf(body, nonce, bound), tag)) throw new Error('Sealed bytes were changed');
        const cipher = createDecipheriv('sm4-ctr', cipherKey, nonce);
        return Buffer.concat([cipher.update(body), cipher.final()]);
      },
    };
  },
};

/** By the names of the setting. */
export const suites = { aes, sm4 } as const;

export type SuiteName = keyof typeof suites;

/** The suite that sealed these bytes. @throws when the first byte names none. */
export function suiteOf(sealed: Buffer): Suite {
  const suite = Object.values(suites).find((one) => one.id === sealed[0]);
  if (!suite) throw new Error(`Sealed in an unknown way: ${sealed[0]}`);
  return suite;
}

/** The digest that goes with a suite, for blind indexes. */
export const digestOf: Readonly<Record<SuiteName, string>> = { aes: 'sha256', sm4: 'sm3' };

export const keyedDigest = (digest: string, key: KeyObject, text: string): Buffer =>
  createHmac(digest, key).update(text).digest();
