import { expect, test } from 'vitest';
import { sayVillage } from './place-codes.ts';
import { findCodeChain, searchCodes } from './search-codes.ts';

const codesOf = async (query: string, under?: string) =>
  (await searchCodes({ query, under, limit: 5 })).codes.map((one) => one.code);

test('a village is found by words, by its whole address in one word, and by its code', async () => {
  for (const query of ['赵巷 中步', '青浦区赵巷镇中步村', '上海市，青浦，赵巷，中步', '310118105217'])
    expect((await codesOf(query))[0], query).toBe('310118105217');
});

test('a town that is meant comes first and brings its villages along', async () => {
  const codes = await codesOf('赵巷镇');
  expect(codes[0]).toBe('310118105');
  expect(codes.slice(1).every((code) => code.length === 12 && code.startsWith('310118105'))).toBe(true);
});

test('a district is found by what people call it', async () => {
  expect((await codesOf('青浦'))[0]).toBe('310118');
  expect((await codesOf('大足区'))[0]).toBe('500111');
});

test('the first digits of a code list what begins so', async () => {
  expect(await codesOf('310118105')).toContain('310118105');
  expect((await codesOf('31011810520')).every((code) => code.startsWith('31011810520'))).toBe(true);
});

test('half a code finds what begins so, wherever the search is kept', async () => {
  for (const digits of ['3101181', '31011810', '310118105', '3101181052']) {
    const { codes } = await searchCodes({ query: digits, limit: 100 });
    expect(codes.length, digits).toBeGreaterThan(0);
    expect(
      codes.every(({ code }) => code.startsWith(digits)),
      digits,
    ).toBe(true);
  }
  expect(await codesOf('31011810')).toContain('310118105');
  for (const digits of ['31', '310118', '31011810', '31011810521']) {
    const { codes } = await searchCodes({ query: digits, under: '310118105', limit: 100 });
    expect(
      codes.map(({ code }) => code),
      digits,
    ).toContain('310118105217');
  }
  expect(await codesOf('310118106', '310118105')).toEqual([]);
});

test('says when there are more than it answers', async () => {
  expect((await searchCodes({ query: '新建', limit: 5 })).more).toBe(true);
  expect((await searchCodes({ query: '310118105217', limit: 5 })).more).toBe(false);
});

test('below a town or a district a name may be typed as it sounds, in whole or by first letters', async () => {
  for (const letters of ['zhongbu', 'zb', 'ZBC'])
    expect(await codesOf(letters, '310118105'), letters).toContain('310118105217');
  expect((await codesOf('jinhulu', '310118'))[0]).toBe('310118105004');
  expect(await codesOf('zhaoxiang', '310118')).toContain('310118105');
  expect(await codesOf('zhongbu')).toEqual([]);
});

test('a search can be kept below one place', async () => {
  expect((await codesOf('新建', '310118')).every((code) => code.startsWith('310118'))).toBe(true);
  expect(await codesOf('中步', '500111')).toEqual([]);
});

test('nonsense finds nothing and does not fail', async () => {
  for (const query of ['', '   ', '%', "' or 1=1", '不存在的地方名字', '999999999999'])
    expect(await codesOf(query), query).toEqual([]);
});

test('a chain leads from the district to the place', async () => {
  const names = (await findCodeChain('310118105217')).map((one) => one.name);
  expect(names).toEqual(['青浦区', '赵巷镇', '中步村']);
  expect(await findCodeChain('310118105999')).toEqual([]);
  expect(await findCodeChain('999999')).toEqual([]);
});

test('the table says which day it describes and holds the whole country', async () => {
  const { asOf } = await searchCodes({ query: '青浦', limit: 1 });
  expect(asOf).toBe('2023-06-30');
  const villages = await Promise.all(['110101001001', '650102002002', '460105001001'].map(findCodeChain));
  expect(villages.map((chain) => chain.length)).toEqual([3, 3, 3]);
});

test('villages are named as people say them', () => {
  expect(['中步村村民委员会', '南崧村村委会', '多福巷社区居委会', '赵巷居委会'].map(sayVillage)).toEqual([
    '中步村',
    '南崧村',
    '多福巷社区',
    '赵巷居委会',
  ]);
});
