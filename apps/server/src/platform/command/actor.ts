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
  /** Who of that household's people it is for, where that is known. */
  personId?: string;
  /** Only this group of the village; absent: the whole place. */
  groupName?: string;
  /** Whose duty it is, when a colleague does it while they are away. */
  standIn?: StandIn;
}

/** The absent official behind a delegated duty. What they must keep away from, the stand-in must too. */
export interface StandIn {
  accountId: string;
  name: string;
  /** The absent official's own households, as far as they are known. */
  householdIds: string[];
}

/** What a session still waits for before it opens anything else. */
export const SESSION_STAGES = [
  'second_factor',
  'first_password',
  'second_factor_setup',
  'second_hand',
] as const;

export type SessionStage = (typeof SESSION_STAGES)[number];

/** Who acts: the person behind a session, with what they may do where. */
export interface Actor {
  accountId: string;
  kind: 'villager' | 'staff';
  displayName: string;
  /** Who they are by their first grant; what concerns a household goes by the grants for it. */
  personId?: string;
  sessionId: string;
  /** Set while signing in is not finished; such an actor has no grants. */
  stage?: SessionStage;
  /** Set when a household's card opened the session on a device that is not theirs: nothing about the account itself. */
  onlyHousehold?: string;
  grants: Grant[];
}
