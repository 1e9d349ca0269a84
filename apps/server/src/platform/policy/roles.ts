import type { Role } from '../command/index.ts';

/*
 * Groups of roles that several features mean alike. A feature that means other people says so in its own policy file.
 */

/** Those whom villagers know and can ask: they go from door to door, and do at a desk what others do on a phone. */
export const fieldRoles: readonly Role[] = ['helper', 'group_leader', 'panel', 'clerk'];

/** Those who judge: whoever holds one of these may be named by a scheme as deciding a stage. */
export const decidingRoles: readonly Role[] = [
  'group_leader',
  'panel',
  'clerk',
  'supervisor',
  'town_department',
  'town_office',
  'district_office',
];

/** Those who see every household of their place: they serve it, judge it or check the books. */
export const overseeingRoles: readonly Role[] = ['helper', ...decidingRoles, 'auditor'];

/** Those who look after the installation itself: never two of them in one account, and never with another duty. */
export const administratorRoles: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];
