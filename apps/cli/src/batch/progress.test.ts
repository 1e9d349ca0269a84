import { expect, test } from 'vitest';
import { Progress, type ProgressTarget } from './progress.ts';

function progressOf(total: number, isTTY: boolean) {
  const clock = { now: 1000 };
  const written: string[] = [];
  const target: ProgressTarget = { isTTY, write: (text) => written.push(text) };
  const progress = new Progress(total, target, () => clock.now);
  const after = (ms: number, done: number) => {
    clock.now = 1000 + ms;
    progress.tell(done);
  };
  return { progress, written, after };
}

test('a short run says nothing', () => {
  const { progress, written, after } = progressOf(3, true);
  after(1000, 1);
  after(2900, 3);
  progress.clear();
  expect(written).toEqual([]);
});

test('on a terminal one line changes and goes away at the end', () => {
  const { progress, written, after } = progressOf(100, true);
  after(4000, 20);
  after(4100, 21);
  after(5000, 25);
  progress.clear();
  expect(written).toEqual([
    '\r\u001B[K已算 20/100 个村，还要大约 16 秒',
    '\r\u001B[K已算 25/100 个村，还要大约 15 秒',
    '\r\u001B[K',
  ]);
});

test('in a log there is a line now and then', () => {
  const { progress, written, after } = progressOf(100, false);
  after(4000, 20);
  after(13_000, 60);
  after(14_000, 70);
  progress.clear();
  expect(written).toEqual(['已算 20/100 个村，还要大约 16 秒\n', '已算 70/100 个村，还要大约 6 秒\n']);
});
