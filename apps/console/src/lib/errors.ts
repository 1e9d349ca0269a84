import { texts } from '../texts.ts';

/** What a call failed with: a sentence for people and a code to tell on the phone. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly field: string | undefined;
  readonly requestId: string | undefined;

  constructor(given: {
    code: string;
    message: string;
    status: number;
    field?: string | undefined;
    requestId?: string | undefined;
  }) {
    super(given.message);
    this.name = 'ApiError';
    this.code = given.code;
    this.status = given.status;
    this.field = given.field;
    this.requestId = given.requestId;
  }
}

/** The answer never came: the network is off or the server is away. */
export function offlineError(): ApiError {
  return new ApiError({ code: 'console.offline', message: texts.errors.offline, status: 0 });
}

/** True when the person has to sign in again. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

/** True when nobody knows whether the act was done, so the same act may be sent again under the same key. */
export function isUncertain(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.status === 429);
}

/** Any thrown value as the error a screen can show. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({ code: 'console.fault', message: texts.errors.fault, status: -1 });
}

/** The coded error in an answer's body; a body of another shape (a proxy's page) still gets a sentence. */
export function errorFromBody(status: number, body: unknown): ApiError {
  const error = (body as { error?: Record<string, unknown> } | null)?.error;
  if (error && typeof error.code === 'string' && typeof error.message === 'string') {
    return new ApiError({
      code: error.code,
      message: error.message,
      status,
      field: typeof error.field === 'string' ? error.field : undefined,
      requestId: typeof error.requestId === 'string' ? error.requestId : undefined,
    });
  }
  const message =
    status === 401 ? texts.errors.signedOut : status >= 500 ? texts.errors.server : texts.errors.unexpected;
  return new ApiError({ code: `console.http_${status}`, message, status });
}
