import { expect, test } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';
import { normalisePhone } from './phone.ts';

test.each([
  ['王芳', '王*'],
  ['王小明', '王**'],
  ['欧阳样例', '欧阳**'],
  ['欧阳', '欧*'],
  ['王', '王*'],
  ['', '*'],
  ['𠮷田', '𠮷*'],
])('%s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test('a phone keeps its ends, a short one nothing', () => {
  expect(maskPhone('13812345678')).toBe('138****5678');
  expect(maskPhone('12345')).toBe('****');
});

test('an ID number keeps three signs and four', () => {
  expect(maskIdNumber('31022919600101001X')).toBe('310***********001X');
  expect(maskIdNumber('310229600101001')).toBe('310********1001');
  expect(maskIdNumber('3102')).toBe('****');
});

test.each([
  ['+86 138-1234-5678', '13812345678'],
  ['008613812345678', '13812345678'],
  ['13812345678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['12812345678', null],
  ['1381234567', null],
  ['021-59800000', null],
  ['', null],
])('%s is the phone %s', (text, phone) => {
  expect(normalisePhone(text)).toBe(phone);
});
