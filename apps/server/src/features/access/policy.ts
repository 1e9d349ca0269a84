import { SESSION_STAGES } from '../../platform/command/index.ts';
import { definePolicy } from '../../platform/policy/index.ts';

export const accessPolicies = {
  signIn: definePolicy('access.sign-in', 'public'),
  readMe: definePolicy('access.read-me', 'signed_in'),
  signOut: definePolicy('access.sign-out', 'signed_in', SESSION_STAGES),
  enterSecondFactor: definePolicy('access.enter-second-factor', 'signed_in', ['second_factor']),
  setUpSecondFactor: definePolicy('access.set-up-second-factor', 'signed_in', ['second_factor_setup']),
  setPassword: definePolicy('access.set-password', 'signed_in', ['first_password']),
  ownSessions: definePolicy('access.own-sessions', 'signed_in'),
};
