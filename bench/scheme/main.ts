/* How much it costs that rules are data: node bench/scheme/main.ts [events per household] */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileScheme, evaluate, readScheme, simulate } from '@jishan/scheme';
import { scoreByHand } from './by-hand.ts';
import { makeVillage } from './village.ts';

const HOUSEHOLDS = 300;
const perHousehold = Number(process.argv[2] ?? 100);
const ROUNDS = 7;

const read = readScheme(
  readFileSync(resolve(import.meta.dirname, '../../schemes/s1-zhaoxiang.yaml'), 'utf8'),
);
if (!read.ok) throw new Error('the pack does not pass its checks');
const compiled = compileScheme([read]);
if (!compiled.ok) throw new Error('the pack does not compile');
const { scheme } = compiled;

const village = makeVillage(HOUSEHOLDS, perHousehold, 7);
const { facts, events } = village;

const byHand = scoreByHand(village);
for (const { holder, amount } of evaluate(scheme, facts, events).entries) {
  byHand.set(holder.slice(2), (byHand.get(holder.slice(2)) ?? 0) - amount);
}
const wrong = [...byHand].filter(([, rest]) => rest !== 0);
if (wrong.length > 0) throw new Error(`the two disagree about ${wrong.length} households`);

/** Fastest of several rounds, since the machine has other work. CPU seconds of this process. */
function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

const hand = fastest(() => scoreByHand(village));
const engine = fastest(() => evaluate(scheme, facts, events));
const whole = fastest(() => simulate(scheme, { facts, events }, '2026-12-31'));
const perSecond = (seconds: number) => `${Math.round(events.length / seconds).toLocaleString('en')} events/s`;

console.log(`${events.length} events of ${HOUSEHOLDS} households, equal totals`);
console.log(`by hand   ${perSecond(hand)}`);
console.log(
  `evaluate  ${perSecond(engine)}, ${(hand / engine).toFixed(2)} of by hand (aim: 0.5), with every reason`,
);
console.log(`simulate  ${perSecond(whole)}, with balances, ranks and result.json`);
