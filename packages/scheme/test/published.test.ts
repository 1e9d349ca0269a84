import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { published } from '../scripts/published.ts';

test.each(published())('$path is up to date; else run node packages/scheme/scripts/publish.ts', ({
  path,
  text,
}) => {
  expect(readFileSync(resolve(import.meta.dirname, '../../..', path), 'utf8')).toBe(text);
});
