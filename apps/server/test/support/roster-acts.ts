import { sql } from 'kysely';
import { simulate } from '@jishan/scheme';
import { readBalances } from '@jishan/ledger';
import { readEventFacts } from '../../src/features/events/index.ts';
import { readVillageFacts } from '../../src/features/people/index.ts';
import { readScheme } from '../../src/features/schemes/index.ts';
import { createAppOutbox } from '../../src/index.ts';
import { type Actor, type Command, runCommand } from '../../src/platform/command/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import type { Village, World } from './village.ts';

/** Runs a command as somebody; the answer may be a refusal. */
export function runAs<Input, Result>(
  world: World,
  actor: Actor,
  village: Village,
  command: Command<Input, Result>,
  input: Input,
) {
  const { services } = world;
  const from = { ip: '', requestId: 't' };
  return runCommand(
    services,
    command,
    { actor, villageId: village.id, key: services.ids.uuid(), from },
    input,
  );
}

/** Runs a command that must be done. */
export async function mustRun<Input, Result>(
  world: World,
  actor: Actor,
  village: Village,
  command: Command<Input, Result>,
  input: Input,
): Promise<Result> {
  const answer = await runAs(world, actor, village, command, input);
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.result;
}

/** Hands over everything that commands left in the outbox, as a serving process does by itself. */
export async function deliver(world: World): Promise<void> {
  const faults: unknown[] = [];
  const outbox = createAppOutbox(
    {
      ...world.services,
      log: { ...world.services.log, warn: (fault: unknown) => faults.push(fault) } as never,
    },
    world.database.db,
  );
  await outbox.deliverWaiting();
  if (faults.length > 0) throw new Error('a message was not taken in', { cause: faults[0] });
}

/** What stands on each main account of households, members and groups, zeros left out. */
export function bookedAccounts(world: World, village: Village): Promise<string[]> {
  return withScope(world.services.db, village, async (read) => {
    const households = await read.selectFrom('households').select('id').execute();
    const members = await read.selectFrom('members').select('id').execute();
    const { rows: groups } = await sql<{ name: string }>`
      select group_name as name from households union select value #>> '{}' from past_facts where fact = 'group'`.execute(
      read,
    );
    const rows = await readBalances(read, village.id, [
      ...households.map(({ id }) => `h:${id}`),
      ...members.map(({ id }) => `m:${id}`),
      ...groups.map(({ name }) => `g:${name}`),
    ]);
    return rows
      .filter((row) => row.state === 'main' && row.amount !== 0)
      .map((row) => `${row.holder} ${row.balance} ${row.period} ${row.amount}`)
      .sort();
  });
}

/**
 * The same, as the batch run gives it from the village's people and events alone: what a household that ended handed on
 * has left its account.
 */
export function simulatedAccounts(world: World, village: Village): Promise<string[]> {
  return withScope(world.services.db, village, async (read) => {
    const scheme = await readScheme(read, village.id);
    if (scheme === null) throw new Error('no scheme');
    const facts = await readVillageFacts(read, village.id, 'all');
    const events = await readEventFacts(read, village.id, scheme.decimals);
    const until = new Date(world.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const result = simulate(scheme, { facts, events }, until);
    const holders = [
      ...result.households.map((one) => ({ key: `h:${one.id}`, balances: one.balances })),
      ...(result.members ?? []).map((one) => ({ key: `m:${one.id}`, balances: one.balances })),
      ...(result.groups ?? []).map((one) => ({ key: `g:${one.id}`, balances: one.balances })),
    ];
    return holders
      .flatMap(({ key, balances }) =>
        Object.entries(balances).flatMap(([balance, rows]) =>
          rows.map(({ period, opening, earned, deducted, carried }) => {
            const amount = Math.round((opening + earned + deducted - carried) * 10 ** scheme.decimals);
            return { amount, text: `${key} ${balance} ${period} ${amount}` };
          }),
        ),
      )
      .filter(({ amount }) => amount !== 0)
      .map(({ text }) => text)
      .sort();
  });
}
