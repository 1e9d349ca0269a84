export interface EnrolmentsTable {
  village_id: number;
  id: string;
  household_id: string;
  joined_on: string;
  way: 'self' | 'desk';
  paper: 'signed' | 'spoken' | null;
  scheme_version: string;
  eligible: boolean;
  written_at: Date;
  written_by: string;
  ended_on: string | null;
  ended_way: 'self' | 'desk' | null;
  ended_at: Date | null;
  ended_by: string | null;
}

interface ConsentTextsTable {
  purpose: string;
  version: number;
  title: string;
  body: string;
  required: boolean;
  position: number;
  published_at: Date;
}

export type ConsentWay = 'phone' | 'paper' | 'spoken';
export type GuardianRelation = 'parent' | 'grandparent' | 'other';

export interface ConsentsTable {
  village_id: number;
  id: string;
  member_id: string;
  purpose: string;
  version: number;
  given_at: Date;
  way: ConsentWay;
  recorded_by: string;
  guardian_id: string | null;
  guardian_relation: GuardianRelation | null;
  withdrawn_at: Date | null;
  withdrawn_way: ConsentWay | null;
  withdrawn_by: string | null;
  refused: boolean;
}

interface HelperBindingsTable {
  village_id: number;
  id: string;
  household_id: string;
  helper_account: string;
  bound_at: Date;
  bound_by: string;
  unbound_at: Date | null;
  unbound_by: string | null;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    enrolments: EnrolmentsTable;
    consent_texts: ConsentTextsTable;
    consents: ConsentsTable;
    helper_bindings: HelperBindingsTable;
  }
}
