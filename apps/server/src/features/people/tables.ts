import type { Facts } from '@jishan/scheme';

export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'other';

export interface HouseholdsTable {
  village_id: number;
  id: string;
  door_code: string;
  group_name: string;
  section_name: string;
  joined_on: string | null;
  left_on: string | null;
  facts: Facts;
}

export interface MembersTable {
  village_id: number;
  id: string;
  facts: Facts;
}

export interface MemberStaysTable {
  village_id: number;
  member_id: string;
  stay: number;
  household_id: string;
  relation: Relation;
  participating_from: string | null;
  participating_to: string | null;
  ended_on: string | null;
}

export interface PersonPrivateTable {
  village_id: number;
  person_id: string;
  name: string;
  born_on: string | null;
  phone_sealed: Buffer | null;
  phone_index: Buffer | null;
}

export interface OrganisationsTable {
  village_id: number;
  id: string;
  name: string;
  group_name: string;
  household_id: string | null;
  facts: Facts;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    households: HouseholdsTable;
    members: MembersTable;
    member_stays: MemberStaysTable;
    person_private: PersonPrivateTable;
    organisations: OrganisationsTable;
  }
}
