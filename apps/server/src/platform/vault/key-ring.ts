import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { digestOf, keyedDigest, type Prepared, type Suite, type SuiteName } from './suites.ts';

export type KeyKind = 'seal' | 'index';

/** A version of a key, opened. */
export interface KeyVersion {
  kind: KeyKind;
  version: number;
  suite: SuiteName;
  /** Null once it is retired. */
  secret: Buffer | null;
  activeFrom: Date;
}

/** Derived index keys kept at hand: a thousand villages with a dozen purposes. */
const INDEX_KEYS_MAX = 20_000;

/** The versions of the installation's keys as this process knows them. */
export class KeyRing {
  readonly #first: KeyVersion[];
  readonly #now: () => Date;
  #known: KeyVersion[];
  #freshUntilMs = Number.POSITIVE_INFINITY;
  readonly #prepared = new Map<string, Prepared>();
  readonly #indexKeys = new Map<string, KeyObject>();

  constructor(first: { seal: Buffer; index: Buffer }, now: () => Date) {
    const since = { version: 1, suite: 'aes', activeFrom: new Date(0) } as const;
    this.#first = [
      { kind: 'seal', secret: first.seal, ...since },
      { kind: 'index', secret: first.index, ...since },
    ];
    this.#now = now;
    this.#known = this.#first;
  }

  /**
   * Takes in what the database holds. Until `freshUntil` it may be relied on: a process that heard nothing for longer
   * could seal with a key that is about to be retired, so it refuses.
   */
  learn(stored: readonly KeyVersion[], freshUntil: Date): void {
    const isStored = (first: KeyVersion) =>
      stored.some((one) => one.kind === first.kind && one.version === first.version);
    this.#known = [...this.#first.filter((first) => !isStored(first)), ...stored].sort(
      (left, right) => right.version - left.version,
    );
    this.#freshUntilMs = freshUntil.getTime();
  }

  /** The version that is used for what is new. */
  current(kind: KeyKind): KeyVersion & { secret: Buffer } {
    const now = this.#now();
    if (now.getTime() > this.#freshUntilMs)
      throw new Error('The keys of the vault have not been read for too long');
    const found = this.usable(kind).find((key) => key.activeFrom <= now);
    if (!found) throw new Error(`No ${kind} key is in use`);
    return found;
  }

  /** All versions under which something may be stored, the newest first. */
  usable(kind: KeyKind): (KeyVersion & { secret: Buffer })[] {
    return this.#known.flatMap((key) =>
      key.kind === kind && key.secret !== null ? [{ ...key, secret: key.secret }] : [],
    );
  }

  /** @throws when this version is unknown or retired. */
  sealing(suite: Suite, version: number): Prepared {
    const name = `${suite.id}:${version}`;
    const key = this.#known.find((one) => one.kind === 'seal' && one.version === version);
    if (!key?.secret) throw new Error(`Sealed with an unknown or retired key: ${version}`);
    const prepared = this.#prepared.get(name) ?? suite.prepare(key.secret);
    this.#prepared.set(name, prepared);
    return prepared;
  }

  /** The digest of a value under one index key, for a village and a purpose. */
  digest(key: KeyVersion & { secret: Buffer }, value: string, name: string): Buffer {
    const cached = `${key.version}:${name}`;
    const digest = digestOf[key.suite];
    let derived = this.#indexKeys.get(cached);
    if (!derived) {
      if (this.#indexKeys.size >= INDEX_KEYS_MAX) this.#indexKeys.clear();
      derived = createSecretKey(createHmac(digest, key.secret).update(name).digest());
      this.#indexKeys.set(cached, derived);
    }
    return keyedDigest(digest, derived, value);
  }
}
