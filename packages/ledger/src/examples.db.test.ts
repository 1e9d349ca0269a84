import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestDatabase, testDatabase } from '@jishan/testkit';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAll, writerClient } from '../test/setup.ts';
import { encodeFields, hashFields } from './canonical.ts';
import * as ledger from './index.ts';

const here = import.meta.dirname;
let base: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  base = await testDatabase();
  client = await writerClient(base.db);
});
afterAll(async () => {
  await client.end();
  await base.drop();
});

interface Example {
  name: string;
  code: string;
}

/** The code below every `@example` of the package, up to the next tag or the comment's end. */
function examples(): Example[] {
  return readdirSync(here)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(path.join(here, file), 'utf8');
      return [...text.matchAll(/@example\s([\s\S]*?)\*\/\nexport (?:async )?function\*? (\w+)/g)].map(
        (match) => ({
          name: `${file}: ${match[2]}`,
          code: (match[1] ?? '').replaceAll(/^ *\* ?/gm, '').trim(),
        }),
      );
    });
}

/** An example may end in a comparison, which then must hold. */
function runnable(code: string): string {
  const lines = code.split('\n');
  const last = lines.at(-1) ?? '';
  if (/^[\w.?[\]]+.* === /.test(last))
    return [...lines.slice(0, -1), `return ${last.replace(/;$/, '')}`].join('\n');
  return code;
}

test('there is an example for every exported function', () => {
  const named = new Set(examples().map(({ name }) => name.split(': ')[1]));
  const functions = Object.entries(ledger).filter(([, value]) => typeof value === 'function');
  expect(functions.map(([name]) => name).filter((name) => !named.has(name))).toEqual([]);
});

// The first one posts what the reading ones read.
const ordered = examples().sort(
  (a, b) => Number(b.name.endsWith(': post')) - Number(a.name.endsWith(': post')),
);

test.each(ordered)('$name', async ({ code }) => {
  const issued = { holder: '*', balance: 'honour', period: '*', state: 'issued' };
  const household = { holder: 'h:1', balance: 'honour', period: '2026', state: 'main' };
  const silent = { log: () => undefined };
  const lines: string[] = [];
  await readAll(base.db, async (read) => {
    const scope = {
      ...ledger,
      encodeFields,
      hashFields,
      randomBytes,
      randomUUID,
      client,
      read,
      lines,
      console: silent,
    };
    const names = Object.keys({ ...scope, issued, household });
    const own = names.filter((name) => !code.includes(`const ${name} =`));
    const values = { ...scope, issued, household } as Record<string, unknown>;
    // oxlint-disable-next-line typescript/no-implied-eval -- runs the package's own comments, which is the point
    const run = new Function(...own, `return (async () => {${runnable(code)}\n})()`) as (
      ...args: unknown[]
    ) => Promise<unknown>;
    expect(await run(...own.map((name) => values[name]))).not.toBe(false);
  });
});
