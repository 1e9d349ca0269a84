import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Evaluation, evaluate, simulate } from '@jishan/scheme';
import { openScheme } from '../../apps/cli/src/files/scheme-files.ts';
import { scoreByHand } from './by-hand.ts';
import { openZen, scoreByCalls, scoreByWaves, type ZenLine } from './by-zen.ts';
import { SEED } from './random.ts';
import { type Comparison, rateText } from './report.ts';
import { SCHEME } from './scheme.ts';
import { makeVillage } from './village.ts';

const HOUSEHOLDS = 300;
/** In a district's year of 300,000 households and 10 million events. */
const EVENTS_PER_HOUSEHOLD = 33;
const AIM_BY_HAND = 0.5;
const AIM_BY_ZEN = 100;
/** Runs of the fast ones in one round: single ones are over before the machine has settled. */
const RUNS = 10;
/** One run of these takes as long as many of the others. */
const SLOW_ROUNDS_SHARE = 5;

interface RulesOptions {
  rounds: number;
  /** Whether the rules engine takes part, which has to be installed once. */
  zen: boolean;
}

/** What it costs that rules are data: the engine beside the same rules by hand and in a rules engine, in one run. */
export async function compareRules({ rounds, zen: withZen }: RulesOptions): Promise<Comparison[]> {
  const scheme = openScheme(SCHEME);
  const village = makeVillage(HOUSEHOLDS, EVENTS_PER_HOUSEHOLD, SEED);
  const { facts, events } = village;
  const own: Contestant = { name: 'evaluate', runs: RUNS, run: () => evaluate(scheme, facts, events) };
  const evaluation = evaluate(scheme, facts, events);
  checkTotals(scoreByHand(village), evaluation);
  console.log(`${events.length} events of ${HOUSEHOLDS} households, equal points for everybody`);

  // Only two take turns at a time, so that none cleans up after a third.
  const compareWith = async (rival: Contestant, aim: number, times: number) =>
    compare(await race([rival, own], times), rival.name, aim, events.length);
  const byHand = { name: 'by hand', runs: RUNS, run: () => scoreByHand(village) };
  const comparisons = [await compareWith(byHand, AIM_BY_HAND, rounds)];
  const zen = withZen ? (openZen() ?? (installZen() ? openZen() : undefined)) : undefined;
  if (zen) {
    const slowly = Math.ceil(rounds / SLOW_ROUNDS_SHARE);
    const ways = { 'zen-engine, a call an event': scoreByCalls, 'zen-engine, in waves': scoreByWaves };
    for (const [name, score] of Object.entries(ways)) {
      checkLines(name, await score(village, zen), evaluation);
      comparisons.push(
        await compareWith({ name, runs: 1, run: () => score(village, zen) }, AIM_BY_ZEN, slowly),
      );
    }
    zen.close();
  } else console.log('not compared with @gorules/zen-engine: left out, or it could not be installed here');
  const whole = () => simulate(scheme, { facts, events }, '2026-12-31');
  const [simulated] = await race([{ name: 'simulate', runs: RUNS, run: whole }], rounds);
  console.log(rateText('simulate', events.length / median(simulated ?? [])));
  return comparisons;
}

/** The ratio of each round for itself, since what else the machine does falls on all that run in it. */
function compare(seconds: readonly number[][], rival: string, aim: number, events: number): Comparison {
  const [theirs = [], own = []] = seconds;
  console.log(rateText(rival, events / median(theirs)));
  console.log(rateText('evaluate', events / median(own)));
  const ratios = theirs.map((time, round) => time / (own[round] ?? Number.NaN));
  return {
    what: `evaluate, with every reason, to ${rival}`,
    ratio: median(ratios),
    worst: Math.min(...ratios),
    aim,
    better: 'more',
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** The engine has a lockfile of its own, so that nobody else's set-up brings it along. */
function installZen(): boolean {
  const cwd = join(import.meta.dirname, 'zen');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd });
  return status === 0;
}

/** Points by household: all that the rules by hand tell. */
function checkTotals(totals: ReadonlyMap<string, number>, { entries }: Evaluation): void {
  const expected = new Map<string, number>();
  for (const { holder, amount } of entries) {
    expected.set(holder.slice(2), (expected.get(holder.slice(2)) ?? 0) + amount);
  }
  const households = new Set([...totals.keys(), ...expected.keys()]);
  const wrong = [...households].filter((id) => (totals.get(id) ?? 0) !== (expected.get(id) ?? 0));
  if (wrong.length > 0) throw new Error(`by hand disagrees about ${wrong.length} households`);
}

/** Every event: its entry, word for word, or why it was refused. */
function checkLines(
  name: string,
  lines: ReadonlyMap<string, ZenLine>,
  { entries, refused }: Evaluation,
): void {
  const wrong: string[] = [];
  for (const { event, holder, amount, wouldBe, reason, capNote, clause } of entries) {
    const expected = { household: holder.slice(2), amount, wouldBe, reason, capNote, clause, refused: null };
    if (!isDeepStrictEqual(lines.get(event), expected)) wrong.push(event);
  }
  for (const { id, message } of refused) if (lines.get(id)?.refused !== message) wrong.push(id);
  const all = entries.length + refused.length;
  if (wrong.length > 0 || lines.size !== all) {
    throw new Error(`${name} disagrees about ${wrong.length} of ${all} events, the first ${wrong[0]}`);
  }
}

interface Contestant {
  name: string;
  /** How often it runs in a round. */
  runs: number;
  run: () => unknown;
}

/** Processor seconds of one run of each contestant in each round; they take turns. The first rounds only warm up. */
async function race(contestants: readonly Contestant[], rounds: number): Promise<number[][]> {
  const seconds: number[][] = contestants.map(() => []);
  const warmUp = Math.ceil(rounds / 10);
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const [place, { runs, run }] of contestants.entries()) {
      const before = process.cpuUsage();
      for (let at = 0; at < runs; at++) await run();
      const { user, system } = process.cpuUsage(before);
      if (round >= warmUp) seconds[place]?.push((user + system) / 1e6 / runs);
    }
  }
  return seconds;
}
