import { randomUUID } from 'node:crypto';
import type { AccountKey } from '@jishan/ledger';
import type { Submission } from './types.ts';

export const issuedAccount: AccountKey = { holder: '*', balance: 'honour', period: '*', state: 'issued' };

export function mainAccount(holder: string): AccountKey {
  return { holder, balance: 'honour', period: '2026', state: 'main' };
}

/** A command that gives a household points; for tests and benches. */
export function awardSubmission(options: {
  villageId: number;
  household: string;
  amount: number;
  key?: string;
}): Submission {
  const { villageId, household, amount, key = randomUUID() } = options;
  return {
    villageId,
    key,
    name: 'test.award',
    body: { household, amount },
    actorId: 'actor-1',
    from: { ip: '127.0.0.1', requestId: 'request-1' },
    effects: {
      guards: [],
      writes: [],
      postings: [
        {
          villageId,
          id: randomUUID(),
          kind: 'event',
          source: `event-${key}`,
          happenedAt: new Date('2026-11-22T08:00:00+08:00'),
          transfers: [
            { from: issuedAccount, to: mainAccount(household), amount, reason: '志愿服务', clause: '3.2' },
          ],
        },
      ],
      audit: { action: 'test.awarded', target: `household:${household}` },
      outbox: [{ topic: 'test.awarded', payload: { amount } }],
      result: { amount },
    },
  };
}
