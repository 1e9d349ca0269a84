import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readResultCases, runResultCase } from './result-cases.ts';

const folder = fileURLToPath(new URL('./result-cases/', import.meta.url));

for (const name of readdirSync(folder)) {
  const file = readResultCases(`${folder}${name}`);
  describe(`results: ${name}`, () => {
    test.each(file.cases)('$name', (one) => {
      const { actual, expected } = runResultCase(file, one);
      expect(actual, one.why).toEqual(expected);
    });
  });
}
