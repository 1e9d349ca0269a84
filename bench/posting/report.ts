import type { HttpRun } from './http.ts';
import { quantile } from './load.ts';
import type { BaselineRun } from './pgbench.ts';

/** What the contestants did in one turn of each. */
export interface Round {
  P: BaselineRun;
  /** Left out of a short run. */
  C: BaselineRun | undefined;
  batched: HttpRun;
  unbatched: HttpRun;
}

const TARGET = 0.5;
/** What fails a build: machines of others are noisy, so only a fifth of the target. */
const GUARD = TARGET / 5;
/** Waiting for a batch may cost time, but in the worst hundredth no more than this many times what it saves. */
const P99_GUARD = 5;

/** What a build must not fall below, in sentences; none when all is well. */
export function brokenGuards(runs: Round[]): string[] {
  const ratio = median(runs.map(({ P, batched }) => batched.perSecond / P.perSecond));
  const late = median(runs.map(({ batched, unbatched }) => p99(batched) / p99(unbatched)));
  return [
    ...(ratio < GUARD ? [`HTTP reaches ${ratio.toFixed(3)} P, below the guard of ${GUARD}`] : []),
    ...(late > P99_GUARD
      ? [
          `p99 of the batched path is ${late.toFixed(1)} times the unbatched path's, above the guard of ${P99_GUARD}`,
        ]
      : []),
  ];
}

export function roundText({ P, C, batched, unbatched }: Round): string {
  const rate = (run: { perSecond: number }) => `${Math.round(run.perSecond)}/s`;
  const parts = [`P ${rate(P)}`, ...(C ? [`C ${rate(C)}`] : [])];
  return [...parts, `HTTP ${rate(batched)}`, `HTTP unbatched ${rate(unbatched)}`].join(', ');
}

export function reportOf(runs: Round[], connections: number): string[] {
  const of = (pick: (round: Round) => number) => median(runs.map(pick)).toFixed(2);
  const ofC = (pick: (C: BaselineRun, round: Round) => number) =>
    runs.every(({ C }) => C) ? of((round) => pick(round.C as BaselineRun, round)) : 'not run';
  const late = (pick: (round: Round) => HttpRun, share: number) =>
    of((round) => quantile(pick(round).latencies, share)).replace(/\.\d+$/, '');
  return [
    `HTTP / P                    ${of(({ P, batched }) => batched.perSecond / P.perSecond)}   (target ${TARGET})`,
    `HTTP / C                    ${ofC((C, { batched }) => batched.perSecond / C.perSecond)}`,
    `HTTP / HTTP unbatched       ${of(({ batched, unbatched }) => batched.perSecond / unbatched.perSecond)}`,
    `p50 / p99, batched          ${late(({ batched }) => batched, 0.5)} / ${late(({ batched }) => batched, 0.99)} ms at ${connections} connections`,
    `p50 / p99, unbatched        ${late(({ unbatched }) => unbatched, 0.5)} / ${late(({ unbatched }) => unbatched, 0.99)} ms`,
    `commands in a mean batch    ${of(({ batched }) => batched.batch)}`,
    `processor ms for a posting  P ${of(({ P }) => P.cpuMs)}, C ${ofC((C) => C.cpuMs)}, ` +
      `HTTP ${of(({ batched }) => batched.databaseCpuMs)} database + ${of(({ batched }) => batched.serverCpuMs)} server`,
  ];
}

function p99({ latencies }: HttpRun): number {
  return quantile(latencies, 0.99);
}

function median(list: number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
