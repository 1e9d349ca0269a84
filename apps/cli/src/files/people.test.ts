import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompiledScheme, compileScheme, type SchemeDocument, type VillageFacts } from '@jishan/scheme';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPeople } from './people.ts';
import { ProblemList, problemText } from './problems.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishan-people-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const document: SchemeDocument = {
  scheme: 'people',
  title: '人',
  version: 1,
  from: '2024-01-01',
  facts: { household: { residents: 'int' }, member: { group: 'text' } },
  balances: { main: { title: '积分', period: 'year' } },
  categories: { help: { title: '帮忙' } },
  items: { gift: { title: '帮忙', category: 'help', kind: 'award', points: 3 } },
  review: {
    default: 'one',
    procedures: {
      one: { title: '一步', stages: [{ id: 's', title: '审', role: 'panel', level: 'village' }] },
    },
  },
};

function scheme(): CompiledScheme {
  const compiled = compileScheme([{ document }]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}

function read(files: Record<string, string>): {
  facts: VillageFacts;
  said: string[];
  warned: readonly string[];
} {
  const all = { 'households.csv': 'household_id,joined_on\nH1,2024-01-01\nH2,2024-01-01\n', ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  const problems = new ProblemList();
  const facts = readPeople(scheme(), folder, problems);
  return { facts, said: problems.problems.map(problemText), warned: problems.warnings };
}

test('successions are read with their day and share; an empty share is the whole', () => {
  const { facts, said } = read({
    'successions.csv': 'share,to,from,at\n0.3,H2,H1,2024-05-01 08:30\n,H1,H2,2024-12-31T17:00:00Z\n',
  });
  expect(said).toEqual([]);
  expect(facts.successions).toEqual([
    { at: '2024-05-01', from: 'H1', to: 'H2', share: 0.3 },
    { at: '2025-01-01', from: 'H2', to: 'H1', share: 1 },
  ]);
});

const row = (text: string) => ({ 'successions.csv': `at,from,to,share\n${text}\n` });

test.each([
  ['an unknown giver', row('2024-05-01,H9,H2,1'), 'from 列：写的是“H9”，要是 households.csv 里有的户号'],
  ['an unknown receiver', row('2024-05-01,H1,H9,1'), 'to 列：写的是“H9”，要是 households.csv 里有的户号'],
  ['a household after itself', row('2024-05-01,H1,H1,1'), 'to 列：写的是“H1”，不能和 from 是同一户'],
  ['a share above 1', row('2024-05-01,H1,H2,1.1'), 'share 列：写的是“1.1”，要在 0 到 1 之间'],
  ['a share below 0', row('2024-05-01,H1,H2,-0.5'), 'share 列：写的是“-0.5”，要在 0 到 1 之间'],
  ['a share that is no number', row('2024-05-01,H1,H2,一半'), 'share 列：写的是“一半”，要写成数字'],
  ['a day that is none', row('2024-02-30,H1,H2,1'), 'at 列：写的是“2024-02-30”，要写成日期'],
  ['no day', row(',H1,H2,1'), 'at 列：不能是空的'],
])('%s is named with file, row and column', (_name, files, words) => {
  const { said } = read(files);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`successions.csv 第 2 行 ${words}`);
});

test('shares of one household on one day may not come to more than 1; three thirds do not', () => {
  const third = '0.3333333';
  const lines = ['H1', 'H2', 'H3', 'H4'].map((id) => `${id},2024-01-01`).join('\n');
  const households = { 'households.csv': `household_id,joined_on\n${lines}\n` };
  const successions = (...shares: string[]) => ({
    ...households,
    ...row(shares.map((share, at) => `2024-05-01,H1,H${at + 2},${share}`).join('\n')),
  });
  expect(read(successions(third, third, third)).said).toEqual([]);
  expect(read(successions('0.7', '0.2', '0.1')).said).toEqual([]);
  expect(read(successions('0.7', '0.2', '0.11')).said).toEqual([
    'successions.csv 第 4 行 share 列：写的是“0.11”，户 H1 在 2024-05-01 交出的各份加起来不能超过 1',
  ]);
});

test('a succession by or to a household that does not take part on that day is warned of: points would be gone', () => {
  const households = [
    'household_id,joined_on,left_on',
    'H1,2024-01-01,2024-04-30',
    'H2,2024-06-01,',
    'H3,2024-05-01,2024-05-01',
    'H4,,',
  ].join('\n');
  const warnings = (...rows: string[]) =>
    read({ 'households.csv': `${households}\n`, ...row(rows.join('\n')) }).warned;
  expect(warnings('2024-05-01,H1,H3,1', '2024-06-01,H1,H2,1')).toEqual([]);
  expect(warnings('2024-05-01,H2,H3,1')).toEqual([
    'successions.csv 写的 H2 户在 2024-05-01 还没有参加，没有分可以交出去；请核对 at 和它的 joined_on',
  ]);
  const lost = (to: string, at: string) =>
    `successions.csv 写的 ${to} 户在 ${at} 没有参加，H1 户交给它的分会没有账可记；请核对 at 和它的 joined_on、left_on`;
  expect(warnings('2024-05-31,H1,H2,0.2', '2024-05-02,H1,H3,0.2', '2024-05-01,H1,H4,0.2')).toEqual([
    lost('H2', '2024-05-31'),
    lost('H3', '2024-05-02'),
    lost('H4', '2024-05-01'),
  ]);
});

test('a group or section may change with time, for households and organisations, without being declared', () => {
  const { facts, said, warned } = read({
    'members.csv': 'member_id,household_id,participating_from\nM1,H1,2024-01-01\n',
    'organisations.csv': 'organisation_id\nO1\n',
    'facts.csv': [
      'subject,fact,value,from,to',
      'h:H1,group,乙,2024-05-01,2024-06-30',
      'h:H1,section,,2024-05-01,',
      'o:O1,group,甲,,',
      'm:M1,group,一班,,',
      'h:H1,residents,3,,',
      'o:O1,section,东,,',
    ].join('\n'),
  });
  expect(said).toEqual([]);
  expect(warned).toEqual([
    'facts.csv 的事实 section 没有在方案的 facts 里写明，已忽略',
    'facts.csv 的单位 O1 写的组“甲”没有一户在里面，当作没有写；请核对组名',
  ]);
  expect(facts.changes).toEqual([
    { subject: 'h:H1', fact: 'group', value: '乙', from: '2024-05-01', to: '2024-06-30' },
    { subject: 'h:H1', fact: 'section', value: null, from: '2024-05-01', to: null },
    { subject: 'o:O1', fact: 'group', value: '甲', from: null, to: null },
    { subject: 'm:M1', fact: 'group', value: '一班', from: null, to: null },
    { subject: 'h:H1', fact: 'residents', value: 3, from: null, to: null },
  ]);
});

test('a shop in a group that no household has is warned of; one that a household moves to later is a group', () => {
  const { said, warned } = read({
    'households.csv': 'household_id,joined_on,group\nH1,2024-01-01,一组\n',
    'organisations.csv': 'organisation_id,group\nO1,一组\nO2,1组\nO3,\nO4,二组\n',
    'facts.csv': 'subject,fact,value,from\nh:H1,group,二组,2024-05-01\no:O3,group,三组,2024-05-01\n',
  });
  expect(said).toEqual([]);
  expect(warned).toEqual([
    'organisations.csv 的单位 O2 写的组“1组”没有一户在里面，当作没有写；请核对组名',
    'facts.csv 的单位 O3 写的组“三组”没有一户在里面，当作没有写；请核对组名',
  ]);
});

test('a fact of somebody who is not in the roster is left out with a warning', () => {
  const { facts, said, warned } = read({
    'facts.csv': 'subject,fact,value\nh:H9,residents,3\nh:H2,residents,4\n',
  });
  expect(said).toEqual([]);
  expect(warned).toEqual(['facts.csv 的 h:H9 不在名册里，已忽略']);
  expect(facts.changes).toEqual([{ subject: 'h:H2', fact: 'residents', value: 4, from: null, to: null }]);
});

test('a fact that cannot be read says what to write', () => {
  const { said } = read({ 'facts.csv': 'subject,fact,value\nh:H2,residents,三\n' });
  expect(said).toEqual([
    'facts.csv 第 2 行 value 列：写的是“三”，事实 residents 要写成整数，如 3；要用 1、2、3 这样的数字',
  ]);
});

test('whiles that end before they begin are warned of, a single day is not', () => {
  const { said, warned } = read({
    'households.csv': 'household_id,joined_on,left_on\nH1,2024-05-02,2024-05-01\nH2,2024-05-01,2024-05-01\n',
    'members.csv':
      'member_id,household_id,participating_from,participating_to\nM1,H1,2024-03-01,2023-12-31\nM2,H2,2024-03-01,\n',
    'facts.csv': 'subject,fact,value,from,to\nh:H2,residents,4,2024-06-01,2024-05-01\n',
  });
  expect(said).toEqual([]);
  expect(warned).toEqual([
    'households.csv 第 2 行：left_on（2024-05-01）早于 joined_on（2024-05-02），这一段一天也没有',
    'members.csv 第 2 行：participating_to（2023-12-31）早于 participating_from（2024-03-01），这一段一天也没有',
    'facts.csv 第 2 行：to（2024-05-01）早于 from（2024-06-01），这一段一天也没有',
  ]);
});
