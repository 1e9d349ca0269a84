import type { Actor } from '../../platform/command/index.ts';
import { definePolicy, mayAt } from '../../platform/policy/index.ts';

export const orgPolicies = {
  /** Names and codes of places are public knowledge; the console's menus need them after sign-in. */
  readPlaces: definePolicy('orgs.read-places', 'signed_in'),
  /** Offices open what lies below them; the system's administrator sets up the rest. */
  changePlaces: definePolicy('orgs.change-places', ['town_office', 'district_office', 'system_admin']),
};

/** Whether somebody may open places directly below this one (0: districts). */
export const mayOpenPlaces = (actor: Actor, parentId: number) =>
  mayAt(actor, parentId, ['town_office', 'district_office', 'system_admin']);

/** A village's office corrects through its town, which knows the official name. */
export const mayCorrectPlace = (actor: Actor, placeId: number) =>
  mayAt(actor, placeId, ['town_office', 'district_office', 'system_admin']);

/** Moving changes who sees a village, so it takes somebody above both. */
export const mayMovePlaces = (actor: Actor, aboveId: number) =>
  mayAt(actor, aboveId, ['district_office', 'system_admin']);
