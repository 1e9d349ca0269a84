import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Explanation, explain, type HolderResult, simulate } from '@jishan/scheme';
import { describe, expect, test } from 'vitest';
import { openScheme } from '../files/scheme-files.ts';
import { readVillage } from '../files/village.ts';

const schemes = fileURLToPath(new URL('../../../../schemes/', import.meta.url));
const goldens = readdirSync(`${schemes}golden`);

/** What an explanation must not contradict: everything that the result says of the same holder. */
function asResult({ accounts, settlements, honours }: Explanation) {
  const had = honours.filter((one) => one.had);
  return {
    rows: accounts.map(
      ({ balance, period, opening, closing }) => `${balance} ${period} ${opening} ${closing}`,
    ),
    periods: settlements.map(({ period, total, average, rank }) => `${period} ${total} ${average} ${rank}`),
    stars: had
      .filter(({ kind }) => kind === 'stars')
      .map(({ period, title }) => `${period} ${Number.parseInt(title)}`),
    titles: had
      .filter(({ kind }) => kind === 'title')
      .map(({ id, period }) => `${id}:${period}`)
      .sort(),
    gates: honours.filter(({ kind }) => kind === 'gate').map(({ id, had: open }) => `${id} ${open}`),
  };
}

function fromResult(one: HolderResult) {
  return {
    rows: Object.entries(one.balances).flatMap(([balance, rows]) =>
      rows.map(({ period, opening, closing }) => `${balance} ${period} ${opening} ${closing}`),
    ),
    periods: one.periods.map(({ period, total, average, rank }) => `${period} ${total} ${average} ${rank}`),
    stars: Object.entries(one.stars).map(([period, stars]) => `${period} ${stars}`),
    titles: [...one.titles].sort(),
    gates: Object.entries(one.gates).map(([id, open]) => `${id} ${open}`),
  };
}

/** Accounts whose lines do not add up to what stands. */
function faulty({ accounts }: Explanation): string[] {
  return accounts.flatMap(({ balance, period, closing, lines }) =>
    Math.abs((lines.at(-1)?.after ?? 0) - closing) < 0.001 ? [] : [`${balance} ${period}`],
  );
}

describe.each(goldens)('explanations of the golden year of %s', (name) => {
  const file = readdirSync(schemes).find((one) => one.startsWith(`${name}-`)) ?? '';
  const scheme = openScheme(`${schemes}${file}`);
  const { record } = readVillage(scheme, `${schemes}golden/${name}`);
  const result = simulate(scheme, record);
  const holders = [
    ...result.households.map((one) => ({ key: `h:${one.id}`, one })),
    ...(result.members ?? []).map((one) => ({ key: `m:${one.id}`, one })),
    ...(result.groups ?? []).map((one) => ({ key: `g:${one.id}`, one })),
  ].filter((_, at) => at % 4 === 0);

  test('every line adds up, and everything is told as the result has it', () => {
    for (const { key, one } of holders) {
      const explanation = explain(scheme, record, key);
      if (!explanation) throw new Error(`${key} is not explained`);
      expect(faulty(explanation), key).toEqual([]);
      expect(asResult(explanation), key).toEqual(fromResult(one));
    }
  });
});
