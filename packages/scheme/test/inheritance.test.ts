import { describe, expect, test } from 'vitest';
import { checkVersions } from '../src/compile/versions.ts';
import { readScheme } from '../src/read/read-scheme.ts';
import type { SchemeDocument } from '../src/types.ts';

const TEMPLATE = `scheme: town
title: 镇样板
version: 1
from: 2026-01-01
template: true
locked: [items.law.points, redemption]
balances:
  points: { title: 积分, period: year, atEnd: reset }
categories:
  law: { title: 守法 }
items:
  law: { title: 学法, category: law, kind: award, points: 2, limits: [{ times: 4, per: year }] }
  patrol: { title: 巡逻, category: law, kind: award, points: { fixed: 1 } }
redemption: { balance: points, limits: [{ times: 1, per: year }] }
review:
  default: d
  procedures:
    d: { title: 审核, stages: [{ id: s, title: 小组, role: panel, level: village }] }
`;

const HEAD = 'scheme: village\ntitle: 村方案\nversion: 3\nfrom: 2026-02-01\n';
const heir = (own: string): string => `${HEAD}extends: { scheme: town, version: 1 }\n${own}`;

const library = (texts: Record<string, string>) => (scheme: string, version: string) =>
  texts[`${scheme} ${version}`] ?? null;

function read(text: string, more: Record<string, string> = {}) {
  return readScheme(text, { resolve: library({ 'town 1': TEMPLATE, ...more }) });
}

function documentOf(own: string, more: Record<string, string> = {}): SchemeDocument {
  const result = read(heir(own), more);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.document;
}

describe('an heir', () => {
  test('takes over everything that it does not say itself, and keeps its own head', () => {
    const document = documentOf('');
    expect(document).toMatchObject({ scheme: 'village', title: '村方案', version: 3, from: '2026-02-01' });
    expect(document.template).toBeUndefined();
    expect(Object.keys(document.items)).toEqual(['law', 'patrol']);
  });

  test('merges groups by key and replaces lists and values whole', () => {
    const document = documentOf('items:\n  law: { title: 学法律, limits: [{ points: 6, per: quarter }] }\n');
    expect(document.items.law).toMatchObject({
      title: '学法律',
      points: 2,
      limits: [{ points: 6, per: 'quarter' }],
    });
  });

  test('takes away with an empty value', () => {
    const document = documentOf('items:\n  patrol: null\n  law: { limits: }\n');
    expect(Object.keys(document.items)).toEqual(['law']);
    expect(document.items.law?.limits).toBeUndefined();
  });

  test('writes another shape where only one may stand', () => {
    const document = documentOf('items:\n  patrol: { points: { perUnit: { points: 1, unit: 小时 } } }\n');
    expect(document.items.patrol?.points).toEqual({ perUnit: { points: 1, unit: '小时' } });
  });

  test('empties a key to write another way of saying how long points are valid', () => {
    const middle = `scheme: area\ntitle: 片\nversion: 2\nfrom: 2026-01-01\ntemplate: true\nextends: { scheme: town, version: 1 }\nbalances:\n  points: { atEnd: carry, expires: { on: 03-31 } }\n`;
    const own = (expires: string) =>
      read(`${HEAD}extends: { scheme: area, version: 2 }\nbalances:\n  points: { expires: ${expires} }\n`, {
        'area 2': middle,
      });
    const rolling = own('{ on: null, months: 12 }');
    expect(rolling.ok && rolling.document.balances.points?.expires).toEqual({ months: 12 });
    expect(own('{ months: 12 }').findings).toMatchObject([{ code: 'expires.one' }]);
  });

  test('inherits through several levels, and what is locked adds up', () => {
    const middle = `scheme: area\ntitle: 片\nversion: 2\nfrom: 2026-01-01\ntemplate: true\nextends: { scheme: town, version: 1 }\nlocked: [decimals]\nunit: 点\n`;
    const result = read(`${HEAD}extends: { scheme: area, version: 2 }\ndecimals: 1\n`, { 'area 2': middle });
    expect(result.ok).toBe(false);
    const [finding] = result.findings;
    expect(finding).toMatchObject({ code: 'extends.locked', path: 'decimals', line: 6 });
    const plain = read(`${HEAD}extends: { scheme: area, version: 2 }\n`, { 'area 2': middle });
    expect(plain.ok && [plain.document.unit, plain.document.locked]).toEqual([
      '点',
      ['decimals', 'items.law.points', 'redemption'],
    ]);
  });
});

describe('what stands in the way is named', () => {
  const code = (result: ReturnType<typeof read>) =>
    result.findings.map((one) => `${one.code} ${one.path} ${one.line}`);

  test('an ancestor that nobody has', () => {
    expect(code(read(`${HEAD}extends: { scheme: town, version: 2 }\n`))).toEqual([
      'extends.not_found extends 5',
    ]);
    expect(code(readScheme(heir('')))).toEqual(['extends.not_found extends 5']);
  });

  test('a circle', () => {
    const other =
      'scheme: other\ntitle: 甲\nversion: 1\nfrom: 2026-01-01\nextends: { scheme: village, version: 3 }\n';
    const result = read(`${HEAD}extends: { scheme: other, version: 1 }\n`, { 'other 1': other });
    expect(code(result)).toEqual(['extends.circle extends 5']);
    expect(result.findings[0]?.message).toContain('village 版本 3 → other 版本 1 → village 版本 3');
  });

  test('an ancestor that cannot be read', () => {
    const result = read(`${HEAD}extends: { scheme: other, version: 1 }\n`, { 'other 1': 'a: [1\nb: 2' });
    expect(code(result)).toEqual(['extends.unreadable extends 5']);
  });

  test.each([
    ['changed', 'items:\n  law: { points: 3 }\n', 'items.law.points 7'],
    [
      'changed in its shape',
      'items:\n  law: { points: { range: { min: 1, max: 2 } } }\n',
      'items.law.points 7',
    ],
    ['taken away with its parent', 'items:\n  law: null\n', 'items.law.points 7'],
    ['added to', 'redemption: { lowers: [points] }\n', 'redemption.lowers 6'],
  ])('a locked part that is %s', (_name, own, place) => {
    expect(code(read(heir(own)))).toEqual([`extends.locked ${place}`]);
  });

  test('a locked part may be said again as it is', () => {
    expect(read(heir('items:\n  law: { points: 2 }\n')).ok).toBe(true);
  });

  test('a fault of an inherited part says where it was written', () => {
    const [finding] = read(
      heir('categories:\n  law: null\n  other: { title: 别的 }\nitems:\n  patrol: null\n'),
    ).findings;
    expect(finding).toMatchObject({ code: 'ref.category', path: 'items.law.category', line: 5 });
    expect(finding?.message).toContain('继承自 town 版本 1 第 12 行');
  });

  test('an empty value that takes nothing away is a slip', () => {
    expect(code(read(heir('items:\n  nothing: null\n')))).toEqual(['schema.type items.nothing 7']);
  });
});

describe('a template', () => {
  test('need not have every section, nor what its heirs will write', () => {
    const text =
      'scheme: t\ntitle: 样板\nversion: 1\nfrom: 2026-01-01\ntemplate: true\nitems:\n  x: { title: 甲, category: later, kind: award, points: 1 }\n';
    expect(readScheme(text).ok).toBe(true);
  });

  test('still says what is wrong in itself', () => {
    const text =
      'scheme: t\ntitle: 样板\nversion: 1\nfrom: 2026-01-01\ntemplate: true\nitems:\n  x: { title: 甲, category: later, kind: award, points: { range: { min: 2, max: 1 } } }\n';
    expect(readScheme(text).findings.map((one) => one.code)).toEqual(['points.range']);
  });

  test('is no version in force', () => {
    const result = readScheme(TEMPLATE);
    expect(result.ok && checkVersions([result.document]).map((one) => one.code)).toEqual([
      'versions.template',
    ]);
  });
});
