import type { CompiledScheme, SchemeDocument } from '@jishan/scheme';
import { expect, it } from 'vitest';
import { historyStart } from './history.ts';

const at = Date.parse('2026-03-05T10:00:00+08:00');
const litter = { title: '乱倒', category: 'good', kind: 'deduction', points: 1 } as const;
const scheme = (change: Partial<SchemeDocument> = {}) => {
  const document: SchemeDocument = {
    scheme: 's',
    title: '样例',
    version: 1,
    from: '2026-01-01',
    balances: { points: { title: '积分', period: 'year' } },
    categories: { good: { title: '好事', limits: [{ points: 20, per: 'quarter' }] } },
    items: { help: { title: '帮忙', category: 'good', kind: 'award', points: 2 } },
    review: { default: 'daily', procedures: { daily: { title: '日常', stages: [] } } },
    ...change,
  };
  return { id: 's', decimals: 0, reach: 'household', versions: [{ document }] } as unknown as CompiledScheme;
};

it('needs the year of the change where everything nests in the calendar year', () => {
  expect(historyStart(scheme(), at)?.toISOString()).toBe('2025-12-31T16:00:00.000Z');
});

it.each<[string, Partial<SchemeDocument>]>([
  ['a limit once ever', { categories: { good: { title: '好事', limits: [{ times: 1, per: 'life' }] } } }],
  ['a limit by the week', { caps: { c: { title: '周', items: ['help'], points: 5, per: 'week' } } }],
  ['a shifted year', { balances: { points: { title: '积分', period: 'year', begins: '09-01' } } }],
  [
    'a floor under the balance',
    { balances: { points: { title: '积分', period: 'life', belowZero: 'clipped' } } },
  ],
  [
    'a bound of what stands',
    { balances: { points: { title: '积分', period: 'life', bounds: { max: 100 } } } },
  ],
  [
    "a bound of a category's whole figure",
    { categories: { good: { title: '好事', bounds: { max: 9, per: 'life' } } } },
  ],
  [
    "a bound of a category's shifted year",
    { categories: { good: { title: '好事', bounds: { max: 9, per: 'year', begins: '09-01' } } } },
  ],
  ['a warning once ever', { items: { litter: { ...litter, warnings: { times: 1, per: 'life' } } } }],
  ['something that sets to zero', { items: { litter: { ...litter, effects: { zero: { later: 'kept' } } } } }],
])('needs everything with %s', (_name, change) => {
  expect(historyStart(scheme(change), at)).toBeNull();
});
