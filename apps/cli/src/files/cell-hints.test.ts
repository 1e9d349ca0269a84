import { describe, expect, test } from 'vitest';
import { dateHint, numberHint, unseenFault } from './cell-hints.ts';

describe('what was most likely meant', () => {
  test.each([
    ['2026/3/1', '这一天写成 2026-03-01'],
    ['2026/03/01 8:05', '这一天写成 2026-03-01'],
    ['2026年3月1日', '这一天写成 2026-03-01'],
    ['2026.3.1', '这一天写成 2026-03-01'],
    ['2026-3-1', '这一天写成 2026-03-01'],
    ['２０２６-０３-０１', '数字要用半角的，写成 2026-03-01'],
    ['2026-02-31', '没有这一天'],
    ['2026年2月30日', '没有这一天'],
    ['2026-03-01 25:00', '时间写得不对'],
    ['46082', '日期的序号'],
    ['46082.35', '日期的序号'],
  ])('by the date %s', (cell, words) => expect(dateHint(cell)).toContain(words));

  test.each([
    ['３', '写成 3'],
    ['1,200', '写成 1200'],
    ['1，200.5', '写成 1200.5'],
    ['3小时', '不写单位：3'],
    ['2 分', '不写单位：2'],
    ['三十', '1、2、3'],
    ['50%', '0.5'],
  ])('by the number %s', (cell, words) => expect(numberHint(cell)).toContain(words));

  test('nothing is guessed of anything else', () => {
    for (const cell of ['昨天', '3/1/2026', '1e5', 'NaN', '', '1.2.3']) {
      expect([dateHint(cell), numberHint(cell)]).toEqual(['', '']);
    }
  });
});

test('what cannot be seen in a word is a fault, what can is not', () => {
  for (const cell of ['h:一户\u200b', '\u3000一组', '一组\u00a0', '一\u202e组', '\ufeff一组']) {
    expect(unseenFault(cell)).toContain('看不见');
  }
  for (const cell of ['一组', '一 组', '东　街', 'h:样01', '两行\n的话'])
    expect(unseenFault(cell)).toBeNull();
});
