import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { evaluate, simulate } from '@jishan/scheme';
import { openScheme } from '../../apps/cli/src/files/scheme-files.ts';
import { scoreByHand } from './by-hand.ts';
import { openZen, scoreByZen } from './by-zen.ts';
import { SEED } from './random.ts';
import { type Comparison, rateText } from './report.ts';
import { SCHEME } from './scheme.ts';
import { makeVillage } from './village.ts';

const HOUSEHOLDS = 300;
/** In a district's year of 300,000 households and 10 million events. */
const EVENTS_PER_HOUSEHOLD = 33;
const AIM_BY_HAND = 0.5;
const AIM_BY_ZEN = 100;

/** What it costs that rules are data: the engine beside the same rules by hand and in a rules engine, in one run. */
export async function compareRules(rounds: number): Promise<Comparison[]> {
  const scheme = openScheme(SCHEME);
  const village = makeVillage(HOUSEHOLDS, EVENTS_PER_HOUSEHOLD, SEED);
  const { facts, events } = village;
  const zen = openZen() ?? (installZen() ? openZen() : undefined);
  const byEngine = totalsOf(evaluate(scheme, facts, events).entries);
  checkEqual('by hand', scoreByHand(village), byEngine);
  if (zen) checkEqual('zen-engine', await scoreByZen(village, zen.decision), byEngine);
  console.log(`${events.length} events of ${HOUSEHOLDS} households, equal points for everybody`);

  const evaluateAll = () => evaluate(scheme, facts, events);
  // Only two take turns at a time, so that none cleans up after a third.
  const compareWith = async (rival: string, aim: number, run: () => unknown, times: number) =>
    compare(rival, aim, await race({ [rival]: run, evaluate: evaluateAll }, times), events.length);
  const comparisons = [await compareWith('by hand', AIM_BY_HAND, () => scoreByHand(village), rounds)];
  if (zen) {
    // One round of it takes as long as many of the others.
    const run = () => scoreByZen(village, zen.decision);
    comparisons.push(await compareWith('zen-engine', AIM_BY_ZEN, run, Math.ceil(rounds / 8)));
    zen.close();
  } else console.log('@gorules/zen-engine could not be installed here: not compared with it');
  const { simulated = [] } = await race(
    { simulated: () => simulate(scheme, { facts, events }, '2026-12-31') },
    rounds,
  );
  console.log(rateText('simulate', events.length / median(simulated)));
  return comparisons;
}

/** The ratio of each round for itself, since what else the machine does falls on all that run in it. */
function compare(rival: string, aim: number, seconds: Record<string, number[]>, events: number): Comparison {
  for (const [name, all] of Object.entries(seconds)) console.log(rateText(name, events / median(all)));
  const own = seconds.evaluate ?? [];
  const ratios = (seconds[rival] ?? []).map((theirs, round) => theirs / (own[round] ?? Number.NaN));
  return { what: `evaluate, with every reason, to ${rival}`, ratio: median(ratios), aim, better: 'more' };
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

function totalsOf(entries: ReturnType<typeof evaluate>['entries']): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { holder, amount } of entries) {
    totals.set(holder.slice(2), (totals.get(holder.slice(2)) ?? 0) + amount);
  }
  return totals;
}

function checkEqual(
  name: string,
  totals: ReadonlyMap<string, number>,
  expected: ReadonlyMap<string, number>,
): void {
  const households = new Set([...totals.keys(), ...expected.keys()]);
  const wrong = [...households].filter((id) => (totals.get(id) ?? 0) !== (expected.get(id) ?? 0));
  if (wrong.length > 0) throw new Error(`${name} disagrees about ${wrong.length} households`);
}

/** Processor seconds of each contestant in each round; they take turns. The first rounds only warm up. */
async function race(
  contestants: Record<string, () => unknown>,
  rounds: number,
): Promise<Record<string, number[]>> {
  const seconds: Record<string, number[]> = {};
  const warmUp = Math.ceil(rounds / 10);
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      if (round >= warmUp) (seconds[name] ??= []).push((user + system) / 1e6);
    }
  }
  return seconds;
}
