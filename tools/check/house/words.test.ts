import { expect, it } from 'vitest';
import { judgeWords } from './words.ts';

const judge = (path: string, text: string) => judgeWords([{ path, text }]);

it('names the line and the cure of each kind of break', () => {
  expect(judge('a.ts', '\nconst home = "/home/someone/x";')).toEqual([
    expect.stringContaining('a.ts:2: a path of one machine'),
  ]);
  expect(judge('.npmrc', 'registry=https://registry.npmjs.org/')).toHaveLength(1);
  expect(judge('package-lock.json', '"resolved": "https://x/y.tgz"')).toHaveLength(1);
  expect(judge('apps/x/package.json', '    "a": "^1.2.0",')).toHaveLength(1);
  expect(judge('a.test.ts', 'it.only("x", () => {});')).toHaveLength(1);
  expect(judge('a.ts', '// TODO later')).toHaveLength(1);
  expect(judge('a.ts', '// @ts-ignore')).toHaveLength(1);
});

it('leaves ordinary text alone', () => {
  expect(judge('a.ts', 'const path = "apps/work/x"; import "./root/index.ts";')).toEqual([]);
  expect(judge('a.ts', 'items.only(first)')).toEqual([]);
  expect(judge('package.json', '    "node": ">=20.19"\n    "a": "1.2.0"')).toEqual([]);
});
