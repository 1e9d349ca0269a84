import { expect, test } from 'vitest';
import { diffLines, stretchesOf } from './line-diff.ts';

const marks = { same: ' ', gone: '-', new: '+' };
const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => marks[kind] + text);

test('a changed line goes and comes, the others stay', () => {
  expect(shown('a\nb\nc', 'a\nB\nc')).toEqual([' a', '-b', '+B', ' c']);
});

test('lines put in and taken out are found in long texts alike', () => {
  expect(shown('a\nb\nc\nd\ne', 'a\nc\nx\nd\ne\nf')).toEqual([' a', '-b', ' c', '+x', ' d', ' e', '+f']);
  expect(shown('', 'a')).toEqual(['-', '+a']);
  expect(shown('a\na', 'a')).toEqual([' a', '-a']);
});

test('the old and the new text can be read out of the difference', () => {
  const before = 'x\ny\nz\ny\nx\nq';
  const after = 'y\nx\nz\nz\nx\ny';
  const lines = diffLines(before, after);
  const textOf = (kind: 'gone' | 'new') =>
    lines.flatMap((line) => (line.kind === kind || line.kind === 'same' ? line.text : [])).join('\n');
  expect([textOf('gone'), textOf('new')]).toEqual([before, after]);
  expect(lines.flatMap(({ after: line }) => line ?? [])).toEqual([1, 2, 3, 4, 5, 6]);
});

test('only what differs is shown, with its neighbours', () => {
  const before = Array.from({ length: 20 }, (_, line) => `line ${line}`).join('\n');
  const after = before.replace('line 3', 'other').replace('line 15', 'another');
  const stretches = stretchesOf(diffLines(before, after), 1);
  expect(stretches.map((lines) => lines.map(({ text }) => text))).toEqual([
    ['line 2', 'line 3', 'other', 'line 4'],
    ['line 14', 'line 15', 'another', 'line 16'],
  ]);
});
