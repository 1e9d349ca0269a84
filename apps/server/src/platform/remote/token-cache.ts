import type { Clock } from '../clock/index.ts';

export interface FreshToken {
  token: string;
  /** From now. */
  expiresInSec: number;
}

export interface TokenCache {
  /** A token that is good for a while yet; whoever asks while one is fetched waits for that one. */
  get(): Promise<string>;
  /** This one was refused: the next `get` fetches another. Naming an older one changes nothing. */
  drop(token: string): void;
}

/** A token is renewed while it is still good for this long, so that none expires on its way. */
const EARLY_MS = 5 * 60_000;

/** Keeps a service's token in memory and fetches the next one early, one at a time. */
export function createTokenCache(clock: Clock, fetchToken: () => Promise<FreshToken>): TokenCache {
  let held: { token: string; renewAtMs: number } | null = null;
  let fetching: Promise<string> | null = null;

  async function renew(): Promise<string> {
    const { token, expiresInSec } = await fetchToken();
    const livesMs = expiresInSec * 1000;
    // A service that hands out an old token in its last minutes must not be asked on every call.
    const earlyMs = Math.min(EARLY_MS, livesMs / 2);
    held = { token, renewAtMs: clock.now().getTime() + livesMs - earlyMs };
    return token;
  }

  return {
    get() {
      if (held && clock.now().getTime() < held.renewAtMs) return Promise.resolve(held.token);
      fetching ??= renew().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    drop(token) {
      if (held?.token === token) held = null;
    },
  };
}
