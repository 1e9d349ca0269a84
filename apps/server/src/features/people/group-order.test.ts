import { expect, test } from 'vitest';
import { sortGroups } from './group-order.ts';

test('groups stand as a village counts them', () => {
  expect(sortGroups(['第三组', '第十一组', '第一组', '第二十组', '第十组', '第二组'])).toEqual([
    '第一组',
    '第二组',
    '第三组',
    '第十组',
    '第十一组',
    '第二十组',
  ]);
  expect(sortGroups(['10组', '2组', '1组', '１１组'])).toEqual(['1组', '2组', '10组', '１１组']);
  expect(sortGroups(['第一百零二村民小组', '第九十九村民小组'])).toEqual([
    '第九十九村民小组',
    '第一百零二村民小组',
  ]);
});

test('names that are no numbers stand by their sounds, after those that are', () => {
  expect(sortGroups(['中步组', '东片组', '阿里组', '3组', '东片二组', '东片一组'])).toEqual([
    '3组',
    '阿里组',
    '东片一组',
    '东片二组',
    '东片组',
    '中步组',
  ]);
});

test('none, and the same twice, are no trouble', () => {
  expect(sortGroups([])).toEqual([]);
  expect(sortGroups(['一组', '一组', ''])).toEqual(['', '一组', '一组']);
});
