import { expect, test } from 'vitest';
import { stepsOfOffice, stepsOfVillage, type VillageState } from './next-steps.ts';

const village = { placeId: 1_001_001, placeName: '样例一村' };
const running: VillageState = {
  ...village,
  households: { total: 46, enrolled: 40 },
  scheme: {
    stages: [
      { role: 'panel', level: 'village' },
      { role: 'town_department', level: 'town' },
    ],
  },
  duties: { held: ['clerk', 'panel'], mayGive: ['helper', 'group_leader', 'panel', 'keeper'] },
};
const kinds = (state: VillageState) =>
  stepsOfVillage(state).map((step) => (step.kind === 'official' ? step.role : step.kind));

test('a fresh village needs a roster, a scheme and reviewers, in this order', () => {
  const fresh: VillageState = {
    ...village,
    households: { total: 0, enrolled: 0 },
    scheme: null,
    duties: { held: ['clerk'], mayGive: ['panel', 'helper'] },
  };
  expect(kinds(fresh)).toEqual(['roster', 'scheme', 'panel']);
});

test('nothing is said of a village that runs, nor of what could not be read', () => {
  expect(stepsOfVillage(running)).toEqual([]);
  expect(stepsOfVillage(village)).toEqual([]);
});

test('the scheme says who reviews in the village; the town sees to its own', () => {
  const byLeaders = { stages: [{ role: 'group_leader', level: 'village' }] };
  expect(kinds({ ...running, scheme: byLeaders })).toEqual(['group_leader']);
});

test('households are enrolled once there is a scheme to join', () => {
  const none = { ...running, households: { total: 46, enrolled: 0 } };
  expect(kinds(none)).toEqual(['enrol']);
  expect(kinds({ ...none, scheme: null })).toEqual(['scheme']);
});

test('an office opens the places below it, and then looks for whoever runs them', () => {
  const office = { role: 'town_office' as const, placeId: 1_001_000, placeName: '样例镇' };
  const below = [
    { id: 1_001_001, name: '样例一村' },
    { id: 1_001_002, name: '样例二村' },
  ];
  expect(stepsOfOffice(office, [], [])).toEqual([
    { kind: 'village', placeId: 1_001_000, placeName: '样例镇' },
  ]);
  expect(stepsOfOffice(office, below, [{ role: 'clerk', placeId: 1_001_002 }])).toEqual([
    { kind: 'official', role: 'clerk', placeId: 1_001_001, placeName: '样例一村' },
  ]);
  expect(stepsOfOffice(office, below, undefined)).toEqual([]);
});
