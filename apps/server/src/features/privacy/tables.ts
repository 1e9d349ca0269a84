export type AskedWay = 'phone' | 'desk';
export type ErasureState = 'open' | 'done' | 'refused' | 'taken_back';
export type ObjectionState = 'open' | 'kept' | 'blurred' | 'withdrawn';

export interface DataCopiesTable {
  village_id: number;
  id: string;
  person_id: string;
  household_id: string;
  asked_by: string;
  asked_at: Date;
  way: AskedWay;
  state: 'waiting' | 'done' | 'failed';
  key_sealed: Buffer | null;
  pieces: number;
  bytes: number;
  ended_at: Date | null;
  expires_at: Date;
  emptied_at: Date | null;
}

export interface ErasuresTable {
  village_id: number;
  id: string;
  person_id: string;
  household_id: string;
  asked_by: string;
  asked_at: Date;
  way: AskedWay;
  by_guardian: boolean;
  due_on: string;
  state: ErasureState;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface PhotoObjectionsTable {
  village_id: number;
  id: string;
  event_id: string;
  photo_ids: string[];
  asked_by: string;
  asked_at: Date;
  way: AskedWay;
  ground: string;
  due_on: string;
  state: ObjectionState;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

/** What an assessment says, part by part; the law names them. */
export interface ImpactBody {
  purpose: string;
  kinds: string;
  necessity: string;
  risks: string;
  measures: string;
  conclusion: string;
}

interface ImpactRecordsTable {
  /** The place that is assessed. */
  village_id: number;
  version: number;
  body: ImpactBody;
  written_at: Date;
  written_by: string;
  assessed_on: string;
}

interface RetentionTimesTable {
  kind: string;
  days: number;
  set_at: Date;
  set_by: string;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    data_copies: DataCopiesTable;
    erasures: ErasuresTable;
    photo_objections: PhotoObjectionsTable;
    impact_records: ImpactRecordsTable;
    retention_times: RetentionTimesTable;
  }
}
