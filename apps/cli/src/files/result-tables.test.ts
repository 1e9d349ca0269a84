import type { SimulationResult } from '@jishan/scheme';
import { expect, test } from 'vitest';
import { RESULT_FILES, resultTables } from './result-tables.ts';

const result: SimulationResult = {
  scheme: { id: 's', versions: [] },
  until: '2024-12-31',
  households: [
    {
      id: 'H1',
      enrolled: true,
      eligible: true,
      participating_members: 3,
      balances: {},
      periods: [],
      stars: { '2024': 5 },
      titles: ['civil-home:2024'],
      gates: { above: true },
      barred: ['redemption:2025', 'titles:2024-12-01/2024-12-31'],
    },
  ],
  lists: [
    { list: 'red', period: '2024', subject: 'member', rows: [{ rank: 1, id: 'M1', points: 2.5 }] },
    {
      list: 'red',
      period: '2024',
      subject: 'household',
      within: '=组',
      rows: [{ rank: 1, id: 'H1', points: 2 }],
    },
  ],
  village: [{ id: 'share', period: '2024', good: 1, of: 1, percent: 100, grade: null }],
  refused: [],
  not_given: [
    {
      base: 'start',
      holder: 'h:H1',
      period: '2024',
      day: '2024-01-01',
      code: 'base.formula',
      message: '没有给',
    },
  ],
  entries: [],
};

test('stars, titles, gates, bars, lists and ratings are tables of their own, safe to open in a spreadsheet', () => {
  const tables = new Map(resultTables(result));
  expect(tables.get('stars.csv')).toBe('holder,period,stars\nh:H1,2024,5\n');
  expect(tables.get('titles.csv')).toBe('holder,title,period\nh:H1,civil-home,2024\n');
  expect(tables.get('gates.csv')).toBe('holder,gate,open\nh:H1,above,true\n');
  expect(tables.get('barred.csv')).toBe(
    'holder,from,period\nh:H1,redemption,2025\nh:H1,titles,2024-12-01/2024-12-31\n',
  );
  expect(tables.get('lists.csv')).toBe(
    "list,period,within,rank,holder,points\nred,2024,,1,m:M1,2.5\nred,2024,'=组,1,h:H1,2\n",
  );
  expect(tables.get('not_given.csv')).toBe(
    'base,holder,period,day,code,message\nstart,h:H1,2024,2024-01-01,base.formula,没有给\n',
  );
  expect(tables.get('village.csv')).toBe('id,period,good,of,percent,grade\nshare,2024,1,1,100,\n');
});

test('the list of files names every table', () => {
  expect(resultTables(result).map(([file]) => file)).toEqual(RESULT_FILES);
});

test('a scheme that rates no village has no table of ratings, and one that withholds nothing none of that', () => {
  const { village: _, not_given: __, ...rest } = result;
  const files = resultTables(rest).map(([file]) => file);
  expect(files).not.toContain('village.csv');
  expect(files).not.toContain('not_given.csv');
});
