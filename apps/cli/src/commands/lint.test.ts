import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../test/support/run-command.ts';
import { readSchemeFiles } from '../files/scheme-files.ts';
import { lintCommand } from './lint.ts';
import { simulateCommand } from './simulate.ts';

const schemes = resolve(import.meta.dirname, '../../../../schemes');
const s1 = join(schemes, 's1-zhaoxiang.yaml');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishan-lint-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('lint', () => {
  test('ends with 0 for the packs, 1 for errors, 2 for no file', async () => {
    expect(await run(lintCommand(), s1)).toMatchObject({ code: 0 });
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, 'scheme: x\ntitle: 坏\n');
    const { code, out } = await run(lintCommand(), bad, '--json');
    expect(code).toBe(1);
    const [finding] = JSON.parse(out) as Record<string, unknown>[];
    expect(Object.keys(finding ?? {}).slice(0, 5)).toEqual(['level', 'code', 'path', 'message', 'clause']);
    expect((await run(lintCommand(), join(folder, 'none.yaml'))).code).toBe(2);
  });

  test('names what is not lawful; the same scheme can still be tried on files', async () => {
    const unlawful = join(folder, 'unlawful.yaml');
    cpSync(join(schemes, 'templates'), join(folder, 'templates'), { recursive: true });
    writeFileSync(unlawful, readFileSync(s1, 'utf8').replace('乱倒垃圾，提醒后没有清走', '越级上访'));
    const { code, out } = await run(lintCommand(), unlawful, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { level: 'error', code: 'lawful.petition', path: 'items.environment-dumping.title', clause: 'use' },
    ]);
    expect(readSchemeFiles(unlawful).scheme).not.toBeNull();
  });

  test('a folder holds the versions of one scheme', async () => {
    cpSync(join(schemes, 'templates'), join(folder, 'templates'), { recursive: true });
    writeFileSync(join(folder, 'v1.yaml'), readFileSync(s1));
    const second = readFileSync(s1, 'utf8').replace("version: '1'", "version: '2'");
    writeFileSync(join(folder, 'v2.yaml'), second);
    const { code, out } = await run(lintCommand(), folder);
    expect(code).toBe(1);
    expect(out).toMatch(/^v2\.yaml:\d+:1 错误 from：版本 2 和版本 1 从同一天起施行（另一份：v1\.yaml）/m);
    expect(out).toContain('versions.from');
  });

  test('warns of a version that settles some months twice, and so does a trial on files', async () => {
    const settled = (version: number, from: string, begins: string) =>
      readFileSync(s1, 'utf8')
        .replace(/^version:.*$/m, `version: '${version}'`)
        .replace(/^from:.*$/m, `from: ${from}`)
        .replace(/^( +)settle:.*\n(?:\1 +.*\n)*/m, `$1settle: [{ per: year, begins: ${begins} }]\n`);
    const both = join(folder, 'both');
    mkdirSync(both);
    cpSync(join(schemes, 'templates'), join(folder, 'templates'), { recursive: true });
    writeFileSync(join(both, 'v1.yaml'), settled(1, '2023-01-01', '01-01'));
    writeFileSync(join(both, 'v2.yaml'), settled(2, '2024-01-01', '09-01'));
    const warned =
      /^v2\.yaml:\d+:\d+ 提醒 results\.settle\[0\]\.begins：.*2023-09-01 到 2023-12-31 的分在两期里各算一次.*（另一份：v1\.yaml）/m;
    const { code, out } = await run(lintCommand(), both);
    expect(out).toMatch(warned);
    expect(code).toBe(0);
    expect((await run(simulateCommand(), both, '--data', join(schemes, 'golden/s1'))).err).toMatch(warned);
  });
});
