import { generateSecret, generateURI, verifySync } from 'otplib';

/** One step is half a minute; the telephone's clock may be one step off. */
const STEP_SEC = 30;

export interface TotpSecret {
  /** Base32, as an authenticator takes it when typed in. */
  secret: string;
  /** What the picture holds. */
  uri: string;
}

/** A fresh secret of 160 bits, with the address that authenticators read from a picture. */
export function newTotpSecret(username: string): TotpSecret {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: '积善', label: username, secret }) };
}

/**
 * The step whose code this is, one step early or late included; null when it is none of them.
 * @param now the server's time
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, period: STEP_SEC, epochTolerance: STEP_SEC });
  return result.valid ? Math.floor(epoch / STEP_SEC) + result.delta : null;
}
