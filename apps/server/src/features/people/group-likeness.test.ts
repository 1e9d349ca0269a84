import { expect, it } from 'vitest';
import { alikeGroups, cleanGroupName, likenessOf } from './group-likeness.ts';

it('takes the ways in which people write one group for one', () => {
  const ways = ['3组', '三组', '３ 组', '第三组', '第三村民小组', '3 小组', '03组', ' 三组'];
  expect(new Set(ways.map(likenessOf))).toEqual(new Set(['3']));
  expect(likenessOf('二十一组')).toBe(likenessOf('21组'));
  expect(likenessOf('东片')).toBe(likenessOf('东片区'));
  expect(likenessOf('第2网格')).toBe(likenessOf('二网格'));
});

it('keeps apart what differs by more than writing', () => {
  const others = ['三组', '十三组', '三队', '上三组', '西片', '东片', '组', '30组'];
  expect(new Set(others.map(likenessOf)).size).toBe(others.length);
});

it('keeps a name as it was typed but for spaces and wide digits', () => {
  expect(cleanGroupName(' ３　组 ')).toBe('3 组');
  expect(cleanGroupName('东片（新村）')).toBe('东片（新村）');
});

it('names those that are probably one', () => {
  expect(alikeGroups(['三组', '四组', '3组', '东组', '第三组'])).toEqual([['三组', '3组', '第三组']]);
});
