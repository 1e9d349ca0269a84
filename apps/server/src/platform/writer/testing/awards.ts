import { randomUUID } from 'node:crypto';
import type { AccountKey } from '@jishan/ledger';
import { defineWrite } from '../../command/write.ts';
import { withClient } from '../../db/index.ts';
import { defineErrors } from '../../errors/index.ts';
import type { Submission } from '../types.ts';

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
  const to = mainAccount(household);
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
          transfers: [{ from: issuedAccount, to, amount, reason: '志愿服务', clause: '3.2' }],
        },
      ],
      audit: { action: 'test.awarded', target: `household:${household}` },
      outbox: [{ topic: 'test.awarded', payload: { amount } }],
      result: { amount },
    },
  };
}

export const thingErrors = defineErrors('things', { taken: { status: 409, message: '这个编号已经有了。' } });

interface ThingRow {
  village_id: number;
  id: number;
  value: number;
}

export const insertThing = defineWrite<ThingRow>({
  name: 'test.insert-thing',
  order: 100,
  sql: `insert into things (village_id, id, value) select village_id, id, value
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id integer, value integer) returning 1`,
  refusals: { '23505': thingErrors.taken() },
});

export const updateThing = defineWrite<ThingRow & { expected: number }>({
  name: 'test.update-thing',
  order: 200,
  sql: `update things t set value = r.value
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id integer, value integer, expected integer)
    where t.village_id = r.village_id and t.id = r.id and t.value = r.expected returning 1`,
});

/** Answers the SQLSTATE that it is given, as a server in trouble would. */
export const failWith = defineWrite<{ village_id: number; state: string }>({
  name: 'test.fail-with',
  order: 300,
  sql: `select fail_with(state) from jsonb_to_recordset($1::jsonb) as r(village_id bigint, state text)`,
});

/** The table and the function behind the writes above. */
export async function makeThings(ownerUrl: string, writerRole: string): Promise<void> {
  await withClient(ownerUrl, async (owner) => {
    await owner.query(`create table things (village_id bigint not null, id integer not null,
      value integer not null check (value < 1000), primary key (village_id, id))`);
    await owner.query(`grant select, insert, update on things to "${writerRole}"`);
    await owner.query(`create function fail_with(state text) returns integer language plpgsql as $$
      begin
        if state <> '' then raise exception 'made up' using errcode = state; end if;
        return 1;
      end $$`);
  });
}
