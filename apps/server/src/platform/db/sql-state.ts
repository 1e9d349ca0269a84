import { isDiskFull } from '../postgres/index.ts';

/** True when an error came from PostgreSQL with this SQLSTATE. */
export function isCode(error: unknown, sqlState: string): boolean {
  return (error as { code?: unknown } | null)?.code === sqlState;
}

/** True when an error came from PostgreSQL, whatever it says. */
export function hasState(error: unknown): boolean {
  return /^[0-9A-Z]{5}$/.test(String((error as { code?: unknown } | null)?.code));
}

export type DatabaseFailure = 'disk_full' | 'unavailable' | 'conflict';

/** Classes and codes that mean "not now" rather than "wrong". */
const unavailableStates = /^(08...|57P0[1-5]|53300|53400|53200|58...|25P0[34])$/;
const unavailableSystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** The driver gives these failures neither a class nor a code. */
const unavailableMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|not queryable|Cannot use a pool after/;

/**
 * Sorts a database error: the disk is full, the database cannot be reached now, or two writers collided and
 * one may try again. Undefined for everything else, which is a fault of ours.
 */
export function classifyDatabaseError(error: unknown): DatabaseFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') {
    // A quota or a limit on file sizes has no state of its own, only words.
    if (code === '53100' || (/^(58|XX)/.test(code) && isDiskFull(error.message))) return 'disk_full';
    if (code === '40001' || code === '40P01' || code === '55P03') return 'conflict';
    if (unavailableStates.test(code) || unavailableSystemCodes.has(code)) return 'unavailable';
  }
  return unavailableMessages.test(error.message) ? 'unavailable' : undefined;
}
