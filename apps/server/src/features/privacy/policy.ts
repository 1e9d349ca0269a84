import type { Actor, Role } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { definePolicy, fieldRoles, homesOf, mayAt } from '../../platform/policy/index.ts';
import { seesHousehold } from '../people/index.ts';
import type { AskedWay } from './tables.ts';

/** Who decides on wishes, and asks for those who come to the desk. */
const deskRoles: readonly Role[] = ['clerk'];

/**
 * Who carries a wish to be forgotten out: it takes two people where it was written down at the desk, and many a village has
 * one clerk, so the town's office is the other.
 */
export const eraserRoles: readonly Role[] = ['clerk', 'town_office'];

/** Whose duty it is to answer for how a place handles personal data. */
const recordRoles: readonly Role[] = ['clerk', 'town_office', 'district_office'];

export const privacyPolicies = {
  copy: definePolicy('privacy.copy', ['villager', ...deskRoles]),
  erasure: definePolicy('privacy.erasure', ['villager', ...deskRoles]),
  decide: definePolicy('privacy.decide', deskRoles),
  decideErasure: definePolicy('privacy.decide-erasure', eraserRoles),
  object: definePolicy('privacy.object', ['villager', ...fieldRoles]),
  seeRetention: definePolicy('privacy.see-retention', [
    ...recordRoles,
    'supervisor',
    'auditor',
    'security_admin',
    'audit_admin',
  ]),
  setRetention: definePolicy('privacy.set-retention', ['district_office']),
  records: definePolicy('privacy.records', [...recordRoles, 'supervisor', 'auditor']),
  writeRecord: definePolicy('privacy.write-record', recordRoles),
};

export const mayDecide = (actor: Actor, villageId: number) => mayAt(actor, villageId, deskRoles);
export const mayDecideErasure = (actor: Actor, villageId: number) => mayAt(actor, villageId, eraserRoles);
export const maySetRetention = (actor: Actor, placeId: number) => mayAt(actor, placeId, ['district_office']);
export const mayWriteRecord = (actor: Actor, placeId: number) => mayAt(actor, placeId, recordRoles);
export const mayReadRecords = (actor: Actor, placeId: number) =>
  mayAt(actor, placeId, [...recordRoles, 'supervisor', 'auditor']);

/**
 * In what part somebody asks for a household: at home by phone, or at the desk; null where it is none of theirs. A
 * household's card opens its book on somebody else's device: with it nobody takes data away or lets it be erased.
 */
export async function asksAs(
  read: ScopedRead,
  actor: Actor,
  place: { villageId: number; householdId: string },
): Promise<AskedWay | null> {
  if (homesOf(actor, place.villageId).includes(place.householdId))
    return actor.onlyHousehold === undefined ? 'phone' : null;
  return (await seesHousehold(read, actor, place, deskRoles)) ? 'desk' : null;
}

/** Whether somebody may object to a photo at the desk, for whoever came. */
export const objectsAs = (actor: Actor, villageId: number): AskedWay =>
  mayAt(actor, villageId, fieldRoles) ? 'desk' : 'phone';
