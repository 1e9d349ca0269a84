import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readScheme, type SchemeDocument, type SimulationResult } from '../src/index.ts';
import { readVillage } from './golden-files.ts';
import { plainly } from './plainly.ts';
import { slowSimulate } from './slow/simulate.ts';

const schemes = join(import.meta.dirname, '../../../schemes');

function documentOf(text: string): SchemeDocument {
  const templates = readdirSync(join(schemes, 'templates')).map((name) =>
    readFileSync(join(schemes, 'templates', name), 'utf8'),
  );
  const resolve = (scheme: string) => templates.find((one) => one.includes(`\nscheme: ${scheme}\n`)) ?? null;
  const read = readScheme(text, { resolve });
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.document;
}

const names = readdirSync(join(schemes, 'golden'));

test.each(names)('the slow model comes to the same as the golden village %s', (name) => {
  const folder = join(schemes, 'golden', name);
  const file = readdirSync(schemes).find((one) => one.startsWith(`${name}-`)) ?? '';
  const documents = [documentOf(readFileSync(join(schemes, file), 'utf8'))];
  const golden = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as SimulationResult;
  expect(slowSimulate(documents, readVillage(folder), golden.until)).toEqual(plainly(documents, golden));
}, 300_000);
