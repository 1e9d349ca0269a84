import type { FactValue } from '@jishan/scheme';
import type { ChangeKind } from './change-kinds.ts';

export interface HouseholdChangesTable {
  village_id: number;
  id: string;
  household_id: string;
  other_household_id: string | null;
  member_id: string | null;
  kind: ChangeKind;
  happens_on: string | null;
  written_at: Date;
  written_by: string;
}

interface HouseholdChangeNotesTable {
  village_id: number;
  change_id: string;
  body: string;
}

interface SuccessionsTable {
  village_id: number;
  change_id: string;
  from_household: string;
  to_household: string;
  at_day: string;
  /** As text, so that it stays exact: `0.333333`. */
  share: string;
}

interface PastFactsTable {
  village_id: number;
  subject: string;
  fact: string;
  from_on: string | null;
  to_on: string;
  value: FactValue | null;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    household_changes: HouseholdChangesTable;
    household_change_notes: HouseholdChangeNotesTable;
    successions: SuccessionsTable;
    past_facts: PastFactsTable;
  }
}
