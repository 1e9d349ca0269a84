import { expect, it } from 'vitest';
import { brokenGuards, type Round } from '../../bench/posting/report.ts';

const http = (perSecond: number, latency: number): Round['batched'] => ({
  perSecond,
  latencies: [latency],
  batch: 8,
  databaseCpuMs: 1,
  serverCpuMs: 1,
  done: 1,
  seconds: 1,
  statuses: new Map(),
  firstFailure: null,
});
const round = (batched: Round['batched'], unbatched: Round['unbatched']): Round => ({
  P: { perSecond: 2_000, cpuMs: 1 },
  C: undefined,
  batched,
  unbatched,
});

it('lets a slow machine pass, and finds postings that are many times too slow', () => {
  expect(brokenGuards([round(http(250, 400), http(80, 100))])).toEqual([]);
  expect(brokenGuards([round(http(190, 100), http(80, 100))])).toEqual([expect.stringContaining('0.095 P')]);
  expect(brokenGuards([round(http(900, 600), http(80, 100))])).toEqual([
    expect.stringContaining('6.0 times'),
  ]);
});

it('takes the middle of several rounds', () => {
  const good = round(http(900, 100), http(80, 100));
  expect(brokenGuards([good, round(http(1, 900), http(80, 100)), good])).toEqual([]);
});
