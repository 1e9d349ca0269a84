import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintScheme } from '../src/index.ts';

type Value = Record<string, unknown>;

/** Later steps of the tutorial add to what stands there already. */
function merge(into: Value, more: Value): Value {
  const merged: Value = { ...into };
  for (const [key, value] of Object.entries(more)) {
    const old = merged[key];
    merged[key] = isGroup(old) && isGroup(value) ? merge(old, value) : value;
  }
  return merged;
}

function isGroup(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

test('after each step of the tutorial the scheme is in order', () => {
  const path = resolve(import.meta.dirname, '../../../docs/schemes/tutorial.md');
  const steps = [...readFileSync(path, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    (match) => match[1] ?? '',
  );
  expect(steps.length).toBeGreaterThan(5);
  let scheme: Value = {};
  for (const step of steps) {
    scheme = merge(scheme, parse(step) as Value);
    const findings = lintScheme(JSON.stringify(scheme));
    // A village's rules are not whole until the last step, so what the law asks of the whole is asked there.
    expect(
      findings.filter(({ level }) => level === 'error' || step === steps.at(-1)),
      step,
    ).toEqual([]);
  }
});
