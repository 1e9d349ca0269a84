import { expect, test } from 'vitest';
import type { Actor, Grant } from '../command/index.ts';
import { authorize, definePolicy, householdsSeen } from './index.ts';

const at = { placeId: 7, placeName: '样例村', lo: 7, hi: 7 };
const actor = (...grants: Grant[]): Actor => ({
  accountId: 'a',
  kind: 'staff',
  displayName: '甲',
  sessionId: 's',
  grants,
});
const villager: Grant = { role: 'villager', ...at, householdId: 'h1' };

test.each<[string, Grant[], unknown]>([
  ['a villager', [villager], { groups: [], ids: ['h1'] }],
  ['a clerk', [{ role: 'clerk', ...at }], 'all'],
  [
    'a group leader',
    [{ role: 'group_leader', ...at, groupName: '1组' }, villager],
    { groups: ['1组'], ids: ['h1'] },
  ],
  [
    'a helper of two groups',
    [
      { role: 'helper', ...at, groupName: '1组' },
      { role: 'helper', ...at, groupName: '2组' },
    ],
    { groups: ['1组', '2组'], ids: [] },
  ],
  [
    'a leader who is clerk too',
    [
      { role: 'group_leader', ...at, groupName: '1组' },
      { role: 'clerk', ...at },
    ],
    'all',
  ],
  [
    'a system administrator',
    [{ role: 'system_admin', placeId: 0, placeName: '', lo: 0, hi: 99 }],
    { groups: [], ids: [] },
  ],
  ['a clerk of elsewhere', [{ role: 'clerk', ...at, lo: 8, hi: 8 }], { groups: [], ids: [] }],
])('SEC-1 %s sees the households that are theirs to see', (_name, grants, seen) => {
  expect(householdsSeen(actor(...grants), 7)).toEqual(seen);
});

test('only the duties that count are asked', () => {
  const keeper = actor({ role: 'keeper', ...at });
  expect(householdsSeen(keeper, 7)).toBe('all');
  expect(householdsSeen(keeper, 7, ['clerk'])).toEqual({ groups: [], ids: [] });
});

test('SEC-10 a session that waits for a step opens the routes of that step and no other', () => {
  const waiting: Actor = { ...actor(), stage: 'second_factor' };
  const step = definePolicy('access.step', 'signed_in', ['second_factor']);
  expect(authorize(step, waiting, null)).toEqual({ ok: true });
  for (const policy of [
    definePolicy('access.other-step', 'signed_in', ['first_password']),
    definePolicy('access.anything', 'signed_in'),
    definePolicy('events.claim', ['clerk']),
  ])
    expect(authorize(policy, waiting, null)).toMatchObject({
      error: { code: 'access.second_factor_needed' },
    });
});
