import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '@jishan/testkit';
import { noScope, setScope, withScope, withTx } from './index.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

describe('withScope', () => {
  it('gives the range to the transaction and takes it back', async () => {
    const range = sql<{ lo: string; hi: string }>`
      select current_setting('jishan.lo') as lo, current_setting('jishan.hi') as hi`;
    const inside = await withScope(test.db, { lo: 5, hi: 9 }, (read) => range.execute(read));
    expect(inside.rows).toEqual([{ lo: '5', hi: '9' }]);
    expect((await range.execute(test.db.app)).rows).toEqual([{ lo: '1', hi: '0' }]);
  });
});
