import { ApiError } from '@jishan/contract';
import { texts } from '../texts.ts';

/** What went wrong as a screen shows it: a sentence for people and a code to tell on the phone. */
export interface Trouble {
  code: string;
  message: string;
  requestId?: string | undefined;
}

/** The answer never came: the network is off or the server is away. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** True when the person has to sign in again. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

const unfinished = new Set([
  'access.second_factor_needed',
  'access.own_password_needed',
  'access.second_factor_setup_needed',
  'access.second_hand_needed',
]);

/** True when somebody began to sign in and has not finished. */
export function isHalfIn(error: unknown): boolean {
  return error instanceof ApiError && unfinished.has(error.code);
}

/** True when nobody knows whether the act was done, so the same act may be sent again under the same key. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof NoAnswerError) return true;
  return error instanceof ApiError && (error.status >= 500 || error.status === 429);
}

/** Any thrown value as something to show. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiError)
    return { code: error.code, message: error.message, requestId: error.requestId };
  if (error instanceof NoAnswerError) return { code: 'console.no_answer', message: texts.errors.noAnswer };
  return { code: 'console.fault', message: texts.errors.fault };
}
