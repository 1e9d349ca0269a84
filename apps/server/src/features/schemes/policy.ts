import { definePolicy } from '../../platform/policy/index.ts';

export const schemePolicies = {
  /** The rules of a village are open to all who belong to it. */
  readScheme: definePolicy('schemes.read', 'signed_in'),
  publishScheme: definePolicy('schemes.publish', ['clerk', 'town_office']),
};
