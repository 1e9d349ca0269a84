import { existsSync } from 'node:fs';
import { findPgbench } from '../../bench/posting/find-pgbench.ts';
import { runProgram, runScript, testProject } from './step.ts';
import { addTallies, failureLines, type Part, partLines } from './tally.ts';

/** Where Debian puts the oldest PostgreSQL that the product promises to run on. */
const olderPostgres = process.env.JISHAN_TEST_POSTGRES_15 ?? '/usr/lib/postgresql/15/bin';

/** One commit is judged alike every time; runs by hand take a new seed each, and print it. */
const oneSeed = { JISHAN_SEED: process.env.JISHAN_SEED ?? '20261122' };
/** The two models of the scheme engine are held against each other far longer than while one builds. */
const manyHistories = { ...oneSeed, JISHAN_HISTORIES: process.env.JISHAN_HISTORIES ?? '10000' };

/** Packages and server: first without any service, then on the embedded PostgreSQL, then on Debian's 15. */
async function testServer(): Promise<Part[]> {
  const tallies = [await testProject('unit', 'unit', manyHistories), await testProject('db', 'db', oneSeed)];
  if (existsSync(olderPostgres)) {
    tallies.push(
      await testProject('db on 15', 'db', { ...oneSeed, JISHAN_TEST_POSTGRES_BIN: olderPostgres }),
    );
  } else {
    console.log('No PostgreSQL 15 on this machine: the db tests ran on the embedded PostgreSQL only.');
  }
  return tallies;
}

/** The phone app: all three targets are built, then their bundles are run and weighed. */
async function testPhone(): Promise<Part[]> {
  const builds = [];
  for (const target of ['h5', 'weapp', 'dd']) {
    builds.push(await runScript(`phone ${target}`, 'apps/mobile', `build:${target}`));
  }
  return [
    ...builds,
    await runScript('phone size', 'apps/mobile', 'check:size'),
    await testProject('phone', 'phone'),
  ];
}

/** In a browser; alone, because Chromium, the server and PostgreSQL fill two cores by themselves. */
async function testInBrowser(): Promise<Part[]> {
  return [
    await runScript('console', 'apps/console', 'build'),
    await runScript('console size', 'apps/console', 'size'),
    await testProject('browser', 'browser'),
    await testProject('journeys', 'journeys'),
  ];
}

/** Postings over HTTP beside pgbench, far below the target: it finds what makes them slow, not what makes them slower. */
async function guardPosting(): Promise<Part[]> {
  if (process.platform === 'linux' && findPgbench()) {
    return [await runProgram('posting guard', ['bench/posting/main.ts', '--short', '--guard'])];
  }
  console.log('No pgbench on this machine (or it is no Linux): the rate of postings was not guarded.');
  return [];
}

/** Scoring beside the same rules by hand, far below the aim, as with postings. */
const guardScoring = () => runProgram('scoring guard', ['bench/scheme/main.ts', '--short', '--guard']);

/** A roster of 2,000 people within its promised time, which is several times what it takes. */
const guardImport = () => runProgram('import guard', ['bench/import/main.ts', '--rounds', '2', '--guard']);

const started = performance.now();
const beside = (await Promise.all([testServer(), testPhone()])).flat();
// One after the other: each of them fills the machine, and a rate is measured.
const alone = [
  ...(await guardPosting()),
  await guardScoring(),
  await guardImport(),
  ...(await testInBrowser()),
];
const parts = [...beside, ...alone];
const sum = addTallies(parts);
// Whoever has only the end of a long log still sees what ran, how long it took and what failed.
console.log(['', ...partLines(parts)].join('\n'));
console.log(`all of it, the first ones side by side: ${Math.round((performance.now() - started) / 1000)} s`);
for (const line of failureLines(sum.failures)) console.log(line);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
