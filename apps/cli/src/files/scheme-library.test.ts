import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScheme, readSchemeFiles } from './scheme-files.ts';

const TEMPLATE = `scheme: town
title: 镇样板
version: 1
from: 2026-01-01
template: true
balances: { points: { title: 积分, period: year } }
categories: { a: { title: 甲 } }
items: { help: { title: 帮忙, category: a, kind: award, points: 2 } }
review: { default: d, procedures: { d: { title: 一, stages: [{ id: s, title: 审, role: panel, level: village }] } } }
`;
const heir = (version: number, from: string) =>
  `scheme: village\ntitle: 村方案\nversion: ${version}\nfrom: ${from}\nextends: { scheme: town, version: 1 }\n`;

let folder = '';

function write(path: string, text: string): string {
  const full = join(folder, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, text);
  return full;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishan-schemes-'));
  write('beside/templates/town.yaml', TEMPLATE);
  write('beside/versions/v1.yaml', heir(1, '2026-01-01'));
  write('beside/versions/v2.yaml', heir(2, '2026-07-01'));
  write('below/templates/town.yaml', TEMPLATE);
  write('below/village.yaml', heir(1, '2026-01-01'));
  write('same/town.yaml', TEMPLATE);
  write('same/village.yaml', heir(1, '2026-01-01'));
  write('two/village.yaml', heir(1, '2026-01-01'));
  write('two/town.yaml', TEMPLATE);
  write('two/templates/town.yaml', `${TEMPLATE}# changed\n`);
  write('none/village.yaml', heir(1, '2026-01-01'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what a scheme inherits is looked for', () => {
  test.each([
    ['in templates/ beside the folder of its versions', 'beside/versions', 2],
    ['in templates/ beside its file', 'below/village.yaml', 1],
    ['beside its file', 'same/village.yaml', 1],
    ['in the folder of its versions, where a template is no version', 'same', 1],
  ])('%s', (_name, path, versions) => {
    const { scheme, findings } = readSchemeFiles(join(folder, path));
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(scheme?.versions).toHaveLength(versions);
    expect(scheme?.versions[0]?.items.has('help')).toBe(true);
  });

  test('and never guessed between two that differ', () => {
    expect(() => readSchemeFiles(join(folder, 'two'))).toThrow(
      /templates\/town\.yaml：和 .*town\.yaml 都是方案 town 的第 1 版/,
    );
  });

  test('and named when it is nowhere', () => {
    const { scheme, findings } = readSchemeFiles(join(folder, 'none'));
    expect(scheme).toBeNull();
    expect(findings).toMatchObject([{ code: 'extends.not_found', file: 'village.yaml', line: 5 }]);
  });
});

test('a template can be checked but not run', () => {
  const path = join(folder, 'same', 'town.yaml');
  expect(readSchemeFiles(path)).toEqual({ scheme: null, findings: [] });
  expect(() => openScheme(path)).toThrow('只能给别的方案继承');
});

test('a parent that cannot be read is named where one is not found', () => {
  const village = write('broken/village.yaml', heir(1, '2026-01-01'));
  const parent = write('broken/town.yaml', TEMPLATE.replace('version: 1', 'version：1'));
  const said = (): string[] => readSchemeFiles(village).findings.map(({ message }) => message);
  expect(said()).toEqual([expect.stringContaining('town.yaml 读不出来')]);
  writeFileSync(parent, Buffer.concat([Buffer.from('scheme: town\ntitle: '), Buffer.from([0xb4, 0xe5])]));
  expect(said()).toEqual([expect.stringContaining('town.yaml 读不出来')]);
  write('broken/town.yaml', TEMPLATE);
  expect(said()).toEqual([]);
});

test('a document of a word processor is told apart from a broken one', () => {
  const path = write('office/village.yaml', 'PK\u0003\u0004');
  expect(() => readSchemeFiles(path)).toThrow('这是 Word、Excel 文件或压缩文件');
});
