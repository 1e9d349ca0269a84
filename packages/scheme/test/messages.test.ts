import { describe, expect, test } from 'vitest';
import { warnOfVersions } from '../src/compile/version-warnings.ts';
import { checkVersions } from '../src/compile/versions.ts';
import { placeIn } from '../src/read/place.ts';
import { lintScheme, readScheme } from '../src/read/read-scheme.ts';
import { fault, grammarOf, item, only, text } from './small-scheme.ts';

test('the small scheme itself is in order', () => {
  expect(grammarOf(text({}))).toEqual([]);
});

test('JSON is read as well as YAML', () => {
  const read = readScheme(text({}));
  expect(read.ok && readScheme(JSON.stringify(read.document)).ok).toBe(true);
});

describe('what is wrong is named with its place and its cure', () => {
  // biome-ignore format: a table, one line a case
  test.each([
    ['a wrong type', item('kind: award, points: 两分'), 'schema.type', 'items.help.points', '一个数'],
    ['an unknown key', item('kind: award, points: 2, limit: []'), 'schema.unknown_key', 'items.help.limit', 'limits'],
    ['a cap without period', item('kind: award, points: 2, limits: [{ points: 10 }]'), 'schema.missing', 'items.help.limits[0]', 'per'],
    ['two ways at once', item('kind: award, points: { fixed: 1, range: { min: 1, max: 2 } }'), 'schema.one_of', 'items.help.points', 'fixed、range'],
    ['a kind that is none', item('kind: bonus, points: 2'), 'schema.choice', 'items.help.kind', 'deduction'],
    ['a negative amount', item('kind: award, points: -2'), 'schema.range', 'items.help.points', '不能小于 0'],
    ['too many decimals', item('kind: award, points: 1.5'), 'amount.decimals', 'items.help.points', 'decimals'],
    ['an unknown category', text({ items: 'items: { x: { title: 甲, category: b, kind: award, points: 1 } }' }), 'ref.category', 'items.x.category', '现有：a'],
    ['an unknown clause', item('kind: award, points: 1, clause: c9'), 'ref.clause', 'items.help.clause', 'c9'],
    ['an unknown fact', item('kind: award, points: 1, when: household.resident > 1'), 'expression', 'items.help.when', 'residents'],
    ['types that do not meet', item('kind: award, points: 1, when: "household.residents > \'a\'"'), 'expression', 'items.help.when', '类型'],
    ['an unfinished expression', item('kind: award, points: 1, when: "household.residents >"'), 'expression', 'items.help.when', '写法'],
    ['an expression that is no condition', item('kind: award, points: 1, when: household.residents'), 'expression', 'items.help.when', '成立或不成立'],
    ['a date that is none', item('kind: award, points: 1, when: \'member.born < date("1960-13-01")\''), 'expression', 'items.help.when', '1960-13-01'],
    ['an appraisal without period', item('kind: appraisal, points: { score: { max: 10 } }'), 'item.period_missing', 'items.help', 'period'],
    ['points of the wrong kind', item('kind: appraisal, period: month, points: 2'), 'item.points_way', 'items.help.points', 'score'],
    ['an item in use without points', item('kind: award'), 'item.points_missing', 'items.help', 'active: false'],
    ['times and points in one limit', item('kind: award, points: 1, limits: [{ times: 1, points: 1, per: month }]'), 'limit.both', 'items.help.limits[0]', '两条'],
    ['a limit of nothing', item('kind: award, points: 1, limits: [{ per: month }]'), 'limit.neither', 'items.help.limits[0]', 'times'],
    ['a limit that can never hold', item('kind: award, subjects: [household], points: 1, limits: [{ times: 1, per: month, of: member }]'), 'limit.of', 'items.help.limits[0].of', '成员'],
    ['a range upside down', item('kind: award, points: { range: { min: 3, max: 1 } }'), 'points.range', 'items.help.points.range', '最少'],
    ['parts that do not reach the sum', item('kind: appraisal, period: month, points: { score: { max: 10, parts: { x: 3, y: 4 } } }'), 'points.parts', 'items.help.points.score.parts', '7'],
    ['an impossible start', text({ head: 'scheme: s\ntitle: t\nversion: 1\nfrom: 2026-02-30' }), 'head.from', 'from', '2026-02-30'],
    ['an unknown balance to redeem', text({ more: 'redemption: { balance: gold }' }), 'ref.balance', 'redemption.balance', 'points'],
    ['half a window', text({ more: 'redemption: { balance: points, windows: [{ from: 12-01 }] }' }), 'redemption.window', 'redemption.windows[0]', '一起写'],
    ['a life that ends', text({ balances: 'balances: { points: { title: 积分, period: life, atEnd: reset } }' }), 'balance.life_end', 'balances.points.atEnd', 'life'],
    ['a year that begins on the 31st', text({ balances: 'balances: { points: { title: 积分, period: year, begins: 01-31 } }' }), 'period.begins', 'balances.points.begins', '28'],
    ['a fact that is built in', text({ facts: 'facts: { household: { members: int, residents: int }, member: { born: date } }' }), 'facts.built_in', 'facts.household.members', '本来就有'],
    ['a tile that is no item', text({ more: 'display: { tiles: [nothing] }' }), 'ref.item', 'display.tiles[0]', 'nothing'],
    ['a scheme that is a list', '- a\n- b', 'schema.type', '', '一组'],
  ] as const)('%s', (_name, source, code, path, words) => {
    expect(only(source)).toEqual(fault(code, path, words));
  });

  test('two items of one id', () => {
    const twice =
      'items:\n  help: { title: 一, category: a, kind: award, points: 1 }\n  help: { title: 二, category: a, kind: award, points: 2 }';
    expect(lintScheme(text({ items: twice }))[0]).toMatchObject({
      code: 'yaml.duplicate_key',
      path: 'items.help',
      line: 11,
    });
  });

  test('line and column point at the key', () => {
    expect(lintScheme(item('kind: award, points: 2, wen: x'))[0]).toMatchObject({ line: 10, column: 59 });
  });

  test('a document that is not YAML, and one that eats memory', () => {
    expect(lintScheme('scheme: [1, 2')[0]?.code).toBe('yaml.syntax');
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]}, `.repeat(10)}]`),
    ].join('\n');
    expect(lintScheme(bomb)[0]?.code).toBe('yaml.aliases');
  });
});

describe('versions of one scheme must fit together', () => {
  const version = (number: number, from: string, changes: Parameters<typeof text>[0] = {}) => {
    const read = readScheme(
      text({ head: `scheme: small\ntitle: 小方案\nversion: ${number}\nfrom: ${from}`, ...changes }),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    return read.document;
  };
  const codes = (...documents: ReturnType<typeof version>[]) =>
    checkVersions(documents).map(({ code }) => code);

  test('what is between them is placed in the text, in lists too', () => {
    const settled =
      'scheme: x\nresults:\n  settle:\n    - { per: month }\n    - per: year\n      begins: 09-01\n';
    expect(placeIn(settled, 'results.settle[1].begins')).toEqual({ line: 6, column: 7 });
    expect(placeIn(settled, 'results.settle[0].begins')).toEqual({ line: 4, column: 7 });
    expect(placeIn(settled, 'balances.points')).toEqual({ line: 1, column: 1 });
  });

  test('two that do', () => {
    expect(codes(version(1, '2026-01-01'), version(2, '2026-07-01'))).toEqual([]);
  });

  test('no two from one day, no number twice, no balance that changes its period', () => {
    expect(codes(version(1, '2026-01-01'), version(2, '2026-01-01'))).toEqual(['versions.from']);
    expect(codes(version(1, '2026-01-01'), version(1, '2026-07-01'))).toEqual(['versions.repeated']);
    const monthly = { balances: 'balances: { points: { title: 积分, period: month } }' };
    expect(codes(version(1, '2026-01-01'), version(2, '2026-07-01', monthly))).toEqual(['versions.balance']);
    const text2 = {
      facts: 'facts: { household: { residents: text }, member: { born: date } }',
      who: 'who: {}',
    };
    expect(codes(version(1, '2026-01-01'), version(2, '2026-07-01', text2))).toEqual(['versions.fact']);
    expect(codes()).toEqual(['versions.none']);
  });

  // biome-ignore format: a table, one line a case
  test.each([
    ['a year that begins in September, settled twice', '2026-01-01', '2027-01-01', 'year', undefined, '09-01', '2026-09-01 到 2026-12-31 的分在两期里各算一次（两期都叫 2026，结果里分不开）'],
    ['and back, settled twice under two names', '2026-01-01', '2027-09-01', 'year', '09-01', undefined, '2027-01-01 到 2027-08-31 的分在两期里各算一次（老的 2026 和新的 2027）'],
    ['begun with the new year: left out', '2026-01-01', '2026-09-01', 'year', undefined, '09-01', '2026-01-01 到 2026-08-31 的分哪一期也不算'],
    ['only what the scheme reached is left out', '2026-05-01', '2026-09-01', 'year', undefined, '09-01', '2026-05-01 到 2026-08-31 的分哪一期也不算'],
    ['quarters moved by a month', '2026-01-01', '2026-07-01', 'quarter', undefined, '02-01', '2026-05-01 到 2026-06-30 的分在两期里各算一次（两期都叫 2026-Q2，结果里分不开）'],
    ['in the midst of both', '2026-01-01', '2027-03-10', 'year', undefined, '09-01', '2026-09-01 到 2026-12-31 的分在两期里各算一次'],
  ] as const)('%s', (_name, from, next, per, before, after, words) => {
    const settled = (begins: string | undefined) => ({
      more: `results: { settle: [{ per: ${per}${begins === undefined ? '' : `, begins: ${begins}`} }] }`,
    });
    const findings = warnOfVersions([version(1, from, settled(before)), version(2, next, settled(after))]);
    expect(findings).toMatchObject([{ level: 'warning', code: 'versions.begins', sources: [1, 0] }]);
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.path).toBe(after === undefined ? 'results.settle[0]' : 'results.settle[0].begins');
  });

  test('a balance of another year settles otherwise too, where nothing else is said', () => {
    const moved = { balances: 'balances: { other: { title: 积分, period: year, begins: 09-01 } }' };
    expect(warnOfVersions([version(1, '2026-01-01'), version(2, '2027-01-01', moved)])).toMatchObject([
      { code: 'versions.begins', path: 'balances.other.begins' },
    ]);
  });

  // biome-ignore format: a table, one line a case
  test.each([
    ['months that begin on the same days', 'month', undefined, '09-01', '2026-07-01'],
    ['quarters that begin on the same days', 'quarter', undefined, '10-01', '2026-07-01'],
    ['the same day', 'year', '09-01', '09-01', '2026-07-01'],
    ['nothing was settled before', 'half', '03-01', '04-01', '2026-01-02'],
  ] as const)('nothing is said of %s', (_name, per, before, after, next) => {
    const settled = (begins: string | undefined) => ({
      more: `results: { settle: [{ per: ${per}${begins === undefined ? '' : `, begins: ${begins}`} }] }`,
    });
    expect(warnOfVersions([version(1, '2026-01-01', settled(before)), version(2, next, settled(after))])).toEqual([]);
  });
});
