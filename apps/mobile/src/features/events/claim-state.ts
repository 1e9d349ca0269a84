import type { Claim, ClaimState, ClaimView, Decision } from '../../api/types';
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

/** The server's own account of the way so far, and the stage that is next. */
export function traceOf(
  claim: Pick<ClaimView, 'trace' | 'decisions' | 'state' | 'stageLabel' | 'promisedBy'>,
): TraceStep[] {
  const words = texts.claims;
  const steps = claim.trace.map(({ label, at, byLabel, comment }, index): TraceStep => {
    // The first line is the filing, then one line a decision, then what came after: a correction.
    const verdict = claim.decisions[index - 1]?.verdict;
    const isGood = index === 0 || verdict === 'approve';
    return {
      id: String(index),
      title: label,
      detail: `${byLabel}，${longDate(at)}`,
      comment: comment ?? null,
      state: isGood ? 'done' : 'stopped',
    };
  });
  if (claim.state !== 'in_review') return steps;
  const next = { id: 'next', title: claim.stageLabel ?? words.waiting, state: 'now' } as const;
  return [...steps, { ...next, detail: words.promised(longDate(claim.promisedBy)) }];
}

/** How and when it came to the village: filed by the home, or seen at a visit. */
export function arrivalOf({ source }: Pick<Claim, 'source'>, day: string): string {
  const { filed, visited, recorded } = texts.claims;
  return { claim: filed, visit: visited, correction: recorded }[source](day);
}
