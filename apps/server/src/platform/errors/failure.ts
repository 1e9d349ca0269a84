import type { CodedError } from './define.ts';

/** Carries a coded error out of a read or a route; http turns it into the answer. Commands return the value instead. */
export class Failure extends Error {
  readonly coded: CodedError;

  constructor(coded: CodedError) {
    super(coded.code);
    this.name = 'Failure';
    this.coded = coded;
  }
}

type Outcome<Result> = { ok: true; result: Result } | { ok: false; error: CodedError };

/** Unwraps what a command answered, or throws its coded error for http to answer. */
export function orFail<Result>(outcome: Outcome<Result>): Result {
  if (!outcome.ok) throw new Failure(outcome.error);
  return outcome.result;
}
