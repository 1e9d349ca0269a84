import type { Role } from '../../platform/command/index.ts';

export interface AccessAccountsTable {
  id: string;
  kind: 'villager' | 'staff';
  created_at: Date;
  disabled_at: Date | null;
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
}

export interface AccessDoorsTable {
  kind: 'phone';
  door_index: Buffer;
  account_id: string;
}

export interface RoleGrantsTable {
  id: string;
  account_id: string;
  role: Role;
  place_id: number;
  household_id: string | null;
  person_id: string | null;
  given_at: Date;
  ended_at: Date | null;
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
  sent_on: string;
  sent_count: number;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    access_accounts: AccessAccountsTable;
    access_names: AccessNamesTable;
    staff_logins: StaffLoginsTable;
    access_doors: AccessDoorsTable;
    role_grants: RoleGrantsTable;
    sessions: SessionsTable;
    sign_in_failures: SignInFailuresTable;
    sign_in_codes: SignInCodesTable;
  }
}
