import { expect, test } from 'vitest';
import { objectionOf, sortClaims, traceOf } from '../../src/features/events/claim-state.ts';
import { claims } from '../fake-api/sample-claims.ts';
import { viewOf } from '../fake-api/fake-api.ts';

const claimOf = (eventId: string) => {
  const claim = claims.find((one) => one.eventId === eventId);
  if (!claim) throw new Error(`no claim ${eventId} in the sample`);
  return claim;
};

test('what waits for the villager comes first, then what is under way', () => {
  expect(sortClaims(claims).map(({ state }) => state)).toEqual([
    'returned',
    'in_review',
    'approved',
    'refused',
  ]);
});

test('the reason is the last word of a reviewer who did not agree', () => {
  expect(objectionOf(claimOf('c-returned'))?.comment).toBe('请把门牌一起拍进去。');
  expect(objectionOf(claimOf('c-review'))).toBeNull();
});

test('the way shows what is done and what is next', () => {
  const steps = traceOf(viewOf(claimOf('c-review')));
  expect(steps.map(({ title, state }) => `${title} ${state}`)).toEqual([
    '提交申报 done',
    '村里初审：通过 done',
    '镇里复审 now',
  ]);
  expect(steps[2]?.detail).toBe('最晚 2026年11月27日 答复');
  expect(traceOf(viewOf(claimOf('c-refused'))).map(({ state }) => state)).toEqual(['done', 'stopped']);
});
