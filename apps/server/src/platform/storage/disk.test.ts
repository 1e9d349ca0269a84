import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDisk } from './index.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'jishan-disk-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('puts a file that only its owner may read, and leaves no half file', async () => {
  const disk = createDisk(root);
  await disk.put('photos/7/a.jpg', Buffer.from('one'));
  await disk.put('photos/7/a.jpg', Buffer.from('two'));
  expect(Buffer.from(await disk.getBytes('photos/7/a.jpg')).toString()).toBe('two');
  expect(await readdir(join(root, 'photos/7'))).toEqual(['a.jpg']);
  expect((await stat(join(root, 'photos/7/a.jpg'))).mode & 0o077).toBe(0);
});

it('refuses a key that would leave the folder', async () => {
  await expect(createDisk(root).put('photos/../../outside', Buffer.from('x'))).rejects.toThrow(/traversal/i);
});

it('leaves nothing behind when the write fails', async () => {
  const disk = createDisk(root);
  await disk.put('photos/7/a.jpg/b', Buffer.from('x'));
  await expect(disk.put('photos/7/a.jpg', Buffer.from('y'))).rejects.toThrow();
  expect(await readdir(join(root, 'photos/7'))).toEqual(['a.jpg']);
});
