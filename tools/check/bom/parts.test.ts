import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cycloneDx, licenceList } from './documents.ts';
import { findForbidden, readParts } from './parts.ts';

const lockfile = JSON.stringify({
  packages: {
    '': { version: '1.0.0' },
    'apps/own': { version: '1.0.0' },
    'node_modules/@own/part': { link: true },
    'node_modules/a': { version: '1.0.0', license: 'MIT', integrity: 'sha512-AAEC' },
    'node_modules/b/node_modules/a': { version: '2.0.0', license: '(GPL-3.0-only OR ISC)' },
    'node_modules/b': { version: '1.0.0', license: 'GPL-3.0-only' },
    'node_modules/c': { version: '1.0.0' },
    'node_modules/dev': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
    'node_modules/@img/sharp-x': { version: '1.0.0', license: 'Apache-2.0 AND LGPL-3.0-or-later' },
    'node_modules/d': { version: '1.0.0', license: 'LGPL-3.0-or-later' },
  },
});

test('a lockfile yields what is installed outside development, each version once', () => {
  expect(readParts(lockfile).map(({ name, version }) => `${name}@${version}`)).toEqual([
    '@img/sharp-x@1.0.0',
    'a@1.0.0',
    'a@2.0.0',
    'b@1.0.0',
    'c@1.0.0',
    'd@1.0.0',
  ]);
});

test('SEC-18 a licence that forbids handing on, or none at all, is found', () => {
  expect(findForbidden(readParts(lockfile))).toEqual([
    'b 1.0.0: GPL-3.0-only',
    'c 1.0.0: no licence named',
    'd 1.0.0: LGPL-3.0-or-later',
  ]);
});

test('SEC-18 whatever the server depends on is among the parts of its lockfile', () => {
  const root = path.join(import.meta.dirname, '../../..');
  const parts = new Set(
    readParts(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).map(({ name }) => name),
  );
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'apps/server/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const ours = Object.keys(dependencies).filter((name) => !name.startsWith('@jishan/'));
  expect(ours.length).toBeGreaterThan(10);
  expect(ours.filter((name) => !parts.has(name))).toEqual([]);
});

test('SEC-18 both documents name every part', () => {
  const parts = readParts(lockfile);
  const bom = JSON.parse(cycloneDx({ name: 'jishan', version: '1.0.0' }, parts));
  expect(bom.components).toHaveLength(parts.length);
  expect(bom.components[1]).toEqual({
    type: 'library',
    name: 'a',
    version: '1.0.0',
    purl: 'pkg:npm/a@1.0.0',
    licenses: [{ expression: 'MIT' }],
    hashes: [{ alg: 'SHA-512', content: '000102' }],
  });
  const list = licenceList({ name: 'jishan', version: '1.0.0' }, parts);
  for (const { name, version } of parts) expect(list).toContain(`- ${name} ${version}`);
});
