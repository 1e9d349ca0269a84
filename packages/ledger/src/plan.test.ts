import { seededRandom, testSeed as seed } from '@jishan/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accounts, histories } from '../test/histories.ts';
import { MemoryLedger } from '../test/memory.ts';
import { ModelLedger } from '../test/model.ts';
import { accountIdOf } from './chain.ts';
import { accountKey } from './plan.ts';

test(`random histories end as in the slow model, and verify (JISHAN_SEED=${seed})`, () => {
  fc.assert(
    fc.property(histories(7, { batches: 8, postings: 12 }), (batches) => {
      const model = new ModelLedger();
      const ledger = new MemoryLedger(7);
      const random = seededRandom(1);
      for (const batch of batches) {
        const expected = model.post(batch);
        const results = ledger.post(batch, random).map(({ id: _id, villageId: _village, ...rest }) => rest);
        expect(results).toEqual(expected);
      }
      for (const account of accounts) {
        const standing = ledger.state.balances.get(accountKey(7, accountIdOf(7, account)));
        expect(standing?.amount ?? 0).toBe(model.balanceOf(account));
      }
      expect(ledger.verify()).toMatchObject({ findings: [], postings: model.stored.length });
    }),
    { seed, numRuns: 1500 },
  );
});
