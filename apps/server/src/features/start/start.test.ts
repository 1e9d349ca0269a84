import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { DemoGuide } from './guide.ts';
import { renderStartPage } from './page.ts';
import { readLatestMessages } from './read-sms.ts';

const folder = mkdtempSync(join(tmpdir(), 'jishan-sms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const guide: DemoGuide = {
  town: '样例镇',
  villageCount: 8,
  householdCount: 2400,
  publicVillage: { name: '样例村', code: '310118105001' },
  staff: [
    {
      duty: '自治小组组员',
      place: '样例村',
      name: '甲一',
      username: 'panel1',
      password: 'p&ss<1>',
      does: '初审',
    },
    {
      duty: '镇条线干部',
      place: '样例镇',
      name: '乙一',
      username: 'town1',
      password: 'secret',
      does: '复审',
    },
  ],
  villagers: [{ village: '样例村', name: '丙一', phone: '19900000001', does: '申报' }],
};

it('shows names and passwords in the demo, escaped, and none without it', () => {
  const demo = renderStartPage({ guide, isReady: () => true, smsFile: 'sms.log' });
  expect(demo).toContain('p&amp;ss&lt;1&gt;');
  expect(demo).toContain('/v/310118105001');
  expect(demo).not.toContain('http-equiv="refresh"');
  const bare = renderStartPage({ guide: null, isReady: () => true, smsFile: null });
  expect(bare).not.toMatch(/<code>|\/demo\/sms|password/);
});

it('asks again by itself while not everything is ready', () => {
  expect(renderStartPage({ guide, isReady: () => false, smsFile: null })).toContain('http-equiv="refresh"');
});

it('reads the newest messages first, past a cut line, and none from a file that is not there', async () => {
  const file = join(folder, 'sms.log');
  expect(await readLatestMessages(file, 5)).toEqual([]);
  const line = (n: number) =>
    `2026-03-05T08:00:0${n}+08:00 1990000000${n} 【积善】验证码 12345${n}，5 分钟内有效。`;
  writeFileSync(file, `${'验'.repeat(9000)}\n${line(1)}\n${line(2)}\n${line(3)}\n`);
  const read = await readLatestMessages(file, 2);
  expect(read.map(({ phone }) => phone)).toEqual(['19900000003', '19900000002']);
  expect(read[0]?.text).toContain('123453');
});
