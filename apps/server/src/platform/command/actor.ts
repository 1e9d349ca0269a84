/** Every role a grant can name; labels for screens are data elsewhere. */
export const ROLES = [
  'villager',
  'helper',
  'group_leader',
  'panel',
  'clerk',
  'supervisor',
  'keeper',
  'town_department',
  'town_office',
  'district_office',
  'auditor',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const;

export type Role = (typeof ROLES)[number];

/** A role at a place; lo..hi is the range of village ids it reaches (both included). */
export interface Grant {
  role: Role;
  placeId: number;
  placeName: string;
  lo: number;
  hi: number;
  householdId?: string;
}

/** Who acts: the person behind a session, with what they may do where. */
export interface Actor {
  accountId: string;
  kind: 'villager' | 'staff';
  displayName: string;
  personId?: string;
  sessionId: string;
  grants: Grant[];
}
