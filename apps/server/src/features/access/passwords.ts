import { hash, verify } from '@node-rs/argon2';

/** OWASP's figures for argon2id (the library's default algorithm); a hash carries its own, so they may be raised later. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFKC'), PARAMETERS);

/** A name that nobody has costs as long as one that exists, so that names cannot be told apart by time. */
let decoy: Promise<string> | null = null;

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return stored !== null && matches;
}
