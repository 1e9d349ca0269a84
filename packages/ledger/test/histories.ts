import fc from 'fast-check';
import type { AccountKey, PostingDraft } from '../src/index.ts';

const issued: AccountKey = { holder: '*', balance: 'honour', period: '*', state: 'issued' };

export const accounts: AccountKey[] = [
  issued,
  ...['h:1', 'h:2', 'm:3'].map(
    (holder): AccountKey => ({ holder, balance: 'honour', period: '2026', state: 'main' }),
  ),
  { holder: 'h:1', balance: 'honour', period: '2026', state: 'held' },
];

const step = fc.record({
  act: fc.constantFrom('new', 'new', 'new', 'new', 'repeat', 'alter', 'reverse', 'reverse', 'mirror'),
  lines: fc.array(
    fc.record({
      from: fc.nat(4),
      hop: fc.integer({ min: 1, max: 4 }),
      amount: fc.integer({ min: 1, max: 5 }),
      mustCover: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  /** Which earlier draft is meant. */
  pick: fc.nat(),
  /** 0: stands alone. */
  group: fc.nat(3),
});

/** Random histories: batches of new postings, repeats, altered repeats, reversals and groups, for one village. */
export function histories(villageId: number, size: { batches: number; postings: number }) {
  const batch = fc.array(step, { minLength: 1, maxLength: size.postings });
  return fc.array(batch, { minLength: 1, maxLength: size.batches }).map((batches) => {
    const drafts: PostingDraft[] = [];
    return batches.map((steps, round) =>
      steps.map((one) => {
        const draft = draftOf(one, villageId, drafts, round);
        drafts.push(draft);
        return draft;
      }),
    );
  });
}

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function draftOf(one: Step, villageId: number, drafts: PostingDraft[], round: number): PostingDraft {
  const earlier = drafts.length === 0 ? undefined : drafts[one.pick % drafts.length];
  const together = one.group === 0 ? {} : { together: `${round}.${one.group}` };
  const id = `00000000-0000-4000-8000-${String(drafts.length).padStart(12, '0')}`;
  const fresh: PostingDraft = {
    villageId,
    id,
    kind: 'event',
    source: `event-${drafts.length}`,
    happenedAt: new Date(Date.UTC(2026, 10, 1 + (drafts.length % 28))),
    transfers: one.lines.map(({ from, hop, amount, mustCover }) => ({
      // Both indices are below the number of accounts.
      from: accounts[from] as AccountKey,
      to: accounts[(from + hop) % accounts.length] as AccountKey,
      amount,
      mustCover,
      reason: `理由 ${amount}`,
    })),
    ...together,
  };
  if (!earlier) return fresh;
  const { together: _group, ...alone } = earlier;
  if (one.act === 'repeat') return { ...alone, ...together };
  if (one.act === 'alter') return { ...alone, source: 'another', ...together };
  if (one.act === 'reverse')
    return { ...fresh, kind: 'correction', reverses: earlier.id, transfers: [], reverseReason: '撤回' };
  if (one.act === 'mirror' && earlier.transfers.length > 0) {
    const transfers = earlier.transfers.map(({ from, to, amount }) => ({
      from: to,
      to: from,
      amount,
      reason: '撤回',
    }));
    return { ...fresh, kind: 'correction', reverses: earlier.id, transfers };
  }
  return fresh;
}
