import type { EventState } from './states.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    events: EventsTable;
    event_notes: EventNotesTable;
    photos: PhotosTable;
    decisions: DecisionsTable;
    decision_notes: DecisionNotesTable;
  }
}

export type EventFlag = 'late' | 'same_photo' | 'over_cap';
export type Verdict = 'approve' | 'return' | 'refuse';

export interface EventsTable {
  village_id: number;
  id: string;
  number: string;
  source: 'claim' | 'visit' | 'correction';
  item: string;
  subject: string;
  household_id: string;
  member_id: string | null;
  happened_at: Date;
  filed_at: Date;
  filed_on: string;
  filed_as: 'villager' | 'helper';
  filers: string[];
  quantity: number | null;
  grade: string | null;
  score: number | null;
  parts: Record<string, number> | null;
  chosen: number | null;
  photo_ids: string[];
  flags: EventFlag[];
  risk: number;
  state: EventState;
  stage: string | null;
  stage_role: string | null;
  stage_level: string | null;
  stage_since: Date | null;
  stage_due_on: string | null;
  promised_on: string;
  round: number;
  approved_at: Date | null;
  corrects: string | null;
  corrected_by: string | null;
}

interface EventNotesTable {
  village_id: number;
  event_id: string;
  round: number;
  kind: 'note' | 'on_behalf' | 'correction';
  body: string;
}

export interface PhotosTable {
  village_id: number;
  id: string;
  event_id: string | null;
  uploaded_by: string;
  uploaded_at: Date;
  uploaded_on: string;
  file: string;
  width: number;
  height: number;
  bytes: number;
  content_hash: Buffer;
  fingerprint: string | null;
  taken_at: Date | null;
  same_as: string | null;
  /** Taken down, with the reason's kind: the files are gone. */
  withdrawn_at: Date | null;
  withdrawn_for: 'objection' | 'erasure' | 'retention' | null;
}

export interface DecisionsTable {
  village_id: number;
  id: string;
  event_id: string;
  step: number;
  round: number;
  stage: string;
  verdict: Verdict;
  reason: string | null;
  chosen: number | null;
  decided_by: string;
  /** Whose duty it was, when somebody stood in for them. */
  decided_for: string | null;
  decided_role: string;
  decided_at: Date;
  stage_since: Date;
  stage_due_on: string | null;
  undone_at: Date | null;
}

interface DecisionNotesTable {
  village_id: number;
  decision_id: string;
  by_name: string;
  for_name: string | null;
  comment: string | null;
}
