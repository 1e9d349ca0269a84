import { parseArgs } from 'node:util';
import { startBenchServer } from './database.ts';
import { fillTemplate } from './fill.ts';
import { type HttpRun, runHttp } from './http.ts';
import { quantile } from './load.ts';
import { type Baseline, type BaselineRun, runPgbench } from './pgbench.ts';

/** How fast points are posted over HTTP, as a ratio to pgbench on the same server. See README.md. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '64' },
    guard: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);

/** The target, and what fails a build: machines of others are noisy, so only at a fifth of it. */
const TARGET = 0.5;
const GUARD = TARGET / 5;

const server = await startBenchServer();
try {
  const say = (line: string) => console.log(line);
  await fillTemplate(server.templateUrl, server.dataDir, () => undefined);
  const runs: Round[] = [];
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    // Contestants take turns, so that what else the machine does falls on all of them.
    runs.push({
      P: await baseline('P'),
      batched: await http({ batchMax: 64, lanes: 1 }),
      C: await baseline('C'),
      unbatched: await http({ batchMax: 1, lanes: 8 }),
    });
    say(`round ${round}: ${roundText(runs.at(-1) as Round)}`);
  }
  for (const line of reportOf(runs)) say(line);
  const ratio = median(runs.map(({ P, batched }) => batched.perSecond / P.perSecond));
  if (values.guard && ratio < GUARD) {
    console.error(`HTTP reaches ${ratio.toFixed(2)} P, below the guard of ${GUARD}`);
    process.exitCode = 1;
  }
} finally {
  await server.stop();
}

interface Round {
  P: BaselineRun;
  C: BaselineRun;
  batched: HttpRun;
  unbatched: HttpRun;
}

function baseline(name: Baseline): Promise<BaselineRun> {
  return server.withCopy((ownerUrl) => runPgbench(ownerUrl, server.dataDir, name, seconds));
}

function http(writer: { batchMax: number; lanes: number }): Promise<HttpRun> {
  return server.withCopy((ownerUrl) =>
    runHttp(ownerUrl, server.dataDir, { ...writer, connections, seconds }),
  );
}

function roundText({ P, C, batched, unbatched }: Round): string {
  const rates = [P, C, batched, unbatched].map(({ perSecond }) => Math.round(perSecond));
  return `P ${rates[0]}/s, C ${rates[1]}/s, HTTP ${rates[2]}/s, HTTP unbatched ${rates[3]}/s`;
}

function reportOf(runs: Round[]): string[] {
  const of = (pick: (round: Round) => number) => median(runs.map(pick)).toFixed(2);
  const late = (pick: (round: Round) => HttpRun, share: number) =>
    of((round) => quantile(pick(round).latencies, share)).replace(/\.\d+$/, '');
  return [
    `HTTP / P                    ${of(({ P, batched }) => batched.perSecond / P.perSecond)}   (target ${TARGET})`,
    `HTTP / C                    ${of(({ C, batched }) => batched.perSecond / C.perSecond)}`,
    `HTTP / HTTP unbatched       ${of(({ batched, unbatched }) => batched.perSecond / unbatched.perSecond)}`,
    `p50 / p99, batched          ${late(({ batched }) => batched, 0.5)} / ${late(({ batched }) => batched, 0.99)} ms at ${connections} connections`,
    `p50 / p99, unbatched        ${late(({ unbatched }) => unbatched, 0.5)} / ${late(({ unbatched }) => unbatched, 0.99)} ms`,
    `commands in a mean batch    ${of(({ batched }) => batched.batch)}`,
    `processor ms for a posting  P ${of(({ P }) => P.cpuMs)}, C ${of(({ C }) => C.cpuMs)}, ` +
      `HTTP ${of(({ batched }) => batched.databaseCpuMs)} database + ${of(({ batched }) => batched.serverCpuMs)} server`,
  ];
}

function median(list: number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
