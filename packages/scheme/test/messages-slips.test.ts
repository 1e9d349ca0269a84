import { expect, test } from 'vitest';
import { lintScheme } from '../src/index.ts';
import { balance, item, more, only, text } from './small-scheme.ts';

const redemption = (rule: string): string => more(`redemption: { balance: points, ${rule} }`);
const LOSS =
  'items: { x: { title: 甲, category: a, kind: deduction, points: 1 }, y: { title: 乙, category: a, kind: veto } }';

// biome-ignore format: a table, one line a case
test.each([
  ['a season from a day that no year has', item('kind: award, points: 1, season: { from: 02-30, to: 03-05 }'), 'date.month_day', 'items.help.season.from', '02-30'],
  ['a season to one', item('kind: award, points: 1, season: { from: 02-01, to: 04-31 }'), 'date.month_day', 'items.help.season.to', '04-31'],
  ['a window from a day that no year has', redemption('windows: [{ from: 02-30, to: 03-05 }]'), 'date.month_day', 'redemption.windows[0].from', '不是一个真实的日期'],
  ['a window on a day that its months lack', redemption('windows: [{ months: [2], days: [30] }]'), 'redemption.never', 'redemption.windows[0]', '永远不会到'],
  ['a cap of gains over losses', text({ items: LOSS, more: 'caps: { c: { title: 合用, items: [x, y], points: 3, per: year } }' }), 'cap.unused', 'caps.c', 'counts: deducted'],
  ['a cap of losses over gains', more('caps: { c: { title: 合用, items: [help], points: 3, per: year, counts: deducted } }'), 'cap.unused', 'caps.c', 'counts: earned'],
  ['a category limit of gains over losses', text({ items: LOSS, categories: 'categories: { a: { title: 甲, limits: [{ points: 3, per: year }] } }' }), 'cap.unused', 'categories.a.limits[0]', '没有写 counts'],
  ['a cap with an item twice', more('caps: { c: { title: 合用, items: [help, help], points: 3, per: year } }'), 'cap.repeated', 'caps.c.items[1]', '两次'],
  ['a class of an expression written almost right', item('kind: award, points: 1, when: \'"por" in household.classes\''), 'ref.class', 'items.help.when', '是不是想写 poor'],
  ['a class that a list cannot ask for', more('results: { lists: { r: { title: 红榜, kind: red, per: year, when: \'!("rich" in household.classes)\' } } }'), 'ref.class', 'results.lists.r.when', '现有：poor'],
  ['a grade that the item has not', item('kind: award, points: { grades: { half: 1, whole: 2 } }, when: event.grade == "full"'), 'ref.grade', 'items.help.when', '现有：half'],
  ['a grade of an item without grades', item('kind: award, points: 1, factors: [{ when: \'event.grade in ["full"]\', times: 2 }]'), 'expression.grade', 'items.help.factors[0].when', '档次'],
  ['a factor behind one that always fits', item('kind: award, points: 1, factors: [{ when: "true", times: 2 }, { for: [poor], times: 3 }]'), 'factor.unreachable', 'items.help.factors[1]', '写在最后'],
  ['a feed rule that no item fits', balance('period: year, feeds: [{ kinds: [award] }, { categories: [a], kinds: [deduction] }]'), 'feed.unused', 'balances.points.feeds[1]', '一分也收不到'],
  ['a locked path to an item that is not there', more('locked: [items.hlep.points]'), 'locked.nothing', 'locked[0]', 'items.hlep.points'],
  ['a version that YAML reads as a number', text({ head: 'scheme: small\ntitle: 小方案\nversion: 1.10\nfrom: 2026-01-01' }), 'head.version', 'version', '加引号'],
  ['an empty file', '# 还没有写\n', 'yaml.empty', '', '空的'],
  ['a weekday that is none', redemption('windows: [{ weekdays: [8] }]'), 'schema.range', 'redemption.windows[0].weekdays[0]', '“星期几”不能大于 7，现在写的是 8'],
  ['a deduction with a minus', item('kind: deduction, points: -2'), 'schema.range', 'items.help.points', '扣分也写正数'],
  ['a day with slashes', text({ head: 'scheme: small\ntitle: 小方案\nversion: 1\nfrom: 2026/1/5' }), 'schema.format', 'from', '是不是想写 2026-01-05'],
  ['a day of the year with one digit', item('kind: award, points: { byDate: { steps: [{ until: 9-30, points: 5 }] } }'), 'schema.format', 'items.help.points.byDate.steps[0].until', '是不是想写 09-30'],
  ['a day of the year in words', item('kind: award, points: { byDate: { steps: [{ until: 9月30日, points: 5 }] } }'), 'schema.format', 'items.help.points.byDate.steps[0].until', '是不是想写 09-30'],
  ['a day that no month has', item('kind: award, points: { byDate: { steps: [{ until: 13-1, points: 5 }] } }'), 'schema.format', 'items.help.points.byDate.steps[0].until', '现在写的是文字“13-1”'],
  ['types that do not meet', item('kind: award, points: 1, when: "household.residents > \'a\'"'), 'expression', 'items.help.when', '> 的左边是整数，右边是文字'],
  ['not of a number', item('kind: award, points: 1, when: "!household.residents"'), 'expression', 'items.help.when', '! 后面是整数'],
  ['and of a number', item('kind: award, points: 1, when: "household.residents && true"'), 'expression', 'items.help.when', '现在是整数'],
  ['a function of a number', item('kind: award, points: 1, when: "age(household.residents) > 1"'), 'expression', 'items.help.when', '现在括号里是整数'],
  ['an unfinished expression', item('kind: award, points: 1, when: "household.residents >"'), 'expression', 'items.help.when', '没有写完'],
  ['a bracket left open', item('kind: award, points: 1, when: "(household.residents > 1"'), 'expression', 'items.help.when', '少了右括号 )'],
  ['one sign for two', item('kind: award, points: 1, when: "household.residents = 1"'), 'expression', 'items.help.when', '字符 ='],
  ['a list of two kinds', item('kind: award, points: 1, when: "event.grade in [\'a\', 1]"'), 'expression', 'items.help.when', '也有'],
  ['half a point for an hour', item('kind: award, points: { perUnit: { points: 0.5, unit: 小时 } }'), 'amount.decimals', 'items.help.points.perUnit.points', '{ points: 1, for: 2 }'],
] as const)('%s', (_name, source, code, path, words) => {
  expect(only(source)).toMatchObject({
    code,
    path,
    message: expect.stringContaining(words),
    line: expect.any(Number),
  });
});

test('no message of an expression speaks English', () => {
  const conditions = [
    'household.residents >',
    'household.residents > "a"',
    'household.residents.x',
    'age()',
    '"a',
  ];
  for (const when of [
    ...conditions,
    'household..x',
    'if true',
    'true ? 1 : "a"',
    '-household.id == 1',
    '1 # 2',
  ]) {
    const { message } = only(item(`kind: award, points: 1, when: ${JSON.stringify(when)}`));
    expect(message).not.toMatch(/overload|expected|token|type '|character|identifier|index/i);
  }
});

test('a window of a purse is looked at too', () => {
  const source = `${text({ balances: 'balances: { points: { title: 积分, period: year }, x: { title: 甲, period: year } }' })}\nredemption: { balance: points, purses: [{ balance: x, windows: [{ from: 03-01, to: 06-31 }] }] }`;
  expect(only(source)).toMatchObject({ code: 'date.month_day', path: 'redemption.purses[0].windows[0].to' });
});

test('a base whose balances begin on different days is pointed out', () => {
  const source = text({
    balances:
      'balances: { a: { title: 甲, period: year, begins: 09-01 }, b: { title: 乙, period: year } }\nbase: { s: { title: 基础, points: 10, per: year } }',
  });
  expect(lintScheme(source).map(({ code, path }) => `${code} ${path}`)).toContain('base.begins base.s');
});
