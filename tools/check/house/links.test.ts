import { expect, it } from 'vitest';
import { judgeLinks } from './links.ts';

const judge = (text: string) => {
  const files = [
    { path: 'docs/one.md', text },
    { path: 'docs/two.md', text: '# Two\n\n## 三种管理员（装系统的人看）\n' },
  ];
  return judgeLinks(files, [...files.map(({ path }) => path), 'schemes/a.yaml']);
};

it('follows links to files, folders and headings', () => {
  const good =
    '# One\n[a](two.md) [b](two.md#三种管理员装系统的人看) [c](../schemes) [d](#one) [e](https://x.y/z) `[f](g.md)`';
  expect(judge(good)).toEqual([]);
});

it('finds a file that is gone and a heading that was renamed', () => {
  expect(judge('[a](three.md)')).toEqual([expect.stringContaining('leads to no file')]);
  expect(judge('[a](two.md#三种人)')).toEqual([expect.stringContaining('no such heading')]);
});
