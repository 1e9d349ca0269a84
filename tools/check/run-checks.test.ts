import { expect, it } from 'vitest';
import { runChecks } from './run-checks.ts';

it('counts a check that finds something and one that throws, and prints both', async () => {
  const lines: string[] = [];
  const failed = await runChecks(
    [
      { name: 'good', find: async () => [] },
      { name: 'bad', find: async () => ['a.ts: wrong'] },
      { name: 'broken', find: () => Promise.reject(new Error('no parser')) },
    ],
    (line) => lines.push(line),
  );
  expect(failed).toBe(2);
  expect(lines.join('\n')).toContain('a.ts: wrong');
  expect(lines.join('\n')).toContain('no parser');
  expect(lines.at(-1)).toContain('1 passed, 2 failed');
});
