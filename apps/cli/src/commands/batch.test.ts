import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SimulationResult } from '@jishan/scheme';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../test/support/run-command.ts';
import { explainCommand } from './explain.ts';
import { simulateCommand } from './simulate.ts';

const schemes = resolve(import.meta.dirname, '../../../../schemes');
const s1 = join(schemes, 's1-zhaoxiang.yaml');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishan-batch-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** A village in a folder: the golden one of S1 with some files replaced; null takes one away. */
function village(files: Record<string, string | Buffer | null>, at = folder): string {
  const golden = join(schemes, 'golden/s1');
  mkdirSync(at, { recursive: true });
  for (const name of readdirSync(golden).filter((file) => file.endsWith('.csv'))) {
    writeFileSync(join(at, name), readFileSync(join(golden, name)));
  }
  for (const [name, text] of Object.entries(files)) {
    if (text === null) rmSync(join(at, name));
    else writeFileSync(join(at, name), text);
  }
  return at;
}

/** The same events so many times, under other ids. */
function repeatEvents(path: string, times: number): void {
  const [header, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
  const copies = Array.from({ length: times }, (_, at) => rows.map((row) => row.replace(/^/, `${at}-`)));
  writeFileSync(path, [header, ...copies.flat()].join('\n'));
}

describe('golden villages', () => {
  for (const name of readdirSync(join(schemes, 'golden'))) {
    test(`${name} comes out as it was worked out`, async () => {
      const data = join(schemes, 'golden', name);
      const scheme = readdirSync(schemes).find((file) => file.startsWith(`${name}-`)) ?? '';
      const expected = JSON.parse(readFileSync(join(data, 'result.json'), 'utf8')) as SimulationResult;
      const { code, out, err } = await run(
        simulateCommand(),
        join(schemes, scheme),
        '--data',
        data,
        '--until',
        expected.until,
        '--json',
      );
      expect(JSON.parse(out)).toEqual(expected);
      expect({ code, err }).toEqual({ code: 3, err: '' });
    });
  }
});

describe('what the files may hold', () => {
  const events = 'event_id,happened_at,item,subject,approved_at\n';

  test('nothing refused ends with 0, columns may stand in any order, a foreign fact is only a warning', async () => {
    const data = village({
      'households.csv': 'joined_on,phone,household_id\n2026-01-01,139,H1\n',
      'members.csv': null,
      'events.csv': `\uFEFF${events}E1,2026-03-05T08:00:00+08:00,environment-yard,h:H1,2026-03-06\n`,
      'redemptions.csv': null,
    });
    const { code, out, err } = await run(simulateCommand(), s1, '--data', data, '--json');
    expect(code).toBe(0);
    expect(err).toContain('households.csv 的 phone 列');
    expect((JSON.parse(out) as SimulationResult).entries).toHaveLength(1);
    const explained = await run(explainCommand(), s1, '--data', data, '--holder', 'h:H1');
    expect(explained).toMatchObject({ code: 0, err: expect.stringContaining('households.csv 的 phone 列') });
  });

  const broken: [string, Record<string, string | Buffer | null>, string[]][] = [
    ['a missing file', { 'events.csv': null }, ['events.csv', '必须有']],
    [
      'a missing column',
      { 'events.csv': 'event_id,happened_at,item,approved_at\n' },
      ['events.csv', 'subject'],
    ],
    [
      'a cell that is no date',
      { 'events.csv': `${events}E1,昨天,environment-yard,h:样01,2026-03-06\n` },
      ['events.csv', '第 2 行', 'happened_at', '昨天', '日期'],
    ],
    [
      'a cell that is no number',
      { 'redemptions.csv': 'order_id,ordered_at,household_id,points\nO1,2026-12-01,样01,十分\n' },
      ['redemptions.csv', '第 2 行', 'points', '十分', '数字'],
    ],
    [
      'a repeated id',
      { 'events.csv': `${events}E1,2026-03-05,x,h:样01,\nE1,2026-03-05,x,h:样01,\n` },
      ['events.csv', '第 3 行', 'event_id', 'E1', '重复'],
    ],
    [
      'a fact of the wrong type',
      { 'households.csv': 'household_id,joined_on,residents\n样01,2026-01-01,三人\n', 'members.csv': null },
      ['households.csv', 'residents', '三人', '整数'],
    ],
    [
      'stays that overlap',
      {
        'members.csv':
          'member_id,household_id,participating_from,participating_to\nM,样01,2026-01-01,\nM,样02,2026-05-01,\n',
      },
      ['members.csv', '第 3 行', '不能重叠'],
    ],
    [
      'bytes that are no UTF-8',
      { 'events.csv': Buffer.from([0xbb, 0xa7]).toString('latin1') },
      ['events.csv'],
    ],
    ['a row that is too short', { 'events.csv': `${events}E1,2026-03-05\n` }, ['第 2 行', '2 格', '5 格']],
    [
      'a household that hands on more than it has',
      { 'successions.csv': 'at,from,to,share\n2026-05-01,样01,样02,0.6\n2026-05-01,样01,样03,0.5\n' },
      ['successions.csv', '第 3 行', 'share', '0.5', '不能超过 1'],
    ],
  ];

  test.each(broken)('%s ends with 2 and is named', async (_name, files, words) => {
    const { code, out, err } = await run(simulateCommand(), s1, '--data', village(files), '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const word of words) expect(err).toContain(word);
  });

  test('an impossible last day and a folder that is not there end with 2', async () => {
    const data = village({});
    expect((await run(simulateCommand(), s1, '--data', data, '--until', '2026-02-30')).code).toBe(2);
    expect((await run(simulateCommand(), s1, '--data', join(folder, 'none'))).code).toBe(2);
    expect((await run(simulateCommand(), join(folder, 'none.yaml'), '--data', data)).code).toBe(2);
  });

  test('one folder a village: results come one by one, a broken one spoils no other', async () => {
    village({}, join(folder, '甲村'));
    village({ 'events.csv': null }, join(folder, '乙村'));
    const { code, out } = await run(
      simulateCommand(),
      s1,
      '--data',
      folder,
      '--json',
      '--until',
      '2026-12-31',
    );
    expect(code).toBe(2);
    const results = JSON.parse(out) as Record<string, SimulationResult>;
    expect(Object.keys(results)).toEqual(['甲村']);
    expect(results.甲村?.households).toHaveLength(6);
  });

  test('many folders are shared among threads, and come out as if one had done them in order', async () => {
    const names = Array.from({ length: 17 }, (_, at) => `村${String(at).padStart(2, '0')}`);
    for (const [at, name] of names.entries()) {
      // Bigger ones among them, so that threads overtake each other; one that cannot be used.
      village(at === 5 ? { 'events.csv': null } : {}, join(folder, name));
      if (at % 3 === 0) repeatEvents(join(folder, name, 'events.csv'), 200);
    }
    const args = ['--data', folder, '--until', '2026-12-31', '--json'];
    const { code, out, err } = await run(simulateCommand(), s1, ...args);
    expect({ code, err }).toEqual({ code: 2, err: '村05：events.csv：没有这个文件，它必须有\n' });
    const results = JSON.parse(out) as Record<string, SimulationResult>;
    expect(Object.keys(results)).toEqual(names.filter((name) => name !== '村05'));
    const { out: alone } = await run(simulateCommand(), s1, ...args.with(1, join(folder, '村03')));
    expect(results.村03).toEqual(JSON.parse(alone));
  });

  test('--out writes result.json and the same as CSV', async () => {
    const out = join(folder, 'out');
    await run(
      simulateCommand(),
      s1,
      '--data',
      village({}, join(folder, 'in')),
      '--out',
      out,
      '--until',
      '2026-12-31',
    );
    expect(readdirSync(out).sort()).toEqual([
      'balances.csv',
      'barred.csv',
      'categories.csv',
      'entries.csv',
      'gates.csv',
      'holders.csv',
      'lists.csv',
      'periods.csv',
      'refused.csv',
      'result.json',
      'stars.csv',
      'titles.csv',
    ]);
    expect(readFileSync(join(out, 'balances.csv'), 'utf8')).toContain('h:样01,points,2026,0,27,0,-15,12');
  });
});

test('base points that could not be worked out are named, and written beside the results', async () => {
  const roomy = readFileSync(s1, 'utf8')
    .replace(/^facts:\n {2}household:\n/m, '$&    rooms: { type: int, title: 间数 }\n')
    .replace(
      /^categories:/m,
      'base: { rooms: { title: 住房分, points: { formula: { value: household.rooms * 2, label: 每间两分 } }, per: year } }\n$&',
    );
  cpSync(join(schemes, 'templates'), join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'roomy.yaml'), roomy);
  const out = join(folder, 'out');
  const said = await run(simulateCommand(), join(folder, 'roomy.yaml'), '--data', village({}), '--out', out);
  expect(said.err).toBe('');
  expect(said.out).toMatch(
    /^基础分有 \d+ 笔因为事实不知道没有给：\n {2}h:样01：“住房分”没有给：\S+ 不知道间数$/m,
  );
  expect(readFileSync(join(out, 'not_given.csv'), 'utf8')).toMatch(/^base,holder,.*\nrooms,h:样01,/);
});

test('explain of somebody who is not there says whom one may have meant', async () => {
  const data = join(schemes, 'golden/s1');
  const ask = (holder: string) => run(explainCommand(), s1, '--data', data, '--holder', holder);
  const bare = await ask('样01');
  expect(bare.code).toBe(2);
  expect(bare.err).toContain('写的是“样01”，名册里没有，是不是想写“h:样01”？户写 h:户号');
  expect((await ask('m：样01')).err).toContain('是不是想写“h:样01”？');
  expect((await ask('h:没有')).err).toContain('名册里没有；户写 h:户号');
});

test('explain names every entry with its clause, and what was not booked', async () => {
  const data = join(schemes, 'golden/s1');
  const { out } = await run(explainCommand(), s1, '--data', data, '--holder', 'h:样01');
  expect(out).toMatch(/E08 .*\+1（不受限制时是 \+4）/);
  expect(out).toContain('四（二）');
  expect(out).toContain('E02 房前屋后干净整齐：这个项目每月最多 1 次');
  expect(out).toMatch(/账户“积分”.*兑换 -15，期末 14/);
});
