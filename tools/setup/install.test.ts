import { expect, it } from 'vitest';

interface Install {
  readProgress: (log: string, wanted: number) => { phase: string; done: number };
}

// The set-up is plain JavaScript, because it runs before anything is installed.
const script = new URL('./install.js', import.meta.url).href;
const { readProgress } = (await import(script)) as Install;

const looked = (name: string) =>
  `npm http fetch GET 200 https://registry.example/${name} 62ms (cache miss)\n`;
const fetched = (name: string) =>
  `npm http fetch GET 200 https://registry.example/${name}/-/${name}-1.0.0.tgz 9ms (cache miss)\n`;
const kept = (name: string) =>
  `npm http cache ${name}@https://registry.example/${name}/-/${name}-1.0.0.tgz 0ms (cache hit)\n`;

it('tells apart asking, looking, fetching and unpacking', () => {
  const all = looked('yaml') + looked('zod') + looked('pg');
  expect(readProgress('', 3)).toEqual({ phase: 'asking', done: 0 });
  expect(readProgress(looked('yaml'), 3)).toEqual({ phase: 'looking', done: 1 });
  // The first file may arrive while the others are still being looked up.
  expect(readProgress(looked('yaml') + fetched('yaml'), 3)).toEqual({ phase: 'looking', done: 1 });
  expect(readProgress(`npm warn x\n${all}${kept('yaml')}${fetched('zod')}`, 3)).toEqual({
    phase: 'fetching',
    done: 2,
  });
  expect(readProgress(all + kept('yaml') + fetched('zod') + fetched('pg'), 3).phase).toBe('unpacking');
});

it('counts files when nothing had to be looked up', () => {
  expect(readProgress(kept('yaml') + kept('zod'), 4)).toEqual({ phase: 'fetching', done: 2 });
});
