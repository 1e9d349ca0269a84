import { createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../config/index.ts';
import { type KeyKind, KeyRing, type KeyVersion } from './key-ring.ts';
import { LEGACY, openLegacy } from './legacy.ts';
import { openBytes, sealBytes } from './sealed.ts';
import { type Suite, type SuiteName, suites } from './suites.ts';

/** Keeps personal values unreadable in the database and yet lets them be found. */
export interface Vault {
  /** Encrypts a value for one place (`totp:<account>`); it opens only with the same place. */
  seal(value: string, place: string): Buffer;
  /** @throws when the bytes were changed, belong to another place or to another installation. */
  open(sealed: Uint8Array, place: string): string;
  /** Seals the same value anew under the present key. */
  reseal(sealed: Uint8Array, place: string): Buffer;
  /** Makes a key of somebody's own, to seal what is about them: deleting it erases all of that. */
  makeKey(place: string): OwnKey;
  /** @throws like `open`. */
  openKey(sealed: Uint8Array, place: string): OwnKey;
  /** A digest to find a value by in the whole installation. Keys differ by purpose. */
  index(value: string, purpose: string): Buffer;
  /** A digest to find a value by in one village; two villages' tables cannot be joined on it. */
  blind(value: string, villageId: number, purpose: string): Buffer;
  /** All digests under which the value may be stored now: while keys change there are two. */
  blinds(value: string, villageId: number, purpose: string): Buffer[];
  /** The version of the key that is used now: `seal` behind sealed values, `index` behind `blind`. */
  version(kind: KeyKind): number;
  /** For the key store alone. */
  readonly keys: VaultKeys;
}

/** What the key store needs of a vault: to make versions of keys, and to take in those that are stored. */
export interface VaultKeys {
  make(kind: KeyKind, version: number): { suite: SuiteName; wrapped: Buffer };
  learn(stored: readonly StoredKey[], freshUntil: Date): void;
  usable(kind: KeyKind): number[];
  /** Since when the present version is in use. */
  activeFrom(kind: KeyKind): Date;
}

export interface StoredKey extends Omit<KeyVersion, 'secret'> {
  wrapped: Buffer | null;
}

/** A key of somebody's own, and itself sealed as it is to be stored. */
export interface OwnKey {
  readonly sealed: Buffer;
  seal(value: string, place: string): Buffer;
  open(sealed: Uint8Array, place: string): string;
}

const KEY_BYTES = 32;
/** Somebody's own key, and the one that wraps the installation's, have no versions. */
const UNVERSIONED = 0;

export interface VaultOptions {
  /** What new values are sealed with; values sealed otherwise stay readable. */
  suite?: SuiteName;
  random?: (bytes: number) => Buffer;
  now?: () => Date;
}

/**
 * Sealing and blind indexes under the installation's keys: the first ones follow from its secrets, later ones are
 * learned from the database (`readKeys`).
 *
 * @example
 * const vault = createVault(secrets);
 * vault.open(vault.seal('13800000000', 'person:7:a:phone'), 'person:7:a:phone') // '13800000000'
 */
export function createVault(secrets: Secrets, options: VaultOptions = {}): Vault {
  const { suite: suiteName = 'aes', random = randomBytes, now = () => new Date() } = options;
  const suite = suites[suiteName];
  const secretOf = (purpose: string) => Buffer.from(secrets.secret(purpose), 'base64url');
  const first = { seal: secretOf('vault.seal.1'), index: secretOf('vault.index.1') };
  const ring = new KeyRing(first, now);
  const sealWith = (version: number, plain: Buffer, place: string) =>
    sealBytes(suite, version, ring.sealing(suite, version), random(suite.nonceBytes), plain, place);
  const seal = (plain: Buffer, place: string) => sealWith(ring.current('seal').version, plain, place);
  const open = (sealed: Buffer, place: string) =>
    sealed[0] === LEGACY
      ? openLegacy(first.seal, sealed, place)
      : openBytes(sealed, (wanted, version) => ring.sealing(wanted, version), place);
  return {
    seal: (value, place) => seal(Buffer.from(value), place),
    open: (sealed, place) => open(Buffer.from(sealed), place).toString('utf8'),
    reseal: (sealed, place) => seal(open(Buffer.from(sealed), place), place),
    makeKey(place) {
      const secret = random(KEY_BYTES);
      return ownKey(secret, seal(secret, place), suite, random);
    },
    openKey(sealed, place) {
      const bytes = Buffer.from(sealed);
      return ownKey(open(bytes, place), bytes, suite, random);
    },
    index(value, purpose) {
      const key = createHmac('sha256', first.index).update(purpose).digest();
      return createHmac('sha256', key).update(value).digest();
    },
    blind: (value, villageId, purpose) =>
      ring.digest(ring.current('index'), value, `${purpose}:${villageId}`),
    blinds: (value, villageId, purpose) =>
      ring.usable('index').map((key) => ring.digest(key, value, `${purpose}:${villageId}`)),
    version: (kind) => ring.current(kind).version,
    keys: keysOf(ring, secretOf('vault.wrap'), suiteName, random),
  };
}

function keysOf(
  ring: KeyRing,
  wrapping: Buffer,
  suiteName: SuiteName,
  random: (bytes: number) => Buffer,
): VaultKeys {
  const placeOf = (kind: KeyKind, version: number) => `vault-key:${kind}:${version}`;
  return {
    make(kind, version) {
      const suite = suites[suiteName];
      const nonce = random(suite.nonceBytes);
      const prepared = suite.prepare(wrapping);
      const place = placeOf(kind, version);
      const wrapped = sealBytes(suite, UNVERSIONED, prepared, nonce, random(KEY_BYTES), place);
      return { suite: suiteName, wrapped };
    },
    learn(stored, freshUntil) {
      const opened = stored.map(({ wrapped, ...key }) => ({
        ...key,
        secret:
          wrapped && openBytes(wrapped, (suite) => suite.prepare(wrapping), placeOf(key.kind, key.version)),
      }));
      ring.learn(opened, freshUntil);
    },
    activeFrom: (kind) => ring.current(kind).activeFrom,
    usable: (kind) => ring.usable(kind).map((key) => key.version),
  };
}

function ownKey(secret: Buffer, sealed: Buffer, suite: Suite, random: (bytes: number) => Buffer): OwnKey {
  return {
    sealed,
    seal: (value, place) =>
      sealBytes(
        suite,
        UNVERSIONED,
        suite.prepare(secret),
        random(suite.nonceBytes),
        Buffer.from(value),
        place,
      ),
    open: (bytes, place) =>
      openBytes(Buffer.from(bytes), (wanted) => wanted.prepare(secret), place).toString('utf8'),
  };
}
