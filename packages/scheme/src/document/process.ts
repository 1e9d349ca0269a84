import type { CaptureWay, PeriodUnit, ReviewLevel } from './words.ts';

export interface StageRule {
  id: string;
  title: string;
  role: string;
  level: ReviewLevel;
  deadlineWorkdays?: number;
  onDeadline?: 'wait' | 'escalate';
  approvals?: number;
  /** What needs not pass this stage: events captured in these ways or recorded by these roles. */
  skip?: { capture?: CaptureWay[]; roles?: string[] };
  /** Whether this stage may overturn what an earlier one decided. */
  overturns?: boolean;
  clause?: string;
}

export interface ReviewSection {
  countsAt?: 'approval' | 'notice';
  default: string;
  procedures: Record<string, { title: string; stages: StageRule[]; clause?: string }>;
  panel?: PanelRule;
  days?: ReviewDayRule[];
  cross?: CrossRule;
}

export interface PanelRule {
  must?: string[];
  may?: string[];
  /** Fewest members. */
  least?: number;
  /** Fewest members from each villager group. */
  perGroup?: number;
  clause?: string;
  note?: string;
}

/** A day on which something is done, by the calendar. */
export interface ReviewDayRule {
  title: string;
  does: 'visit' | 'decide' | 'notice';
  months?: number[];
  days?: number[];
  weekdays?: number[];
  clause?: string;
  note?: string;
}

/** Sections judge one another, never themselves. */
export interface CrossRule {
  by: 'section' | 'group';
  /** Most households in one section. */
  size?: number;
  /** Fewest people in an appraisal group. */
  least?: number;
  procedures?: string[];
  clause?: string;
  note?: string;
}

export interface NoticeSection {
  every: PeriodUnit;
  days: number;
  /** Days by procedure, where one has a length of its own. */
  lengths?: Record<string, number>;
  channels?: string[];
  shows?: string[];
  objections?: { byRole: string; deadlineWorkdays: number };
  report?: { to: 'town' | 'district'; withinDays?: number; note?: string };
  clause?: string;
  note?: string;
}

export type MakingStep =
  | 'propose'
  | 'consult'
  | 'discuss'
  | 'review'
  | 'vote'
  | 'approve'
  | 'publish'
  | 'report';
export type MakingBody =
  | 'branch'
  | 'committees'
  | 'party_members'
  | 'assembly'
  | 'representatives'
  | 'villagers'
  | 'town'
  | 'district';

export interface MakingSection {
  revise?: { every: PeriodUnit; by: string; between?: string; note?: string };
  procedure?: { step: MakingStep; body: MakingBody; quorum?: QuorumRule; note?: string }[];
  /** Who approves above the village. */
  approves?: 'town' | 'district';
  clause?: string;
  note?: string;
}

/** Fractions as people write them: `2/3`. */
export interface QuorumRule {
  present?: string;
  agree?: string;
}
