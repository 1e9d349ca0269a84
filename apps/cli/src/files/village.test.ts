import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScheme } from './scheme-files.ts';
import { passedOver, readVillage } from './village.ts';

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
    ['2026Q1', '2026-Q5', '2026-13'].map((period) => expect.stringContaining(`行的期名 ${period} 不认得`)),
  );
});

test('an order of a class that the scheme has not is warned of, with the one that was meant', () => {
  const head = 'order_id,ordered_at,household_id,points,class\n';
  const [known] = Object.keys(scheme.versions[0]?.document.redemption?.classes ?? {});
  const slip = `${known}x`;
  const rows = [known, slip, '', slip].map((type, at) => `D${at},2026-06-15,样01,1,${type}`);
  expect(warningsWith('redemptions.csv', `${head}${rows.join('\n')}\n`)).toEqual([
    expect.stringContaining(`redemptions.csv 有 2 行的 class 写的是 ${slip}（第 3 行起）`),
  ]);
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

test('an approval days before the event is warned of, one on its day is not', () => {
  const rows = ['2026-03-05 14:30', '2027-03-05', '2028-03-05'].map(
    (day, at) => `E${at},${day},environment-yard,h:样01,2026-03-05`,
  );
  expect(
    warningsWith('events.csv', `event_id,happened_at,item,subject,approved_at\n${rows.join('\n')}\n`),
  ).toEqual(['events.csv 有 2 行的 approved_at 早于 happened_at（第 3 行起），请核对日期']);
});

test('households that cannot be read are one mistake, whoever belongs to them', () => {
  writeFileSync(join(folder, 'households.csv'), Buffer.from([0xba, 0xec]));
  expect(() => readVillage(scheme, folder)).toThrow(/^households\.csv：不是 UTF-8 编码[^\n]*$/);
});

test('an id with signs that cannot be seen is refused before anybody wonders', () => {
  writeFileSync(
    join(folder, 'events.csv'),
    'event_id,happened_at,item,subject,approved_at\nE1,2026-03-05,environment-yard,h:样01\u200b,2026-03-06\n',
  );
  expect(() => readVillage(scheme, folder)).toThrow('events.csv 第 2 行 subject 列');
});

test('a number longer than can be told apart is refused', () => {
  writeFileSync(
    join(folder, 'events.csv'),
    'event_id,happened_at,item,subject,quantity,approved_at\nE1,2026-03-05,environment-yard,h:样01,9999999999999999999,2026-03-06\n',
  );
  expect(() => readVillage(scheme, folder)).toThrow('太大了');
});

test('what lies beside the data and is not used is named, results are not', () => {
  expect(passedOver(folder)).toEqual([]);
  mkdirSync(join(folder, '乙村'));
  writeFileSync(join(folder, '乙村', 'events.csv'), '');
  expect(passedOver(folder)).toEqual([expect.stringContaining('乙村 文件夹没有算')]);
  const above = mkdtempSync(join(tmpdir(), 'jishan-villages-'));
  cpSync(folder, join(above, '甲村'), { recursive: true });
  mkdirSync(join(above, '空'));
  mkdirSync(join(above, 'out'));
  writeFileSync(join(above, 'out', 'result.json'), '{}');
  writeFileSync(join(above, 'events2.csv'), '');
  expect(passedOver(above)).toEqual([
    '空 文件夹没有算：里面没有 households.csv 和 events.csv',
    'events2.csv 没有用上：每个村的文件要放在那个村的文件夹里',
  ]);
  rmSync(above, { recursive: true, force: true });
});
