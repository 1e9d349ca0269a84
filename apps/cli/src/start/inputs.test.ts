import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from './inputs.ts';

let base = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'jishan-inputs-'));
  mkdirSync(join(base, 'src/ui'), { recursive: true });
  writeFileSync(join(base, 'src/ui/a.ts'), 'one');
  writeFileSync(join(base, 'package.json'), '{}');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const paths = ['package.json', 'src', 'missing'];

it('changes with contents, names and new files', async () => {
  const seen = new Set([await fingerprint(base, paths)]);
  writeFileSync(join(base, 'src/ui/a.ts'), 'two');
  seen.add(await fingerprint(base, paths));
  writeFileSync(join(base, 'src/ui/b.ts'), '');
  seen.add(await fingerprint(base, paths));
  writeFileSync(join(base, 'missing'), '');
  seen.add(await fingerprint(base, paths));
  expect(seen.size).toBe(4);
});

it('does not change with times or with what lies beside the inputs', async () => {
  const before = await fingerprint(base, paths);
  utimesSync(join(base, 'src/ui/a.ts'), 1, 1);
  writeFileSync(join(base, 'other.txt'), 'x');
  expect(await fingerprint(base, paths)).toBe(before);
});
