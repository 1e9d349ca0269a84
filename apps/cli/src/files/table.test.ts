import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProblemList, problemText } from './problems.ts';
import { openTable } from './table.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishan-table-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function said(content: string | Buffer): string[] {
  writeFileSync(join(folder, 't.csv'), content);
  return opened();
}

function opened(): string[] {
  const problems = new ProblemList();
  openTable(folder, 't.csv', ['event_id', 'approved_at'], problems);
  return problems.problems.map(problemText);
}

test.each([
  ['分号', ';'],
  ['制表符', '\t'],
  ['中文逗号', '，'],
  ['竖线', '|'],
])('columns that stand apart by another sign (%s) are one mistake, not many', (name, sign) => {
  expect(said(['event_id', 'approved_at'].join(sign))).toEqual([
    expect.stringMatching(new RegExp(`^t.csv 第 1 行：各列用${name}.*隔开了，要用英文逗号`)),
  ]);
});

test('a column that is almost there is named beside the one that is missing', () => {
  expect(said('event_id,Approved_At\n')).toEqual([
    expect.stringContaining('t.csv approved_at 列：少了这一列；表头里有一列叫 Approved_At'),
  ]);
  expect(said('event_id,数量\n')).toEqual(['t.csv approved_at 列：少了这一列']);
});

test('workbooks, other encodings and files with zeros are told apart', () => {
  expect(said(Buffer.from([0x50, 0x4b, 3, 4, 20, 0]))[0]).toContain('Excel 工作簿或压缩文件');
  expect(said(Buffer.from([0xba, 0xec, 0xb0, 0xf1]))[0]).toContain('不是 UTF-8 编码');
  expect(said('event_id,approved_at\nE\u0000,\n')[0]).toContain('空字节');
});

test('a folder where the file should be is said in words', () => {
  mkdirSync(join(folder, 't.csv'));
  expect(opened()).toEqual(['t.csv：这是一个文件夹，要的是文件']);
});
