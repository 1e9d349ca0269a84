import { expect, test } from 'vitest';
import { actors, town, villages } from '../../../test/fake-api/people.ts';
import type { PlaceBrief } from '../../lib/api-types.ts';
import { safeBack } from './safe-back.ts';
import { readVillages } from './villages.ts';

const places = async (parent: number) => ({ places: parent === town.id ? villages : [] });

test('a village grant names its village without asking', async () => {
  const none = () => Promise.reject(new Error('not asked'));
  expect(await readVillages(actors.panel!, none)).toEqual([{ id: town.id + 1, name: '样例一村' }]);
});

test('a town grant opens into its villages, a district grant through its towns', async () => {
  expect((await readVillages(actors.town!, places)).map((village) => village.name)).toEqual([
    '样例一村',
    '样例二村',
    '样例三村',
  ]);
  const district: PlaceBrief = {
    id: 1_000_000,
    kind: 'district',
    code: '310118',
    name: '样例区',
    phone: null,
    parentId: null,
  };
  const asDistrict = async (parent: number) =>
    parent === district.id
      ? {
          places: [
            { ...district, id: town.id, kind: 'town' as const, name: town.name, parentId: district.id },
          ],
        }
      : places(parent);
  const grant = {
    role: 'district_office' as const,
    placeId: district.id,
    placeName: district.name,
    lo: 1_000_000,
    hi: 1_999_999,
  };
  const found = await readVillages({ ...actors.town!, grants: [grant] }, asDistrict);
  expect(found).toHaveLength(3);
});

test('after signing in one goes back only to a page of this console', () => {
  expect(safeBack('/console/review?stage=first')).toBe('/console/review?stage=first');
  expect(safeBack('https://example.com/console/')).toBe('/console/');
  expect(safeBack('//example.com')).toBe('/console/');
  expect(safeBack('/console/\\example.com')).toBe('/console/');
  expect(safeBack(undefined)).toBe('/console/');
});
