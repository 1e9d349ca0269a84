import { expect, test } from 'vitest';
import { nextStage } from './staff-login.ts';

const initialUntil = new Date();

test.each([
  ['a new account', { hasFactor: false, factorRequired: true, initialUntil }, false, 'first_password'],
  ['an own password, no factor', { hasFactor: false, factorRequired: true }, false, 'second_factor_setup'],
  ['a factor', { hasFactor: true, factorRequired: true }, false, 'second_factor'],
  ['a factor, given', { hasFactor: true, factorRequired: true }, true, null],
  ['a reset password', { hasFactor: true, factorRequired: true, initialUntil }, false, 'second_factor'],
  [
    'a reset password, factor given',
    { hasFactor: true, factorRequired: true, initialUntil },
    true,
    'first_password',
  ],
  ['the demo', { hasFactor: false, factorRequired: false }, false, null],
  ['the demo with a factor', { hasFactor: true, factorRequired: false }, false, 'second_factor'],
] as const)('SEC-10 with %s signing in goes on to the right step', (_name, login, factor, stage) => {
  expect(nextStage({ initialUntil: null, ...login }, { factor })).toBe(stage);
});
