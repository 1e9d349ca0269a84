import { readdirSync, readFileSync } from 'node:fs';
import { readScheme } from '@jishan/scheme';
import { expect, test } from 'vitest';
import { findUnserved } from './find-unserved.ts';

/** A small scheme with other sections in place of its own. */
function unservedOf(sections: Record<string, unknown>): [string, string, string][] {
  const read = readScheme(
    JSON.stringify({
      scheme: 'small',
      title: '样例',
      version: 1,
      from: '2026-01-01',
      balances: { points: { title: '积分', period: 'year' } },
      categories: { deeds: { title: '好事' } },
      items: { help: { title: '帮忙', category: 'deeds', kind: 'award', points: 2 } },
      review: {
        default: 'one',
        procedures: {
          one: { title: '一步', stages: [{ id: 's', title: '审', role: 'panel', level: 'village' }] },
        },
      },
      ...sections,
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return findUnserved(read.document).map(({ level, path, message }) => [level, path, message]);
}

const balance = (rule: object) =>
  unservedOf({ balances: { points: { title: '积分', period: 'year', ...rule } } }).map(([level, path]) => [
    level,
    path,
  ]);
const item = (rule: object) =>
  unservedOf({
    items: {
      help: { title: '帮忙', category: 'deeds', kind: 'award', points: 2 },
      other: { title: '别的', category: 'deeds', kind: 'award', points: 2, ...rule },
    },
  }).map(([level, path]) => [level, path]);

test('what a period’s end does is told: clearing and carrying may be put in force, taking points away may not', () => {
  expect(balance({})).toEqual([]);
  expect(balance({ atEnd: 'close' })).toEqual([]);
  expect(balance({ atEnd: 'reset' })).toEqual([['warning', 'balances.points.atEnd']]);
  expect(balance({ atEnd: 'reset', negativeRest: 'kept' })).toEqual([
    ['warning', 'balances.points.atEnd'],
    ['error', 'balances.points.negativeRest'],
  ]);
  const carry = ['warning', 'balances.points.atEnd'];
  expect(balance({ atEnd: 'carry' })).toEqual([carry]);
  expect(balance({ atEnd: 'carry', carries: { percent: 50 } })).toEqual([
    carry,
    ['error', 'balances.points.carries'],
  ]);
  expect(balance({ atEnd: 'carry', expires: { on: '03-31' } })).toEqual([
    carry,
    ['error', 'balances.points.expires'],
  ]);
  expect(balance({ atEnd: 'carry', expires: { months: 12 } })).toEqual([
    carry,
    ['error', 'balances.points.expires'],
  ]);
});

test('an item that nobody can file is told, one that is not in use is not', () => {
  expect(item({})).toEqual([]);
  expect(item({ subjects: ['group'] })).toEqual([['warning', 'items.other']]);
  expect(item({ subjects: ['group', 'household'] })).toEqual([]);
  expect(item({ likes: ['help'] })).toEqual([['warning', 'items.other']]);
  expect(item({ reason: 'required' })).toEqual([['warning', 'items.other']]);
  expect(item({ reason: 'required', active: false })).toEqual([]);
});

test('redeeming is told, and every word of it is Chinese', () => {
  const found = unservedOf({ redemption: { balance: 'points' } });
  expect(found).toEqual([['warning', 'redemption', expect.stringMatching(/^系统现在还不能下兑换单/)]]);
});

test('no scheme that comes along is refused', () => {
  const folder = new URL('../../../../../schemes/', import.meta.url);
  const guidance = readFileSync(new URL('templates/guidance.yaml', folder), 'utf8');
  const names = readdirSync(folder).filter((name) => /^s\d-.*\.yaml$/.test(name));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const read = readScheme(readFileSync(new URL(name, folder), 'utf8'), { resolve: () => guidance });
    if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.findings)}`);
    const refused = findUnserved(read.document).filter(({ level }) => level === 'error');
    expect([name, refused]).toEqual([name, []]);
  }
});
