import { expect, test } from 'vitest';
import { beginNext } from './begin-next.ts';

test('only the number and the first day are new', () => {
  const text = 'scheme: a\nversion: 1 # old\nfrom: 2026-01-01\nitems:\n  x: { version: 3 }\n';
  expect(beginNext(text, { version: '$&2', from: '2026-02-01' })).toBe(
    "scheme: a\nversion: '$&2'\nfrom: 2026-02-01\nitems:\n  x: { version: 3 }\n",
  );
});
