import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

interface Installed {
  isInstalled: (dir: string, machine?: { platform: string; arch: string }) => boolean;
}

// The set-up is plain JavaScript, because it runs before anything is installed.
const script = new URL('./installed.js', import.meta.url).href;
const { isInstalled } = (await import(script)) as Installed;
const machine = { platform: 'linux', arch: 'x64' };

let dir = '';
const write = (path: string, packages: object) =>
  writeFileSync(join(dir, path), JSON.stringify({ packages }));
const yaml = { version: '2.9.1', integrity: 'sha512-a' };

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jishan-setup-'));
  mkdirSync(join(dir, 'node_modules'));
  write('package-lock.json', {
    '': { name: 'x' },
    'packages/a': { version: '0.1.0' },
    'node_modules/@x/a': { resolved: 'packages/a', link: true },
    'node_modules/yaml': yaml,
    'node_modules/only-mac': { version: '1.0.0', os: ['darwin'], optional: true },
    'node_modules/not-here': { version: '1.0.0', os: ['!linux'] },
    'node_modules/missed': { version: '1.0.0', optional: true },
  });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const done = 'node_modules/.package-lock.json';

it('is content with what fits this machine, without what is optional', () => {
  write(done, { 'node_modules/yaml': yaml });
  expect(isInstalled(dir, machine)).toBe(true);
});

it('sees an install that never ended, an older version and other contents', () => {
  expect(isInstalled(dir, machine)).toBe(false);
  writeFileSync(join(dir, done), '{"packages": {');
  expect(isInstalled(dir, machine)).toBe(false);
  write(done, { 'node_modules/yaml': { ...yaml, version: '2.9.0' } });
  expect(isInstalled(dir, machine)).toBe(false);
  write(done, { 'node_modules/yaml': { ...yaml, integrity: 'sha512-b' } });
  expect(isInstalled(dir, machine)).toBe(false);
});

it('wants on another machine what that machine needs', () => {
  write(done, { 'node_modules/yaml': yaml });
  expect(isInstalled(dir, { platform: 'darwin', arch: 'arm64' })).toBe(false);
});
