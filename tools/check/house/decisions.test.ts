import { expect, it } from 'vitest';
import { judgeDecisions } from './decisions.ts';

const file = (name: string, text = 'short\n') => ({ path: `docs/decisions/${name}`, text });
const index = file('README.md', '- [One](0001-one.md)\n- [Two](0002-two.md)\n');

it('accepts numbered, listed notes of a page', () => {
  expect(judgeDecisions([index, file('0001-one.md'), file('0002-two.md')])).toEqual([]);
});

it('names a number used twice, a note that is not listed and a note that is too long', () => {
  expect(judgeDecisions([index, file('0001-one.md'), file('0001-two.md')])[0]).toContain('next free');
  expect(judgeDecisions([index, file('0001-new.md')])[0]).toContain('not in');
  expect(judgeDecisions([index, file('0001-one.md', 'x\n'.repeat(61))])[0]).toContain('Shorten');
});
