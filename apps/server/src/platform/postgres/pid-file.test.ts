import { describe, expect, it } from 'vitest';
import { isAlive, looksLikeServerOf, parsePidFile } from './pid-file.ts';

describe('parsePidFile', () => {
  it('reads where a ready server listens', () => {
    const socket = '4711\n/data/postgres\n1700000000\n5432\n/data/postgres\n\n 12345 6\nready   \n';
    expect(parsePidFile(socket)).toEqual({
      pid: 4711,
      endpoint: { host: '/data/postgres', port: 5432 },
      ready: true,
    });
    const loopback = '4711\n/data/postgres\n1700000000\n40001\n\n127.0.0.1\n 12345 6\nstarting\n';
    expect(parsePidFile(loopback)).toEqual({
      pid: 4711,
      endpoint: { host: '127.0.0.1', port: 40001 },
      ready: false,
    });
  });

  it.each([
    ['4711\n', { pid: 4711, endpoint: undefined, ready: false }],
    ['4711\n/data\n1700\n5432\n', { pid: 4711, endpoint: undefined, ready: false }],
    ['', undefined],
    ['-4711\n', undefined],
    ['\0\0\0', undefined],
  ])('copes with the half-written %j', (text, expected) => {
    expect(parsePidFile(text)).toEqual(expected);
  });
});

describe('a process id', () => {
  it('is told alive from dead, and a server from anything else', async () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(999_999_999)).toBe(false);
    expect(await looksLikeServerOf(process.pid, '/srv/nowhere/postgres')).toBe(false);
  });
});
