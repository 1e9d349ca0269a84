import { lstat, mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries, makeLibraryLinks } from './binaries.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'jishan-links-'));
  await mkdir(path.join(home, 'native/lib'), { recursive: true });
  const links = [
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
  ];
  await writeFile(path.join(home, 'native/pg-symlinks.json'), JSON.stringify(links));
});
afterEach(() => rm(home, { recursive: true }));

describe('makeLibraryLinks', () => {
  it('makes what is missing, relative, by several at once and again', async () => {
    await Promise.all([makeLibraryLinks(home), makeLibraryLinks(home)]);
    await rm(path.join(home, 'native/lib/libpq.so'));
    await makeLibraryLinks(home);
    expect(await readlink(path.join(home, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(await readlink(path.join(home, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
  });

  it('says where it may not write', async () => {
    await rm(path.join(home, 'native/lib'), { recursive: true });
    await expect(makeLibraryLinks(home)).rejects.toMatchObject({
      code: 'postgres.no_binaries',
      message: expect.stringContaining('npm ci'),
    });
  });
});

describe('findBinaries', () => {
  it('finds the three programs of this machine', async () => {
    for (const file of Object.values(await findBinaries())) expect((await lstat(file)).isFile()).toBe(true);
  });
});
