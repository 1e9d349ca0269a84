import { ApiError } from '@jishan/contract';
import { expect, test } from 'vitest';
import { isSignedOut, isUncertain, NoAnswerError, troubleOf } from './errors.ts';

const refused = (status: number) =>
  new ApiError(status, { code: 'review.already_decided', message: '已经有人办过了。' });

test('only an answer that says no settles an act', () => {
  expect(isUncertain(refused(409))).toBe(false);
  expect(isUncertain(refused(503))).toBe(true);
  expect(isUncertain(refused(429))).toBe(true);
  expect(isUncertain(new NoAnswerError())).toBe(true);
});

test('every trouble has a sentence and a code', () => {
  expect(troubleOf(refused(409))).toMatchObject({
    code: 'review.already_decided',
    message: '已经有人办过了。',
  });
  expect(troubleOf(new NoAnswerError()).code).toBe('console.no_answer');
  expect(troubleOf(new TypeError('x is undefined')).code).toBe('console.fault');
});

test('a session that is over is told apart', () => {
  expect(isSignedOut(refused(401))).toBe(true);
  expect(isSignedOut(refused(403))).toBe(false);
});
