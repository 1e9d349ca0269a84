import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

interface Parts {
  readPlan: (printed: string) => { name: string; version: string; file: string; bytes: number }[];
  writeWrappers: (folder: string) => Record<string, string>;
}

// The set-up is plain JavaScript, because it runs before anything is installed.
const load = (file: string) => import(new URL(file, import.meta.url).href) as Promise<Partial<Parts>>;
const { readPlan, writeWrappers } = {
  ...(await load('./plan.js')),
  ...(await load('./wrappers.js')),
} as Parts;

let folder = '';
beforeEach(() => {
  // A quote and a space: both are allowed in the name of a home.
  folder = mkdtempSync(join(tmpdir(), "jishan it's "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = (path: string, text: string) => {
  mkdirSync(join(folder, 'root', path, '..'), { recursive: true });
  writeFileSync(join(folder, 'root', path), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
};

it('reads what apt would fetch, and leaves out what is never opened', () => {
  const printed = `Reading package lists...
The following NEW packages will be installed:
'http://a/libnss3_2%3a3.87.1-1%2bdeb12u2_amd64.deb' libnss3_2%3a3.87.1-1+deb12u2_amd64.deb 1332396 MD5Sum:c4
'http://a/libllvm14_14.0.6-12_amd64.deb' libllvm14_1%3a14.0.6-12_amd64.deb 21840232 SHA256:0a
'http://a/libc6_2.36_amd64.deb' libc6_2.36_amd64.deb 2 SHA256:0a`;
  expect(readPlan(printed)).toEqual([
    {
      name: 'libnss3',
      version: '2:3.87.1-1+deb12u2',
      file: 'libnss3_2%3a3.87.1-1+deb12u2_amd64.deb',
      bytes: 1332396,
    },
  ]);
});

it('leads to the unpacked programs with their libraries and fonts, as the process that was started', () => {
  const libraries = 'usr/lib/x86_64-linux-gnu';
  program(`${libraries}/pulse/libpulse.so.0`, '');
  program(`${libraries}/modules/printer.so`, '');
  program('usr/lib/chromium/chromium', 'echo "$$ $1 $LD_LIBRARY_PATH $FONTCONFIG_FILE"');
  program('usr/lib/postgresql/15/bin/pgbench', 'echo "$LD_LIBRARY_PATH"');
  const env = writeWrappers(folder);
  const script = '"$1" "two words" & started=$!; wait; echo $started';
  const said = execFileSync('sh', ['-c', script, 'sh', env['CHROMIUM_PATH'] ?? ''], { encoding: 'utf8' });
  const [line, pid] = said.trim().split('\n');
  const main = join(folder, 'root', libraries);
  const paths = `${main}:${main}/pulse`;
  expect(line).toBe(`${pid} two words ${paths} ${folder}/fonts.conf`);
  expect(execFileSync(join(env['JISHAN_TEST_POSTGRES_15'] ?? '', 'pgbench'), { encoding: 'utf8' })).toBe(
    `${paths}\n`,
  );
});

it('gives the machine’s own browser the unpacked fonts', () => {
  mkdirSync(join(folder, 'root/usr/share/fonts'), { recursive: true });
  expect(Object.keys(writeWrappers(folder))).toEqual(['CHROMIUM_PATH']);
});
