import type { Facts } from '@jishan/scheme';
import './change-tables.ts';

export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'other';

export type OrganisationKind = 'shop' | 'association' | 'other';

export interface HouseholdsTable {
  village_id: number;
  id: string;
  door_code: string;
  group_name: string;
  section_name: string;
  joined_on: string | null;
  left_on: string | null;
  facts: Facts;
  /** First day on which the household is no more. */
  closed_on: string | null;
}

export interface MembersTable {
  village_id: number;
  id: string;
  facts: Facts;
  died_on: string | null;
}

export interface MemberStaysTable {
  village_id: number;
  member_id: string;
  stay: number;
  household_id: string;
  relation: Relation;
  participating_from: string | null;
  participating_to: string | null;
  /** First day no longer in the household. */
  ended_on: string | null;
  began_on: string | null;
}

export interface PersonPrivateTable {
  village_id: number;
  person_id: string;
  /** These three are empty once the row is sealed; a start seals what older releases left. */
  name: string | null;
  born_on: string | null;
  phone_sealed: Buffer | null;
  phone_index: Buffer | null;
  key_sealed: Buffer | null;
  sealed: Buffer | null;
  id_index: Buffer | null;
  tokens: number[] | null;
  index_version: number;
}

export interface PersonTokensTable {
  village_id: number;
  /** All 64 bits: never read back, since a number would lose some. */
  token: number;
  person_id: string;
}

export interface OrganisationsTable {
  village_id: number;
  id: string;
  name: string;
  group_name: string;
  household_id: string | null;
  facts: Facts;
  kind: OrganisationKind;
  closed_on: string | null;
}

export interface RevealHoursTable {
  account_id: string;
  began_at: Date;
  shown: number;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    households: HouseholdsTable;
    members: MembersTable;
    member_stays: MemberStaysTable;
    person_private: PersonPrivateTable;
    person_tokens: PersonTokensTable;
    organisations: OrganisationsTable;
    reveal_hours: RevealHoursTable;
  }
}
