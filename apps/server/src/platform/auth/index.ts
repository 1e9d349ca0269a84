export type { SessionLookup, SessionReader } from './session-reader.ts';
export { type PresentedToken, readToken, SESSION_COOKIE } from './token.ts';
export { hashToken, newToken } from './token-hash.ts';
export { authErrors } from './errors.ts';
