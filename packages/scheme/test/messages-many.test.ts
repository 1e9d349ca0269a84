import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintScheme, readScheme } from '../src/read/read-scheme.ts';
import { text } from './small-scheme.ts';

const schemes = resolve(import.meta.dirname, '../../../schemes');
const inherited = (scheme: string): string =>
  readFileSync(resolve(schemes, 'templates', `${scheme}.yaml`), 'utf8');

const said = (source: string): string[] =>
  lintScheme(source, { resolve: inherited })
    .filter(({ code, level }) => code !== 'class.unused' && level === 'error')
    .map(({ code, path }) => `${code} ${path}`);

describe('one reading says what is wrong in all stages', () => {
  test('keys written twice, the shape, references, expressions, dates and the law', () => {
    const items = `items:
  help: { title: 帮忙, category: b, kind: award, points: 2 }
  work: { title: 出力, category: a, kind: award, points: 二 }
  sing: { title: 唱歌, category: a, kind: award, points: 2, when: household.resident > 1 }
  talk: { title: 越级上访, category: a, kind: deduction, points: 2 }
  talk: { title: 说话, category: a, kind: award, points: 2 }
  plan: { title: 建议, category: a, kind: award, points: 1.5 }
  walk: { title: 上访, category: a, kind: deduction, points: 2 }`;
    const head = 'scheme: small\ntitle: 小方案\nversion: 1\nfrom: 2026-02-30';
    // A key that stands there twice hides what else may be declared, so references and expressions wait for it.
    expect(said(text({ items, head }))).toEqual([
      'head.from from',
      'schema.type items.work.points',
      'yaml.duplicate_key items.talk',
      'lawful.petition items.walk.title',
    ]);
    const once = items.replace('  talk: { title: 说话, category: a, kind: award, points: 2 }\n', '');
    expect(said(text({ items: once, head }))).toEqual([
      'head.from from',
      'ref.category items.help.category',
      'schema.type items.work.points',
      'expression items.sing.when',
      'lawful.petition items.talk.title',
      'amount.decimals items.plan.points',
      'lawful.petition items.walk.title',
    ]);
  });

  test('what is pointed at and could not be read is not missing', () => {
    const items = `items:
  help: { title: 帮忙, category: a, kind: bonus, points: 2 }
  work: { title: 出力, category: a, kind: award, points: 2, clause: c9 }`;
    const more =
      'display: { tiles: [help, work, wrok] }\ncaps: { both: { title: 两样合计, items: [help, work], times: 1, per: year } }';
    expect(said(text({ items, more }))).toEqual([
      'schema.choice items.help.kind',
      'ref.clause items.work.clause',
      'ref.item display.tiles[2]',
    ]);
    const balances = 'balances: { points: { title: 积分, period: 年 } }';
    expect(
      said(text({ balances, more: 'redemption: { balance: points, windows: [{ from: 12-01 }] }' })),
    ).toEqual(['schema.choice balances.points.period', 'redemption.window redemption.windows[0]']);
    const facts = 'facts: { household: { residents: 数 } }';
    const rule =
      'items:\n  help: { title: 帮忙, category: b, kind: award, points: 2, when: household.residents > 1 }';
    expect(said(text({ facts, items: rule }))).toEqual([
      'schema.format facts.household.residents',
      'ref.category items.help.category',
    ]);
  });

  test('an heir whose ancestor nobody has is still read for itself', () => {
    const heir = `scheme: heir
title: 村方案
from: 2026-01-01
extends: { scheme: nobody, version: 1 }
items:
  patrol: null
  help: { points: 3 }
  work: { title: 出力, category: a, kind: award, points: { range: { min: 3, max: 1 } } }
  sing: { titel: 唱歌 }
`;
    const found = lintScheme(heir).map(({ code, path }) => `${code} ${path}`);
    expect(found).toEqual([
      'schema.missing ',
      'extends.not_found extends',
      'points.range items.work.points.range',
      'schema.unknown_key items.sing.titel',
    ]);
  });
});

/** Of the grammar alone, which is quicker. */
const grammar = (document: object): string[] =>
  readScheme(JSON.stringify(document), { resolve: inherited }).findings.map(
    ({ code, path }) => `${code} ${path}`,
  );

type Value = unknown;
type Path = (string | number)[];

function pathsOf(value: Value, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries: [string | number, Value][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [at, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

/** The document with one place spoilt; null where that cannot be done there. */
function spoil(document: object, path: Path, how: 'wrong' | 'unknown' | 'gone'): object | null {
  const spoilt = structuredClone(document);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<Value>((at, step) => (at as Record<string, Value>)[step], spoilt) as
    | Record<string, Value>
    | Value[];
  const old = (parent as Record<string, Value>)[last];
  const isGroup = typeof old === 'object' && old !== null && !Array.isArray(old);
  if (how === 'gone') {
    if (Array.isArray(parent)) return null;
    delete parent[last];
  } else if (how === 'unknown') {
    if (!isGroup) return null;
    (old as Record<string, Value>).zzz = 1;
  } else (parent as Record<string, Value>)[last] = typeof old === 'object' ? '坏' : { 坏: 1 };
  return spoilt;
}

const STEP = 41;

test.each(
  readdirSync(schemes).filter((name) => /^s\d-.*\.yaml$/.test(name)),
)('one mistake in the shape of %s brings nothing else along', (name) => {
  const document = parse(readFileSync(resolve(schemes, name), 'utf8')) as object;
  const whole = new Set(grammar(document));
  const wrong: string[] = [];
  let tried = 0;
  for (const [at, path] of pathsOf(document).entries()) {
    // Every section, and of what lies deeper a part that is the same in every run.
    if (path.length === 0 || (path.length > 1 && at % STEP !== 0)) continue;
    for (const how of ['wrong', 'unknown', 'gone'] as const) {
      const spoilt = spoil(document, path, how);
      const found = spoilt === null ? [] : grammar(spoilt);
      if (!found.some((one) => /^(schema|extends)\./.test(one))) continue;
      tried++;
      const noise = found.filter((one) => !/^(schema|extends)\./.test(one) && !whole.has(one));
      wrong.push(...noise.map((one) => `${how} ${path.join('.')}: ${one}`));
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(15);
});
