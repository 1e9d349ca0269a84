import { expect, test } from 'vitest';
import { type BalanceResult, simulate } from '../src/index.ts';
import { compileAll } from './plainly.ts';
import { assertOnHistories } from './random/run.ts';

const PATIENCE = 240_000;

/** A row loses no more than it held, and never what is owed. */
function losesTooMuch({ closing, expired, carried }: BalanceResult): boolean {
  return expired > 0 || -expired > Math.max(0, closing) || (closing >= 0 && carried < 0);
}

test(
  'no row loses more at its end, or afterwards, than it held',
  () => {
    let rows = 0;
    assertOnHistories(0.15, ({ documents, histories }) => {
      const scheme = compileAll(documents);
      for (const { record, until } of histories) {
        const { households, members, organisations, groups, sections } = simulate(scheme, record, until);
        const holders = [households, members, organisations, groups, sections].flatMap((all) => all ?? []);
        const all = holders.flatMap(({ id, balances }) =>
          Object.values(balances).flatMap((found) => found.map((row) => ({ id, ...row }))),
        );
        expect(all.filter(losesTooMuch)).toEqual([]);
        rows += all.length;
      }
    });
    expect(rows).toBeGreaterThan(0);
  },
  PATIENCE,
);
