import { definePolicy } from '../../platform/policy/index.ts';

export const accessPolicies = {
  signIn: definePolicy('access.sign-in', 'public'),
  readMe: definePolicy('access.read-me', 'signed_in'),
  signOut: definePolicy('access.sign-out', 'signed_in'),
};
