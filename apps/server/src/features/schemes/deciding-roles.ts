import type { Role } from '../../platform/command/index.ts';

/** Roles that a scheme may name as deciding a stage: whoever holds one finds its cases in the queue. */
export const decidingRoles: readonly Role[] = [
  'group_leader',
  'panel',
  'clerk',
  'supervisor',
  'town_department',
  'town_office',
  'district_office',
];
