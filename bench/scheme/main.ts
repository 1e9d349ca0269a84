import { parseArgs } from 'node:util';
import { compareDistrict } from './district.ts';
import { brokenGuards, type Comparison, comparisonText } from './report.ts';
import { compareRules } from './rules.ts';

/** How fast schemes are scored, as ratios within one run. See README.md. */
const { values } = parseArgs({
  options: {
    /** Sizes in millions of events, as `0.1,1,10`; without it only the rules are compared. */
    district: { type: 'string' },
    short: { type: 'boolean', default: false },
    guard: { type: 'boolean', default: false },
  },
});

/** A pause of the machine can break a guard once; what is slow in itself breaks it every time. */
const tries = values.guard ? 4 : 1;

let broken: string[] = [];
for (let attempt = 1; attempt <= tries; attempt++) {
  const comparisons = await compareAll();
  for (const comparison of comparisons) console.log(comparisonText(comparison));
  broken = values.guard ? brokenGuards(comparisons) : [];
  if (broken.length === 0) break;
  for (const line of broken) console.error(`try ${attempt} of ${tries}: ${line}`);
}
if (broken.length > 0) process.exitCode = 1;

async function compareAll(): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  if (values.district === undefined) {
    // Builds are to need nothing that is not the product's.
    comparisons.push(...(await compareRules({ rounds: values.short ? 5 : 30, zen: !values.guard })));
  }
  for (const size of values.district?.split(',') ?? []) {
    comparisons.push(...(await compareDistrict(Number(size))));
  }
  return comparisons;
}
