import { expect, test } from 'vitest';
import { item, more, only, text } from './small-scheme.ts';

const redemption = (rule: string): string => more(`redemption: { balance: points, ${rule} }`);

// biome-ignore format: a table, one line a case
test.each([
  ['a season from a day that no year has', item('kind: award, points: 1, season: { from: 02-30, to: 03-05 }'), 'date.month_day', 'items.help.season.from', '02-30'],
  ['a season to one', item('kind: award, points: 1, season: { from: 02-01, to: 04-31 }'), 'date.month_day', 'items.help.season.to', '04-31'],
  ['a window from a day that no year has', redemption('windows: [{ from: 02-30, to: 03-05 }]'), 'date.month_day', 'redemption.windows[0].from', '不是一个真实的日期'],
  ['a window on a day that its months lack', redemption('windows: [{ months: [2], days: [30] }]'), 'redemption.never', 'redemption.windows[0]', '永远不会到'],
] as const)('%s', (_name, source, code, path, words) => {
  expect(only(source)).toMatchObject({
    code,
    path,
    message: expect.stringContaining(words),
    line: expect.any(Number),
  });
});

test('a window of a purse is looked at too', () => {
  const source = `${text({ balances: 'balances: { points: { title: 积分, period: year }, x: { title: 甲, period: year } }' })}\nredemption: { balance: points, purses: [{ balance: x, windows: [{ from: 03-01, to: 06-31 }] }] }`;
  expect(only(source)).toMatchObject({ code: 'date.month_day', path: 'redemption.purses[0].windows[0].to' });
});
