import type { Claim, ClaimState, Decision } from '../../api/types';
import { longDate } from '../../lib/format';
import { texts } from '../../texts';
import type { TraceStep } from '../../ui/StepTrace';

export const stateTones: Record<ClaimState, 'green' | 'red' | 'straw' | 'plain'> = {
  in_review: 'plain',
  returned: 'straw',
  refused: 'red',
  approved: 'green',
};

/** Those that wait for the villager first, then those under way, then the rest; newest first within each. */
export function sortClaims(claims: readonly Claim[]): Claim[] {
  const rank: Record<ClaimState, number> = { returned: 0, in_review: 1, refused: 2, approved: 2 };
  return [...claims].sort(
    (a, b) => rank[a.state] - rank[b.state] || Date.parse(b.filedAt) - Date.parse(a.filedAt),
  );
}

/** The last word of a reviewer who did not agree. */
export function objectionOf(claim: Pick<Claim, 'state' | 'decisions'>): Decision | null {
  if (claim.state !== 'returned' && claim.state !== 'refused') return null;
  return [...claim.decisions].reverse().find(({ verdict }) => verdict !== 'approve') ?? null;
}

export function traceOf(claim: Claim): TraceStep[] {
  const words = texts.claims;
  const filed: TraceStep = {
    id: 'filed',
    title: words.submitted,
    detail: `${words.byMe}，${longDate(claim.filedAt)}`,
    state: 'done',
  };
  const decided = claim.decisions.map((decision, index): TraceStep => {
    const { stageTitle, verdict, byLabel, at, reasonLabel, comment } = decision;
    return {
      id: String(index),
      title: `${stageTitle}：${words.verdict[verdict]}`,
      detail: `${byLabel}，${longDate(at)}`,
      comment: [reasonLabel, comment].filter(Boolean).join('。') || null,
      state: verdict === 'approve' ? 'done' : 'stopped',
    };
  });
  if (claim.state !== 'in_review') return [filed, ...decided];
  const now: TraceStep = {
    id: 'now',
    title: claim.stageLabel ?? words.waiting,
    detail: claim.promisedBy ? words.promised(longDate(claim.promisedBy)) : words.waiting,
    state: 'now',
  };
  return [filed, ...decided, now];
}
