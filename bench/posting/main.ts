import { parseArgs } from 'node:util';
import { startBenchServer } from './database.ts';
import { fillTemplate } from './fill.ts';
import { type HttpRun, runHttp } from './http.ts';
import { type Baseline, type BaselineRun, runPgbench } from './pgbench.ts';
import { brokenGuards, type Round, reportOf, roundText } from './report.ts';

/** How fast points are posted over HTTP, as a ratio to pgbench on the same server. See README.md. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    connections: { type: 'string', default: '64' },
    short: { type: 'boolean', default: false },
    guard: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds ?? (values.short ? 3 : 10));
const rounds = Number(values.rounds ?? (values.short ? 1 : 2));
const connections = Number(values.connections);
/** Postings before those that are counted. */
const warmUp = values.short ? 500 : 2_000;
/** A pause of the machine can break a guard once; what is slow in itself breaks it every time. */
const tries = values.guard ? 4 : 1;

const say = (line: string) => console.log(line);
const server = await startBenchServer();
try {
  await fillTemplate(server.templateUrl, server.dataDir);
  let broken: string[] = [];
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const runs = await takeTurns();
    for (const line of reportOf(runs, connections)) say(line);
    broken = values.guard ? brokenGuards(runs) : [];
    if (broken.length === 0) break;
    for (const line of broken) console.error(`try ${attempt} of ${tries}: ${line}`);
  }
  if (broken.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}

/** All rounds of all contestants. */
async function takeTurns(): Promise<Round[]> {
  const runs: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    // Contestants take turns, so that what else the machine does falls on all of them.
    runs.push({
      P: await baseline('P'),
      batched: await http({ batchMax: 64, lanes: 1 }),
      C: values.short ? undefined : await baseline('C'),
      unbatched: await http({ batchMax: 1, lanes: 8 }),
    });
    say(`round ${round}: ${roundText(runs.at(-1) as Round)}`);
  }
  return runs;
}

function baseline(name: Baseline): Promise<BaselineRun> {
  return server.withCopy((ownerUrl) => runPgbench(ownerUrl, server.dataDir, name, seconds));
}

function http(writer: { batchMax: number; lanes: number }): Promise<HttpRun> {
  return server.withCopy((ownerUrl) =>
    runHttp(ownerUrl, server.dataDir, { ...writer, connections, seconds, warmUp }),
  );
}
