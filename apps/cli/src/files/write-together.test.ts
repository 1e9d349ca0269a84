import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UnusableFiles } from './problems.ts';
import { writeTogether } from './write-together.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishan-out-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('files of an earlier run are replaced, others stay', () => {
  const out = join(folder, 'a/b');
  writeTogether(out, [['result.json', 'old']]);
  writeFileSync(join(out, 'mine.txt'), 'kept');
  writeTogether(out, [
    ['result.json', 'new'],
    ['lists.csv', 'list\n'],
  ]);
  expect(readdirSync(out).sort()).toEqual(['lists.csv', 'mine.txt', 'result.json']);
  expect(readFileSync(join(out, 'result.json'), 'utf8')).toBe('new');
});

test('a failure on the way leaves what was there, and nothing half', () => {
  writeTogether(folder, [['result.json', 'old']]);
  function* failing(): Generator<[string, string]> {
    yield ['result.json', 'new'];
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  }
  expect(() => writeTogether(folder, failing())).toThrow('结果写不进去：磁盘满了');
  expect(readdirSync(folder)).toEqual(['result.json']);
  expect(readFileSync(join(folder, 'result.json'), 'utf8')).toBe('old');
});

test('a file where the folder should be is said in words', () => {
  const out = join(folder, 'out');
  writeFileSync(out, '');
  expect(() => writeTogether(out, [['result.json', '']])).toThrow(UnusableFiles);
  expect(() => writeTogether(join(out, 'inner'), [['result.json', '']])).toThrow('结果写不进去');
});
