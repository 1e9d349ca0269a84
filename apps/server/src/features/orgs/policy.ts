import { definePolicy } from '../../platform/policy/index.ts';

export const orgPolicies = {
  /** Names and codes of places are public knowledge; the console's menus need them after sign-in. */
  readPlaces: definePolicy('orgs.read-places', 'signed_in'),
};
