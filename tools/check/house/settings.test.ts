import { expect, it } from 'vitest';
import { judgeSettings } from './settings.ts';

const config = {
  path: 'apps/server/src/platform/config/read-config.ts',
  text: 'JISHAN_DATA: z, JISHAN_MOOD: z',
};
const page = (text: string) => ({ path: 'docs/manual/settings.md', text });

it('finds a setting without a page, and a page about a setting that is gone', () => {
  expect(judgeSettings([config, page('| `JISHAN_DATA` | `JISHAN_MOOD` |')])).toEqual([]);
  expect(judgeSettings([config, page('| `JISHAN_DATA` | `JISHAN_GONE` |')])).toEqual([
    expect.stringContaining('JISHAN_MOOD: no page'),
    expect.stringContaining('JISHAN_GONE: docs/manual names it'),
  ]);
});
