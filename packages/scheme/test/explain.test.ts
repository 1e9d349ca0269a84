import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { explain, explanationLines } from '../src/index.ts';
import { type CaseStory, compileCase, recordFor } from './result-cases.ts';

interface ExplainCase extends CaseStory {
  holder: string;
  /** Lines that must be said, in this order; others may stand between them. */
  lines: string[];
}

const path = fileURLToPath(new URL('./explain-cases.yaml', import.meta.url));
const file = parse(readFileSync(path, 'utf8'), { merge: true }) as {
  scheme: Record<string, unknown>;
  cases: ExplainCase[];
};

test.each(file.cases)('$name', (one) => {
  const scheme = compileCase(file.scheme, one);
  const explanation = explain(scheme, recordFor(one), one.holder, one.until ?? '2024-12-31');
  if (!explanation) throw new Error(`${one.holder} is not explained`);
  const said = explanationLines(explanation).map((line) => line.trim());
  const wanted = new Set(one.lines);
  expect(said.filter((line) => wanted.has(line)).join('\n'), said.join('\n')).toBe(one.lines.join('\n'));
});

test('nobody is explained who is not there', () => {
  const one = { name: '', why: '', people: { H1: null } };
  expect(explain(compileCase({}, one), recordFor(one), 'h:H2')).toBeNull();
});
