/** What the server's answers look like, as far as the phone uses them. */

export interface Household {
  villageId: number;
  villageName: string;
  householdId: string;
  doorCode: string;
  headName: string;
}

export interface SignedIn {
  token: string;
  expiresAt: string;
  actor: { displayName: string };
  households: Household[];
}

export interface CodeSent {
  expiresInSec: number;
  resendInSec: number;
}

export interface Place {
  id: number;
  name: string;
  /** Public telephone of the village office, where the village gave one. */
  phone?: string | null;
}

export interface Member {
  id: string;
  name: string;
  relation: string;
  participating: boolean;
}

export interface HouseholdDetail {
  id: string;
  doorCode: string;
  group: string | null;
  section: string | null;
  headName: string;
  enrolled: boolean;
  joinedOn: string | null;
  members: Member[];
}

export interface Balance {
  balance: string;
  label: string;
  period: string;
  periodLabel: string;
  points: number;
}

export interface PassbookEntry {
  id: string;
  line: number;
  happenedAt: string;
  writtenAt: string;
  eventId: string | null;
  eventNumber: string | null;
  itemTitle: string;
  categoryTitle: string;
  balance: string;
  points: number;
  balanceAfter: number;
  reason: string;
  clause: string;
  clauseText: string;
  wouldBe: number | null;
  capNote: string | null;
  reversal: boolean;
  reversed: boolean;
}

export interface Passbook {
  balances: Balance[];
  entries: PassbookEntry[];
  nextCursor: string | null;
}

export type ItemKind = 'award' | 'deduction' | 'appraisal' | 'veto';

export interface SchemeItem {
  id: string;
  title: string;
  short: string;
  category: string;
  kind: ItemKind;
  pointsLabel: string;
  points: ItemPoints;
  capture: string[];
  evidence: { photosMin: number; photosMax: number };
  limitLabel: string;
  clause: string;
  clauseText: string;
  icon: string;
  active: boolean;
}

export interface ItemPoints {
  type: string;
  unit?: string;
  step?: number;
  grades?: { id: string; title: string }[];
}

export interface Scheme {
  title: string;
  version: string;
  from: string;
  unitLabel: string;
  categories: { id: string; title: string }[];
  items: SchemeItem[];
  tiles: string[];
}

export interface PhotoKept {
  photoId: string;
}

export interface ClaimBody {
  item: string;
  householdId: string;
  memberId?: string;
  happenedAt?: string;
  photoIds: string[];
  quantity?: number;
  grade?: string;
  note?: string;
}

export interface ClaimPreview {
  points: number;
  wouldBe: number;
  reason: string;
  clause: string;
}

export interface ClaimFiled {
  eventId: string;
  number: string;
  promisedBy: string | null;
  preview: ClaimPreview | null;
}

export type ClaimState = 'in_review' | 'returned' | 'refused' | 'approved';

export interface Decision {
  stageTitle: string;
  verdict: 'approve' | 'return' | 'refuse';
  at: string;
  reasonLabel: string | null;
  comment: string | null;
  byLabel: string;
}

export interface Claim {
  eventId: string;
  number: string;
  item: string;
  itemTitle: string;
  happenedAt: string;
  filedAt: string;
  state: ClaimState;
  stateLabel: string;
  stageLabel: string | null;
  promisedBy: string | null;
  points: number | null;
  wouldBe: number | null;
  reason: string | null;
  clause: string | null;
  photoIds: string[];
  note: string | null;
  decisions: Decision[];
}

export interface ClaimList {
  claims: Claim[];
  nextCursor: string | null;
}
