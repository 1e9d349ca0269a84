import { expect, test } from 'vitest';
import { soundsLike, soundsOf } from './name-sounds.ts';

test.each([
  ['单小明', ['shan', 'xiao', 'ming']],
  ['仇样例', ['qiu', 'yang', 'li']],
  ['解甲', ['xie', 'jia']],
  ['曾乙', ['zeng', 'yi']],
  ['吕丙', ['lv', 'bing']],
  ['尉迟样', ['yu', 'chi', 'yang']],
])('%s is read %j first, as a family name', (name, sounds) => {
  expect(soundsOf(name).map((readings) => readings[0])).toEqual(sounds);
});

test('other readings of a sign are known too', () => {
  expect(soundsOf('解重')).toEqual([
    ['xie', 'jie'],
    ['zhong', 'chong'],
  ]);
  expect(soundsOf('阿·卜')).toHaveLength(2);
  expect(soundsOf('')).toEqual([]);
});

test.each([
  ['wxm', true],
  ['wx', true],
  ['wangxm', true],
  ['wxiaom', true],
  ['wangxiaoming', true],
  ['wxmm', false],
  ['wm', false],
  ['angxm', false],
])('王小明 sounds like %s: %s', (letters, like) => {
  expect(soundsLike(soundsOf('王小明'), letters)).toBe(like);
});
