import { randomBytes, randomUUID } from 'node:crypto';
import { readBalances } from '@jishan/ledger';
import { fixedClock, seededIds, type TestDatabase, testDatabase } from '@jishan/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withScope } from '../db/index.ts';
import { defineErrors } from '../errors/index.ts';
import { createWriter, verifyAudit } from '../writer/index.ts';
import { awardSubmission } from '../writer/testing/awards.ts';
import {
  type Actor,
  type CommandApp,
  type CommandRequest,
  defineCommand,
  readGuards,
  recordAudit,
  runCommand,
} from './index.ts';

let base: TestDatabase;
let app: CommandApp;
beforeAll(async () => {
  base = await testDatabase();
  const clock = fixedClock();
  const writer = createWriter({ connectionString: base.db.writerUrl, clock, random: randomBytes });
  app = { db: base.db, writer, clock, ids: seededIds() };
});
afterAll(async () => {
  await app.writer.close();
  await base.drop();
});

const seatErrors = defineErrors('seats', {
  gone: { status: 409, message: '名额已经满了。' },
  forbidden: { status: 403, message: '您不能办理这件事。' },
});

/** Gives a household points if the village has a seat left: what one decides depends on what others did. */
const takeSeat = defineCommand({
  name: 'test.take-seat',
  policy: (ctx) => (ctx.actor.kind === 'staff' ? null : seatErrors.forbidden()),
  async decide(ctx, input: { household: string; seats: number }) {
    const guards = await readGuards(ctx.read, ctx.villageId, ['seats']);
    const taken = await sql<{ count: number }>`select count(*) as count from ledger_postings`.execute(
      ctx.read,
    );
    const count = taken.rows[0]?.count ?? 0;
    if (count >= input.seats) return { ok: false, error: seatErrors.gone() };
    const { villageId } = ctx;
    const { effects } = awardSubmission({
      villageId,
      household: input.household,
      amount: 1,
      key: ctx.ids.uuid(),
    });
    return { ok: true, effects: { ...effects, guards, result: { seat: count + 1 } } };
  },
});

function request(
  villageId: number,
  extra: Partial<CommandRequest & { kind: Actor['kind'] }> = {},
): CommandRequest {
  const { kind = 'staff', ...rest } = extra;
  const grants: Actor['grants'] = [
    { role: 'clerk', placeId: villageId, placeName: '', lo: villageId, hi: villageId },
  ];
  const actor: Actor = { accountId: 'clerk-1', kind, displayName: '', sessionId: '', grants };
  return { actor, villageId, key: randomUUID(), from: { ip: '127.0.0.1', requestId: 'r' }, ...rest };
}

test('commands that race for the same thing are decided anew until it is gone', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      runCommand(app, takeSeat, request(1), { household: `h:${i}`, seats: 3 }),
    ),
  );
  const seats = answers.flatMap((answer) => (answer.ok ? [answer.result.seat] : []));
  expect(seats.sort((a, b) => a - b)).toEqual([1, 2, 3]);
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
  expect(new Set(refused)).toMatchObject(new Set(['seats.gone']));
});

test('a key that was done already answers its result, though deciding again would refuse', async () => {
  const once = request(2);
  const input = { household: 'h:a', seats: 1 };
  expect(await runCommand(app, takeSeat, once, input)).toMatchObject({
    ok: true,
    result: { seat: 1 },
    replayed: false,
  });
  expect(await runCommand(app, takeSeat, once, input)).toEqual({
    ok: true,
    result: { seat: 1 },
    replayed: true,
    seqs: [],
  });
  const reused = await runCommand(app, takeSeat, once, { ...input, household: 'h:b' });
  expect(reused).toMatchObject({ ok: false, error: { code: 'command.key_reused', status: 409 } });
  const stranger = { ...once, actor: { ...once.actor, accountId: 'clerk-2' } };
  expect(await runCommand(app, takeSeat, stranger, input)).toMatchObject({ ok: false });
});

test('a dry run answers what would come and writes nothing', async () => {
  const dry = request(3, { dryRun: true, key: '' });
  const answer = await runCommand(app, takeSeat, dry, { household: 'h:a', seats: 1 });
  expect(answer).toMatchObject({ ok: true, result: { seat: 1 }, replayed: false });
  await withScope(base.db, { lo: 3, hi: 3 }, async (read) => {
    expect(await readBalances(read, 3, ['h:a'])).toEqual([]);
    expect(await verifyAudit(read, 3)).toMatchObject({ rows: 0 });
  });
});

test('policy and scope are asked before anything is read', async () => {
  const input = { household: 'h:a', seats: 1 };
  const villager = request(4, { kind: 'villager' });
  expect(await runCommand(app, takeSeat, villager, input)).toMatchObject({
    error: { code: 'seats.forbidden' },
  });
  const foreign = { ...request(4), villageId: 5 };
  expect(await runCommand(app, takeSeat, foreign, input)).toMatchObject({
    error: { code: 'command.out_of_scope' },
  });
});

test('acts that are no commands leave their row in the audit chain', async () => {
  const audit = { action: 'people.read-unmasked', target: 'household:1', reason: '核实电话' };
  const entry = { villageId: 0, actorId: 'clerk-1', from: { ip: '10.0.0.1', requestId: 'r' }, audit };
  expect(await recordAudit(app, entry)).toBeNull();
  await withScope(base.db, { lo: 0, hi: 0 }, async (read) => {
    expect(await verifyAudit(read, 0)).toMatchObject({ rows: 1, findings: [] });
    const { rows } = await sql<{ detail: string }>`select detail from audit_details`.execute(read);
    expect(JSON.parse(rows[0]?.detail ?? '')).toEqual({ ip: '10.0.0.1', reason: '核实电话' });
  });
});
