import { readBalances } from '@jishan/ledger';
import { simulate } from '@jishan/scheme';
import { seededRandom } from '@jishan/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capsScheme } from '../../../test/support/caps-scheme.ts';
import {
  homeOf,
  openWorld,
  staffOf,
  villagerOf,
  type Village,
  type World,
} from '../../../test/support/village.ts';
import { type Actor, type Command, runCommand } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { readVillageFacts } from '../people/index.ts';
import { decideEvent } from '../review/index.ts';
import { readScheme } from '../schemes/index.ts';
import { readEventFacts } from './read.ts';
import { recordVisit } from './record-visit.ts';
import { reverseEvent } from './reverse-event.ts';
import { submitClaim } from './submit-claim.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ scheme: capsScheme });
});
afterAll(() => world?.close());

const dayMs = 86_400_000;
const run = <Input, Result>(
  actor: Actor,
  village: Village,
  command: Command<Input, Result>,
  input: Input,
) => {
  const { services } = world;
  const request = {
    actor,
    villageId: village.id,
    key: services.ids.uuid(),
    from: { ip: '', requestId: 't' },
  };
  return runCommand(services, command, request, input);
};

/** What stands on each main account of a household, by balance and period; zeros left out. */
const booked = (village: Village, householdId: string) =>
  withScope(world.services.db, village, async (read) => {
    const rows = await readBalances(read, village.id, [`h:${householdId}`]);
    return Object.fromEntries(
      rows
        .filter((row) => row.state === 'main' && row.amount !== 0)
        .map((row) => [`${row.balance} ${row.period}`, row.amount / 10]),
    );
  });

/** The same, as the batch run gives it from the village's facts and events alone. */
const simulated = (village: Village, householdId: string) =>
  withScope(world.services.db, village, async (read) => {
    const scheme = await readScheme(read, village.id);
    if (scheme === null) throw new Error('no scheme');
    const facts = await readVillageFacts(read, village.id, 'all');
    const result = simulate(scheme, {
      facts,
      events: await readEventFacts(read, village.id, scheme.decimals),
    });
    const household = result.households.find((one) => one.id === householdId);
    return Object.fromEntries(
      Object.entries(household?.balances ?? {}).flatMap(([balance, rows]) =>
        rows
          .map((row): [string, number] => [
            `${balance} ${row.period}`,
            Math.round((row.earned + row.deducted) * 10) / 10,
          ])
          .filter(([, points]) => points !== 0),
      ),
    );
  });

/** Files a random lot of facts of the last 80 days for one household; answers the ids of those taken in. */
async function fileMany(
  village: Village,
  nth: number,
  count: number,
  pick: (below: number) => number,
): Promise<string[]> {
  const villager = villagerOf(village, nth);
  const visitor = staffOf(village, 'helper');
  const householdId = homeOf(village, nth).id;
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    // A day has room for ten claims.
    if (at % 8 === 0) world.clock.advance(dayMs);
    const happenedAt = new Date(
      world.clock.now().getTime() - pick(80) * dayMs - pick(20) * 3_600_000,
    ).toISOString();
    const common = { householdId, happenedAt, photoIds: [] };
    const kind = pick(5);
    const answer =
      kind === 3
        ? await run(visitor, village, recordVisit, {
            ...common,
            item: 'visit',
            scores: { yard: pick(13) / 2, room: pick(9) / 2 },
          })
        : kind === 4
          ? await run(visitor, village, recordVisit, { ...common, item: 'fault' })
          : await run(villager, village, submitClaim, {
              ...common,
              item: ['once', 'range', 'hours'][kind] ?? '',
              ...(kind === 2 ? { quantity: 1 + pick(6) } : {}),
            });
    if (answer.ok) ids.push(answer.result.eventId);
    else if (answer.error.code !== 'events.would_not_count') throw new Error(answer.error.code);
  }
  return ids;
}

/** Approves all in a random order and takes some back in between. */
async function decideMany(village: Village, ids: string[], pick: (below: number) => number) {
  const panel = staffOf(village, 'panel');
  const clerk = staffOf(village, 'clerk');
  const left = [...ids];
  const approved: string[] = [];
  let reversed = 0;
  while (left.length > 0) {
    const [eventId] = left.splice(pick(left.length), 1);
    if (eventId === undefined) break;
    world.clock.advance(60_000);
    let answer = await run(panel, village, decideEvent, { eventId, stage: 'only', verdict: 'approve' });
    if (!answer.ok && answer.error.code === 'review.points_needed') {
      const points = 1 + pick(3) / 2;
      answer = await run(panel, village, decideEvent, { eventId, stage: 'only', verdict: 'approve', points });
    }
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
    approved.push(eventId);
    if (pick(6) === 0) {
      const [taken] = approved.splice(pick(approved.length), 1);
      const undone = await run(clerk, village, reverseEvent, { eventId: taken ?? '', reason: '核实有误' });
      if (!undone.ok) throw new Error(undone.error.code);
      reversed += 1;
    }
  }
  return reversed;
}

describe('the ledger equals the simulation of its village', () => {
  it.each([1, 2, 3])('for facts approved in any order, some taken back: seed %i', async (seed) => {
    const random = seededRandom(seed);
    const pick = (below: number) => random(4).readUInt32LE() % below;
    const village = [world.village, world.sister, world.far][seed - 1] ?? world.village;
    const householdId = homeOf(village, 1).id;
    const ids = await fileMany(village, 1, 28, pick);
    expect(ids.length).toBeGreaterThan(12);
    const reversed = await decideMany(village, ids, pick);
    const stands = await booked(village, householdId);
    expect(stands, `seed ${seed}, ${ids.length} events, ${reversed} taken back`).toEqual(
      await simulated(village, householdId),
    );
    expect(Object.keys(stands).length).toBeGreaterThan(1);
  });
});

describe('late and corrected facts', () => {
  it('an earlier fact approved late takes the place under the limit, and gives it back when it is corrected', async () => {
    const { village } = world;
    const villager = villagerOf(village, 2);
    const panel = staffOf(village, 'panel');
    const householdId = homeOf(village, 2).id;
    const now = world.clock.now();
    const file = async (hoursAgo: number) => {
      const happenedAt = new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
      const made = await run(villager, village, submitClaim, {
        item: 'once',
        householdId,
        happenedAt,
        photoIds: [],
      });
      if (!made.ok) throw new Error(made.error.code);
      return made.result.eventId;
    };
    const late = await file(2);
    const early = await file(3);
    const approve = (eventId: string) =>
      run(panel, village, decideEvent, { eventId, stage: 'only', verdict: 'approve' });
    expect(await approve(late)).toMatchObject({ result: { postedPoints: 2.5 } });
    expect(await approve(early)).toMatchObject({ result: { postedPoints: 2.5 } });
    // The limit is one a month: the earlier fact has it now, whatever the order of approvals.
    expect(new Set(Object.values(await booked(village, householdId)))).toEqual(new Set([1.3, 2.5]));
    const clerk = staffOf(village, 'clerk');
    const taken = await run(clerk, village, reverseEvent, { eventId: early, reason: '不是这一户做的' });
    expect(taken.ok).toBe(true);
    expect(new Set(Object.values(await booked(village, householdId)))).toEqual(new Set([1.3, 2.5]));
    expect(await booked(village, householdId)).toEqual(await simulated(village, householdId));
    const again = await run(clerk, village, reverseEvent, { eventId: early, reason: '再来一次' });
    expect(again).toMatchObject({ ok: false, error: { code: 'events.already_corrected' } });
  });

  it('two approvals of one household at once are booked one after the other', async () => {
    const { sister: village } = world;
    const villager = villagerOf(village, 2);
    const householdId = homeOf(village, 2).id;
    const ids = await Promise.all(
      [1, 2, 3, 4].map(async (hours) => {
        const made = await run(villager, village, submitClaim, {
          item: 'hours',
          quantity: hours,
          householdId,
          photoIds: [],
        });
        if (!made.ok) throw new Error(made.error.code);
        return made.result.eventId;
      }),
    );
    const answers = await Promise.all(
      ids.map((eventId) =>
        run(staffOf(village, 'panel'), village, decideEvent, { eventId, stage: 'only', verdict: 'approve' }),
      ),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    // 0.5 + 1 + 1.5 + 2 points are cut to the 4 of the quarter.
    expect((await booked(village, householdId))['honour life']).toBe(4);
    expect(await booked(village, householdId)).toEqual(await simulated(village, householdId));
  });

  it('is not for the household itself, nor for what is not booked, nor without a reason', async () => {
    const { village } = world;
    const householdId = homeOf(village, 2).id;
    const own = staffOf(village, 'clerk', householdId);
    const clerk = staffOf(village, 'clerk');
    const made = await run(villagerOf(village, 2), village, submitClaim, {
      item: 'hours',
      quantity: 1,
      householdId,
      photoIds: [],
    });
    if (!made.ok) throw new Error(made.error.code);
    const { eventId } = made.result;
    const code = async (actor: Actor, reason: string, id = eventId) => {
      const answer = await run(actor, village, reverseEvent, { eventId: id, reason });
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await code(clerk, '核实有误')).toBe('events.not_correctable');
    expect(await code(clerk, '  ')).toBe('events.correction_reason_missing');
    expect(await code(own, '核实有误')).toBe('events.own_household');
    expect(await code(clerk, '核实有误', '00000000-0000-4000-8000-00000000ffff')).toBe(
      'events.event_unknown',
    );
  });
});
