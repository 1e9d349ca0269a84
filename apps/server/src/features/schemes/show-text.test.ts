import { expect, test } from 'vitest';
import { nextVersion } from './show-text.ts';

test.each([
  ['1', [], '2'],
  ['2026.1', [], '2026.2'],
  ['2026.9', ['2026.10'], '2026.11'],
  ['试行', [], '试行.2'],
])('after %s, when %j are taken, comes %s', (version, taken, next) => {
  expect(nextVersion(version, [version, ...taken])).toBe(next);
});
