// The shapes the console reads, named once.

export type Role =
  | 'villager'
  | 'helper'
  | 'group_leader'
  | 'panel'
  | 'clerk'
  | 'supervisor'
  | 'keeper'
  | 'town_department'
  | 'town_office'
  | 'district_office'
  | 'auditor'
  | 'system_admin'
  | 'security_admin'
  | 'audit_admin';

export interface Grant {
  role: Role;
  placeId: number;
  placeName: string;
  lo: number;
  hi: number;
}

export interface Actor {
  accountId: string;
  kind: 'villager' | 'staff';
  displayName: string;
  grants: Grant[];
}

export interface Session {
  expiresAt: string;
  actor: Actor;
}

export interface Place {
  id: number;
  kind: 'district' | 'town' | 'village';
  code: string;
  name: string;
  parentId?: number | null;
}

export interface Balance {
  balance: string;
  label: string;
  points: number;
}

export interface HouseholdRow {
  id: string;
  doorCode: string;
  headName: string;
  group: string;
  memberCount: number;
  enrolled: boolean;
  balances: Balance[];
}

export interface HouseholdList {
  households: HouseholdRow[];
  total: number;
  groups: string[];
}

export interface Member {
  id: string;
  name: string;
  relation: string;
  participating: boolean;
}

export interface Household {
  id: string;
  doorCode: string;
  group: string;
  section?: string | null;
  headName: string;
  enrolled: boolean;
  joinedOn?: string | null;
  members: Member[];
  balances: Balance[];
}

export interface PeriodBalance extends Balance {
  period: string;
  periodLabel: string;
}

export interface PassbookEntry {
  id: string;
  seq: number;
  line: number;
  happenedAt: string;
  writtenAt: string;
  eventId?: string | null;
  eventNumber?: string | null;
  item?: string | null;
  itemTitle?: string | null;
  category?: string | null;
  categoryTitle?: string | null;
  balance: string;
  points: number;
  balanceAfter: number;
  reason: string;
  clause?: string | null;
  clauseText?: string | null;
  wouldBe?: number | null;
  capNote?: string | null;
  reversal: boolean;
  reversed: boolean;
}

export interface Passbook {
  balances: PeriodBalance[];
  entries: PassbookEntry[];
  nextCursor?: string | null;
}

export type ItemKind = 'award' | 'deduction' | 'appraisal' | 'veto';

export interface SchemeItem {
  id: string;
  title: string;
  short?: string | null;
  category: string;
  kind: ItemKind;
  pointsLabel: string;
  points?: object | null;
  capture: string[];
  evidence?: { photosMin?: number; photosMax?: number } | null;
  limitLabel?: string | null;
  clause?: string | null;
  clauseText?: string | null;
  active: boolean;
}

export interface SchemeStage {
  id: string;
  title: string;
  role: string;
  level: 'village' | 'town' | 'district';
  deadlineWorkdays?: number | null;
}

export interface Scheme {
  schemeId: string;
  title: string;
  version: string;
  from: string;
  decimals: number;
  unitLabel: string;
  balances: { id: string; label: string }[];
  categories: { id: string; title: string }[];
  items: SchemeItem[];
  tiles: string[];
  stages: SchemeStage[];
}

export type Verdict = 'approve' | 'return' | 'refuse';
export type Flag = 'late' | 'same_photo' | 'over_cap';

export interface TraceStep {
  stageTitle: string;
  verdict: string;
  at: string;
  byLabel?: string | null;
  reasonLabel?: string | null;
  comment?: string | null;
}

export interface QueueCase {
  eventId: string;
  villageId: number;
  villageName: string;
  number: string;
  stage: string;
  stageTitle: string;
  item: string;
  itemTitle: string;
  itemRule: string;
  clause?: string | null;
  clauseText?: string | null;
  household: { id: string; doorCode: string; label: string };
  filedAt: string;
  filedBy: 'villager' | 'helper';
  happenedAt: string;
  note?: string | null;
  photoIds: string[];
  dueAt?: string | null;
  overdue: boolean;
  flags: Flag[];
  preview?: { points: number; wouldBe?: number | null; reason: string } | null;
  recent: { itemTitle: string; happenedAt: string; points?: number | null; state: string }[];
  trace: TraceStep[];
  range?: { min: number; max: number } | null;
}

export interface StageCount {
  stage: string;
  title: string;
  count: number;
}

export interface Queue {
  cases: QueueCase[];
  counts: { total: number; byStage: StageCount[] };
  nextCursor?: string | null;
}

export interface ReadyReason {
  code: string;
  label: string;
}

export interface DecisionBody {
  stage: string;
  verdict: Verdict;
  reason?: string;
  comment?: string;
  points?: number;
}

export interface DecisionResult {
  eventId: string;
  state: string;
  stage?: string | null;
  decisionId: string;
  posted?: { points: number; seq: number } | null;
}

export interface ClaimBody {
  item: string;
  householdId: string;
  photoIds: string[];
  note?: string;
  quantity?: number;
  onBehalfReason?: string;
}

export interface ClaimResult {
  eventId?: string;
  number?: string;
  state?: string;
  stage?: string | null;
  promisedBy?: string | null;
  preview: { points: number; wouldBe?: number | null; reason: string; clause?: string | null };
}

export interface EventView {
  eventId: string;
  number: string;
  itemTitle: string;
  happenedAt: string;
  filedAt: string;
  state: string;
  stateLabel: string;
  note?: string | null;
  photoIds: string[];
  decisions: TraceStep[];
}
