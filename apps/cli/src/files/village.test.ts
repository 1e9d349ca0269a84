import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScheme } from './scheme-files.ts';
import { readVillage } from './village.ts';

const schemes = resolve(import.meta.dirname, '../../../../schemes');
const scheme = openScheme(join(schemes, 's1-zhaoxiang.yaml'));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishan-village-'));
  cpSync(join(schemes, 'golden/s1'), folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function warningsWith(file: string, text: string): readonly string[] {
  writeFileSync(join(folder, file), text);
  return readVillage(scheme, folder).warnings;
}

test('a table under a wrong name is warned of, a result beside the files is not', () => {
  expect(warningsWith('balances.csv', 'holder\n')).toEqual([]);
  expect(warningsWith('redemption.csv', 'order_id\n')).toEqual([
    expect.stringContaining('redemption.csv 不是认得的文件名，已忽略；认得的是 households.csv、'),
  ]);
});

test('a period of a notice that is none is warned of', () => {
  const good = ['2026-Q1', '2026-03', '2026-B6', '2026-H2', '2026', 'life'];
  const rows = [...good, '2026Q1', '2026-Q5', '2026-13'].map((period) => `${period},2026-04-10`);
  expect(warningsWith('notices.csv', `period,ended_at\n${rows.join('\n')}\n`)).toEqual(
    ['2026Q1', '2026-Q5', '2026-13'].map((period) =>
      expect.stringContaining(`notices.csv 的期名 ${period} 不认得`),
    ),
  );
});

test('a column for a part that no item has is warned of', () => {
  const events = 'event_id,happened_at,item,subject,approved_at,score.x\n';
  expect(warningsWith('events.csv', `${events}E1,2026-03-05,environment-yard,h:样01,2026-03-06,3\n`)).toEqual(
    ['events.csv 的 score.x 列：没有哪个项目有这个分项，已忽略'],
  );
});

test('of very many warnings the first are shown, and how many there are more', () => {
  const rows = Array.from({ length: 60 }, (_, at) => `h:X${at},residents,3`);
  const warned = warningsWith('facts.csv', `subject,fact,value\n${rows.join('\n')}\n`);
  expect(warned).toHaveLength(51);
  expect(warned.at(-1)).toBe('还有 10 条提醒，没有列出');
});
