import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecrets } from './index.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'jishan-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('openSecrets', () => {
  it('makes a file only its owner can read, and answers the same for ever', async () => {
    const first = await openSecrets(path.join(dataDir, 'new'));
    const again = await openSecrets(path.join(dataDir, 'new'));
    expect(first.secret('a')).toBe(again.secret('a'));
    expect(first.secret('a')).not.toBe(first.secret('b'));
    expect(Buffer.from(first.secret('a'), 'base64url')).toHaveLength(32);
    expect((await stat(path.join(dataDir, 'new', 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(path.join(dataDir, 'new'))).toEqual(['secrets.json']);
  });

  it('gives all of several first starts the same', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => openSecrets(dataDir)));
    expect(new Set(opened.map((secrets) => secrets.secret('a'))).size).toBe(1);
  });

  it('narrows the rights of a copied file', async () => {
    await openSecrets(dataDir);
    const file = path.join(dataDir, 'secrets.json');
    await chmod(file, 0o644);
    await openSecrets(dataDir);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{}', '{"root":"c2hvcnQ"}', 'not json'])('refuses the damaged file %j', async (text) => {
    await writeFile(path.join(dataDir, 'secrets.json'), text);
    await expect(openSecrets(dataDir)).rejects.toMatchObject({
      code: 'config.secrets_unusable',
      message: expect.stringContaining('已损坏'),
    });
  });
});
