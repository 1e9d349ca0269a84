import type { Role } from '../../platform/command/index.ts';
import { definePolicy, overseeingRoles } from '../../platform/policy/index.ts';

/** Who looks into the passbooks of others: the keeper too, who pays out what stands in them. */
export const passbookRoles: readonly Role[] = [...overseeingRoles, 'keeper'];

export const policies = {
  readPassbook: definePolicy('passbook.read-passbook', ['villager', ...passbookRoles]),
};
