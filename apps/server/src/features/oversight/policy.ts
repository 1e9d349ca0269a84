import type { Role } from '../../platform/command/index.ts';
import { type Actor } from '../../platform/command/index.ts';
import { definePolicy, mayAt } from '../../platform/policy/index.ts';

/** Those who check what others did. The installation's own record (place 0) is open to its audit administrator only. */
const searchers: readonly Role[] = ['supervisor', 'town_office', 'district_office', 'auditor', 'audit_admin'];

/** Those who belong to the village: it sees who from above looked at it or acted in it. */
const villagePeople: readonly Role[] = ['villager', 'helper', 'group_leader', 'panel', 'clerk', 'keeper'];

export const oversightPolicies = {
  searchAudit: definePolicy('oversight.search-audit', searchers),
  checkAudit: definePolicy('oversight.check-audit', searchers),
  readOutsideActs: definePolicy('oversight.read-outside-acts', [...villagePeople, ...searchers]),
};

/** Whether this actor may search the record of a place: 0 is the installation. */
export const maySearchAudit = (actor: Actor, placeId: number): boolean =>
  mayAt(actor, placeId, placeId === 0 ? ['audit_admin'] : searchers);

/** Villagers are told that somebody looked, not at whose household. */
export const seesTargets = (actor: Actor, villageId: number): boolean =>
  mayAt(actor, villageId, [...searchers, 'clerk']);
