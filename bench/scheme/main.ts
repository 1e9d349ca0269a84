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

const comparisons: Comparison[] = [];
if (values.district === undefined || values.guard) {
  comparisons.push(...(await compareRules({ rounds: values.short ? 5 : 30, zen: !values.guard })));
}
for (const size of values.district?.split(',') ?? []) {
  comparisons.push(...(await compareDistrict(Number(size))));
}
for (const comparison of comparisons) console.log(comparisonText(comparison));
const broken = values.guard ? brokenGuards(comparisons) : [];
for (const line of broken) console.error(line);
if (broken.length > 0) process.exitCode = 1;
