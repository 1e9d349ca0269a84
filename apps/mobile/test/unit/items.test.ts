import { expect, test } from 'vitest';
import { claimable, groupItems, iconOf, tilesOf } from '../../src/features/schemes/items.ts';
import { scheme } from '../fake-api/sample.ts';

const titles = (wanted: string, category: string | null = null) =>
  groupItems(scheme, wanted, category).flatMap(({ items }) => items.map(({ id }) => id));

test('the first screen has at most six items, all of which can be filed', () => {
  expect(tilesOf(scheme)).toHaveLength(6);
  const withVisit = { ...scheme, tiles: ['visit', 'dumping', 'no such item', 'volunteer'] };
  expect(tilesOf(withVisit).map(({ id }) => id)).toEqual(['volunteer']);
});

test('search looks at titles, clauses and categories, and wants every word', () => {
  expect(titles('庭院')).toEqual(['yard', 'visit']);
  expect(titles('环境 河道')).toEqual(['hours']);
  expect(titles('没有这样的')).toEqual([]);
  expect(titles('', 'limits')).toEqual(['dumping']);
});

test('what cannot be filed says why', () => {
  const why = Object.fromEntries(scheme.items.map((item) => [item.id, claimable(item)]));
  expect(why).toMatchObject({ volunteer: 'yes', visit: 'by_visit', dumping: 'deduction' });
  const ofGroups = scheme.items.map((item) => ({ ...item, subjects: ['group' as const] }));
  expect(ofGroups.map(claimable)).not.toContain('yes');
});

test('an icon we do not have becomes a star', () => {
  expect(iconOf({ icon: 'broom' })).toBe('broom');
  expect(iconOf({ icon: 'no such drawing' })).toBe('star');
});
