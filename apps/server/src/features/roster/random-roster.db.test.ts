import { seededRandom } from '@jishan/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { capsScheme } from '../../../test/support/caps-scheme.ts';
import { effectsScheme } from '../../../test/support/effects-scheme.ts';
import {
  bookedAccounts,
  deliver,
  mustRun,
  runAs,
  simulatedAccounts,
} from '../../../test/support/roster-acts.ts';
import { openWorld, staffOf, type Village, type World } from '../../../test/support/village.ts';
import { addDays, localDay } from '../../platform/clock/index.ts';
import type { Command } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { submitClaim } from '../events/index.ts';
import { decideEvent } from '../review/index.ts';
import { addMember } from './add-member.ts';
import { correctHousehold } from './correct-household.ts';
import { householdBack } from './household-back.ts';
import { householdLeft } from './household-left.ts';
import { memberDied } from './member-died.ts';
import { memberMoved } from './member-moved.ts';
import { mergeGroups } from './merge-groups.ts';
import { mergeHousehold } from './merge-household.ts';
import { regroupHouseholds } from './regroup-households.ts';
import { renameGroup } from './rename-group.ts';
import { splitHousehold } from './split-household.ts';

type Pick = (below: number) => number;

const worlds: World[] = [];
beforeAll(async () => {
  worlds.push(await openWorld({ scheme: capsScheme, households: 5 }));
  worlds.push(await openWorld({ scheme: effectsScheme(true), households: 5 }));
});
afterAll(async () => {
  for (const world of worlds) await world.close();
});

const daysMs = 86_400_000;
const reason = '村里核实';

async function fileSome(world: World, village: Village, items: string[], pick: Pick, count: number) {
  const helper = staffOf(village, 'helper');
  const panel = staffOf(village, 'panel');
  const homes = await openHouseholds(world, village);
  for (let at = 0; at < count; at += 1) {
    if (at % 6 === 0) world.clock.advance(daysMs);
    const home = homes[pick(homes.length)];
    const item = items[pick(items.length)] ?? '';
    if (!home) continue;
    const filed = await runAs(world, helper, village, submitClaim, {
      item,
      householdId: home.id,
      happenedAt: new Date(
        world.clock.now().getTime() - pick(80) * daysMs - pick(1000) * 60_000,
      ).toISOString(),
      photoIds: [],
      onBehalfReason: '老人不会用手机',
      ...(item === 'hours' ? { quantity: 1 + pick(5) } : {}),
    });
    if (!filed.ok) {
      if (['events.would_not_count', 'events.not_enrolled'].includes(filed.error.code)) continue;
      throw new Error(filed.error.code);
    }
    const { eventId } = filed.result;
    const points = item === 'range' ? { points: 1 + pick(3) } : {};
    await mustRun(world, panel, village, decideEvent, {
      eventId,
      stage: 'only',
      verdict: 'approve',
      ...points,
    });
  }
}

interface OpenHousehold {
  id: string;
  members: { id: string; relation: string }[];
}

function openHouseholds(world: World, village: Village): Promise<OpenHousehold[]> {
  return withScope(world.services.db, village, async (read) => {
    const rows = await read
      .selectFrom('households as h')
      .innerJoin('member_stays as s', 's.household_id', 'h.id')
      .select(['h.id', 's.member_id', 's.relation'])
      .where('h.closed_on', 'is', null)
      .where('s.ended_on', 'is', null)
      .orderBy('h.door_code')
      .orderBy('s.member_id')
      .execute();
    const homes = new Map<string, OpenHousehold>();
    for (const row of rows) {
      const home = homes.get(row.id) ?? { id: row.id, members: [] };
      home.members.push({ id: row.member_id, relation: row.relation });
      homes.set(row.id, home);
    }
    return [...homes.values()];
  });
}

type Act = <Input, Result>(name: string, command: Command<Input, Result>, input: Input) => Promise<string>;

const groupOf = (pick: Pick): string => `${1 + pick(4)}组`;

interface GroupWish {
  which: 7 | 8 | 9;
  group: string;
  into: string;
  days: { on?: string };
  nth: number;
  householdIds: string[];
}

/** One random change of a village's groups: one is renamed, one becomes part of another, or some households go over. */
function changeGroups(act: Act, pick: Pick, { which, group, into, days, nth, householdIds }: GroupWish) {
  if (which === 7) {
    const newName = pick(2) === 0 ? into : `改${nth}组`;
    return act('renamed', renameGroup, { kind: 'group', name: group, newName, sure: true, reason });
  }
  if (which === 8)
    return act('merged', mergeGroups, {
      kind: 'group',
      name: group,
      into,
      duties: 'follow',
      reason,
      ...days,
    });
  return act('regrouped', regroupHouseholds, {
    kind: pick(3) > 0 ? 'group' : 'section',
    householdIds,
    to: pick(4) === 0 ? '' : into,
    sure: true,
    reason,
    ...days,
  });
}

async function leaveAndComeBack(
  act: Act,
  pick: Pick,
  common: { householdId: string; on: string; reason: string },
) {
  const left = await act('left', householdLeft, common);
  if (left !== 'left') return left;
  const on = addDays(common.on, pick(20));
  const back = { ...common, on, takesPart: true, keepsPoints: pick(2) === 0 };
  return `${left}, ${await act('back', householdBack, back)}`;
}

/** One random change on a random past day; what is refused is refused with a code and changes nothing. */
async function changeSomething(world: World, village: Village, pick: Pick, nth: number): Promise<string> {
  const homes = await openHouseholds(world, village);
  const home = homes[pick(homes.length)];
  const other = homes[pick(homes.length)];
  if (!home || !other) throw new Error('nobody is left');
  const on = addDays(localDay(world.clock.now()), -pick(70));
  const clerk = staffOf(village, 'clerk');
  const someone = home.members[pick(home.members.length)];
  const memberId = someone?.id ?? '';
  const head = home.members.find((one) => one.relation !== 'head');
  const common = { householdId: home.id, on, reason };
  const act: Act = async (name, command, input) => {
    const answer = await runAs(world, clerk, village, command, input);
    return answer.ok ? name : answer.error.code;
  };
  const newHead = head === undefined ? {} : { newHeadId: head.id };
  const wish = { group: groupOf(pick), into: groupOf(pick), days: pick(2) === 0 ? {} : { on } };
  const which = pick(11);
  switch (which) {
    case 0:
      return act('split', splitHousehold, {
        ...common,
        members: [{ memberId, relation: 'head' }],
        doorCode: `新${nth}`,
        ...(pick(2) === 0 ? {} : { share: pick(11) / 10 }),
        ...(someone?.relation === 'head' ? newHead : {}),
      });
    case 1:
      return act('merge', mergeHousehold, { ...common, intoHouseholdId: other.id });
    case 2: {
      const goes = { toHouseholdId: other.id, relation: 'other' as const, takesPart: pick(4) > 0 };
      return act('moved', memberMoved, { ...common, memberId, ...goes, ...newHead });
    }
    case 3:
      return act('died', memberDied, { ...common, memberId, ...newHead });
    case 4:
      return act('added', addMember(world.services.vault), {
        ...common,
        relation: 'child',
        person: { name: '样例新人' },
        takesPart: true,
      });
    case 5:
      return leaveAndComeBack(act, pick, common);
    case 6:
      return act('group', correctHousehold, { ...common, group: `${1 + pick(3)}组` });
    case 7:
    case 8:
    case 9:
      return changeGroups(act, pick, { ...wish, which, nth, householdIds: [home.id, other.id] });
    default:
      return act('fact', correctHousehold, {
        ...common,
        facts: world === worlds[1] ? { residents: 1 + pick(5) } : {},
        section: `片${pick(3)}`,
      });
  }
}

it.each([
  [0, 0, ['once', 'range', 'hours']],
  [0, 1, ['once', 'range', 'hours']],
  [1, 0, ['deed', 'hours']],
  [1, 1, ['deed', 'hours']],
])('the ledger equals the simulation after random changes of the roster: scheme %i, village %i', async (which, nth, items) => {
  const world = worlds[which] as World;
  const village = nth === 0 ? world.village : world.sister;
  const random = seededRandom(10 * which + nth + 1);
  const pick: Pick = (below) => random(4).readUInt32LE() % below;
  const done: string[] = [];
  for (let round = 1; round <= 4; round += 1) {
    await fileSome(world, village, items, pick, 8);
    for (let turn = 1; turn <= 4; turn += 1)
      done.push(await changeSomething(world, village, pick, round * 10 + turn));
    // Sometimes approvals come before the change has been scored.
    if (round % 2 === 0) await deliver(world);
  }
  await deliver(world);
  const booked = await bookedAccounts(world, village);
  expect(booked, done.join('; ')).toEqual(await simulatedAccounts(world, village));
  // Ids are made by chance, so what happens differs from run to run; something always does.
  expect(booked).not.toEqual([]);
  expect(done.some((one) => !one.includes('roster.'))).toBe(true);
});
