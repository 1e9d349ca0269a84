/** What the engine is told about a village: its people, what happened, what was redeemed. */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** `YYYY-MM-DD` in Asia/Shanghai. */
export type Day = string;
export type FactValue = boolean | number | string;
export type Facts = Readonly<Record<string, FactValue>>;

export interface HouseholdFact {
  id: string;
  group?: string;
  section?: string;
  /** First day of taking part; null means not taking part. */
  joinedOn: Day | null;
  /** Last day of taking part, included; null means still. */
  leftOn: Day | null;
  facts?: Facts;
}

/** One stay of a member in a household; several rows of one id are several stays. */
export interface MemberFact {
  id: string;
  householdId: string;
  from: Day | null;
  to: Day | null;
  facts?: Facts;
}

export interface OrganisationFact {
  id: string;
  group?: string;
  /** The household it accumulates to. */
  householdId?: string;
  facts?: Facts;
}

/**
 * A fact that holds for a while and overrides the one of the subject's row. Both days are included; of several that hold
 * on one day the last row decides. `group` and `section` of a household and `group` of an organisation are facts too.
 */
export interface FactChange {
  subject: string;
  fact: string;
  value: FactValue | null;
  from: Day | null;
  to: Day | null;
}

/**
 * One household going on in another: a split has several rows of one `from`, a merge several of one `to`. At the first
 * instant of the day the share of what stands goes along. The shares of one `from` on one day add up to 1 at most.
 */
export interface SuccessionFact {
  at: Day;
  /** Ids of households, which may be there after or before that day as well. */
  from: string;
  to: string;
  /** From 0 to 1, with up to six decimals. */
  share: number;
}

export interface VillageFacts {
  households: readonly HouseholdFact[];
  members: readonly MemberFact[];
  organisations?: readonly OrganisationFact[];
  changes?: readonly FactChange[];
  successions?: readonly SuccessionFact[];
}

/**
 * One thing that happened. Points, scores and quantities are in points and units as people write them (2.5); the
 * engine turns them into minor units and refuses what the scheme's decimals cannot hold.
 */
export interface EventFact {
  id: string;
  happenedAt: Instant;
  item: string;
  /** `h:ID`, `m:ID`, `o:ID`, `g:GROUP`, `s:SECTION`. */
  subject: string;
  /** Null: not approved (yet), so without any effect. */
  approvedAt: Instant | null;
  quantity?: number;
  score?: number;
  /** Scores by part; a part that is absent was not assessed. */
  parts?: Readonly<Record<string, number>>;
  grade?: string;
  /** The reviewer's choice inside a range; positive for a deduction too. */
  points?: number;
  reason?: string;
  /** Id of the event that this row reverses; no other column of the row is looked at. */
  corrects?: string;
  facts?: Facts;
}

export interface OrderFact {
  id: string;
  orderedAt: Instant;
  householdId: string;
  memberId?: string;
  /** In points. */
  points: number;
  balance?: string;
  class?: string;
  cancelledAt?: Instant | null;
  facts?: Facts;
}
