import type { Generated } from 'kysely';
import type { Role, SessionStage } from '../../platform/command/index.ts';

export interface AccessAccountsTable {
  id: string;
  kind: 'villager' | 'staff';
  created_at: Date;
  disabled_at: Date | null;
  administrator: Generated<boolean>;
  second_factor: Generated<'required' | 'not_required_in_demo'>;
  factor_cleared_by: string | null;
  held_by: Generated<string | null>;
  merged_into: string | null;
}

export interface AccessNamesTable {
  account_id: string;
  display_name: string;
}

export interface StaffLoginsTable {
  account_id: string;
  username: string;
  password_hash: string;
  password_set_at: Date;
  initial_until: Date | null;
  issued_by: string | null;
}

export interface SecondFactorsTable {
  account_id: string;
  secret_sealed: Buffer;
  set_at: Date;
  used_step: number;
}

export interface SecondFactorDraftsTable {
  account_id: string;
  secret_sealed: Buffer;
  made_at: Date;
}

export interface RecoveryCodesTable {
  account_id: string;
  code_hash: Buffer;
  used_at: Date | null;
}

export type DoorKind = 'phone' | 'wechat' | 'dingtalk' | 'oidc' | 'card';

export interface AccessDoorsTable {
  kind: DoorKind;
  door_index: Buffer;
  account_id: string;
  /** A phone's own number; null for other kinds, and for phones until they sign in again. */
  sealed: Buffer | null;
  /** Null for those of the first releases. */
  added_at: Date | null;
  /** Who bound it, for staff at single sign-on. */
  bound_by: Generated<string | null>;
}

export interface RoleGrantsTable {
  id: string;
  account_id: string;
  role: Role;
  /** Null for administrators, who serve the whole installation. */
  place_id: number | null;
  household_id: string | null;
  person_id: string | null;
  given_at: Date;
  ended_at: Date | null;
  administrator: Generated<boolean>;
  group_name: string | null;
  starts_on: string | null;
  ends_on: string | null;
  delegated_from: string | null;
  given_by: string | null;
  ended_by: string | null;
}

export interface SessionsTable {
  token_hash: Buffer;
  id: string;
  account_id: string;
  created_at: Date;
  seen_at: Date;
  idle_sec: number | null;
  ends_at: Date;
  ended_at: Date | null;
  stage: SessionStage | null;
  device: string;
  address: string;
  door: DoorKind | null;
  /** A card's session reaches this household only. */
  only_household: string | null;
  only_person: string | null;
}

export interface SignInFailuresTable {
  subject_index: Buffer;
  failures: number;
  first_at: Date;
  locked_until: Date | null;
}

export interface SignInCodesTable {
  phone_index: Buffer;
  code_hash: Buffer;
  sent_at: Date;
  expires_at: Date;
  tries: number;
}

export interface SignInPlacesTable {
  phone_index: Buffer;
  from_index: Buffer;
  asked_on: string;
  asked: number;
  proven_at: Date | null;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    access_accounts: AccessAccountsTable;
    access_names: AccessNamesTable;
    staff_logins: StaffLoginsTable;
    second_factors: SecondFactorsTable;
    second_factor_drafts: SecondFactorDraftsTable;
    recovery_codes: RecoveryCodesTable;
    access_doors: AccessDoorsTable;
    role_grants: RoleGrantsTable;
    sessions: SessionsTable;
    sign_in_failures: SignInFailuresTable;
    sign_in_codes: SignInCodesTable;
    sign_in_places: SignInPlacesTable;
  }
}
