import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Secrets } from '../config/index.ts';
import { LEGACY, openLegacy } from './legacy.ts';
import { openBytes, sealBytes } from './sealed.ts';
import { digestOf, keyedDigest, type Prepared, type Suite, type SuiteName, suites } from './suites.ts';

/** Keeps personal values unreadable in the database and yet lets them be found. */
export interface Vault {
  /** Encrypts a value for one place (`totp:<account>`); it opens only with the same place. */
  seal(value: string, place: string): Buffer;
  /** @throws when the bytes were changed, belong to another place or to another installation. */
  open(sealed: Uint8Array, place: string): string;
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
  /** The version of the keys behind `blind`. */
  readonly indexVersion: number;
}

/** A key of somebody's own, and itself sealed as it is to be stored. */
export interface OwnKey {
  readonly sealed: Buffer;
  seal(value: string, place: string): Buffer;
  open(sealed: Uint8Array, place: string): string;
}

const KEY_BYTES = 32;
/** Somebody's own key has no versions: a new one means sealing anew. */
const OWN = 0;

/** Derived index keys kept at hand: a thousand villages with a dozen purposes. */
const INDEX_KEYS_MAX = 20_000;

export interface VaultOptions {
  /** What new values are sealed with; values sealed otherwise stay readable. */
  suite?: SuiteName;
  random?: (bytes: number) => Buffer;
}

/**
 * Sealing and blind indexes under keys derived from the installation's secrets.
 *
 * @example
 * const vault = createVault(secrets);
 * vault.open(vault.seal('13800000000', 'person:7:a:phone'), 'person:7:a:phone') // '13800000000'
 */
export function createVault(secrets: Secrets, options: VaultOptions = {}): Vault {
  const { suite: suiteName = 'aes', random = randomBytes } = options;
  const suite = suites[suiteName];
  const first = Buffer.from(secrets.secret('vault.seal.1'), 'base64url');
  const indexRoot = Buffer.from(secrets.secret('vault.index.1'), 'base64url');
  const prepared = new Map<number, Prepared>();
  const installationKey = (wanted: Suite, version: number): Prepared => {
    if (version !== 1) throw new Error(`Sealed with an unknown key: ${version}`);
    const known = prepared.get(wanted.id) ?? wanted.prepare(first);
    prepared.set(wanted.id, known);
    return known;
  };
  const seal = (plain: Buffer, place: string) =>
    sealBytes(suite, 1, installationKey(suite, 1), random(suite.nonceBytes), plain, place);
  const open = (sealed: Buffer, place: string) =>
    sealed[0] === LEGACY ? openLegacy(first, sealed, place) : openBytes(sealed, installationKey, place);
  const blinder = createBlinder(indexRoot, digestOf.aes);
  return {
    seal: (value, place) => seal(Buffer.from(value), place),
    open: (sealed, place) => open(Buffer.from(sealed), place).toString('utf8'),
    makeKey(place) {
      const secret = random(KEY_BYTES);
      return ownKey(secret, seal(secret, place), suite, random);
    },
    openKey(sealed, place) {
      const bytes = Buffer.from(sealed);
      return ownKey(open(bytes, place), bytes, suite, random);
    },
    index(value, purpose) {
      const key = createHmac('sha256', indexRoot).update(purpose).digest();
      return createHmac('sha256', key).update(value).digest();
    },
    blind: blinder,
    blinds: (value, villageId, purpose) => [blinder(value, villageId, purpose)],
    indexVersion: 1,
  };
}

function ownKey(secret: Buffer, sealed: Buffer, suite: Suite, random: (bytes: number) => Buffer): OwnKey {
  return {
    sealed,
    seal: (value, place) =>
      sealBytes(suite, OWN, suite.prepare(secret), random(suite.nonceBytes), Buffer.from(value), place),
    open: (bytes, place) =>
      openBytes(Buffer.from(bytes), (wanted) => wanted.prepare(secret), place).toString('utf8'),
  };
}

/** Keys differ by village and purpose; deriving one costs as much as using it, so they are kept. */
function createBlinder(root: Buffer, digest: string): Vault['blind'] {
  const keys = new Map<string, KeyObject>();
  return (value, villageId, purpose) => {
    const name = `${purpose}:${villageId}`;
    let key = keys.get(name);
    if (!key) {
      if (keys.size >= INDEX_KEYS_MAX) keys.clear();
      key = createSecretKey(createHmac(digest, root).update(name).digest());
      keys.set(name, key);
    }
    return keyedDigest(digest, key, value);
  };
}
