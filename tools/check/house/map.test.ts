import { expect, it } from 'vitest';
import { judgeMap } from './map.ts';

const file = (path: string, text = '') => ({ path, text });
const page = file(
  'docs/architecture.md',
  '| feature | about |\n|---|---|\n| `in`, `out` | both ways |\n\nMore `words`.',
);

it('finds a feature that newcomers are not told of, and one that is no more', () => {
  const built = ['in', 'out'].map((name) => file(`apps/server/src/features/${name}/index.ts`));
  expect(judgeMap([page, ...built])).toEqual([]);
  expect(
    judgeMap([page, file('apps/server/src/features/in/a.ts'), file('apps/server/src/features/new/a.ts')]),
  ).toEqual([expect.stringContaining('lacks new'), expect.stringContaining('no feature out')]);
});
