import { expect, test } from 'vitest';
import { describeConsequences, type SchemeDocument } from '../src/index.ts';

const fault = { title: '乱倒', category: 'bad', kind: 'deduction', points: 1 } as const;
const document: SchemeDocument = {
  scheme: 's',
  title: '样例',
  version: 1,
  from: '2026-01-01',
  balances: { main: { title: '积分', period: 'year' }, rank: { title: '排名分', period: 'quarter' } },
  categories: { bad: { title: '提醒' } },
  items: {
    plain: fault,
    veto: { ...fault, kind: 'veto' },
    litter: { ...fault, warnings: { times: 2, per: 'quarter', of: 'household' } },
    ladder: {
      ...fault,
      points: {
        byTimes: {
          per: 'year',
          steps: [
            { from: 1, points: 2 },
            { from: 2, points: 5 },
            { from: 4, points: 10 },
          ],
        },
      },
      effects: { after: { times: 3, per: 'year' }, bars: [{ from: ['star'], per: 'year' }] },
    },
    dump: { ...fault, effects: { zero: { balances: ['rank'], later: 'kept' } } },
    burn: {
      ...fault,
      effects: {
        zero: { per: 'quarter', later: 'void' },
        bars: [{ from: ['redemption', 'star'], months: 3 }],
      },
    },
  },
  review: { default: 'daily', procedures: { daily: { title: '日常', stages: [] } } },
  results: { titles: { star: { title: '文明户', per: 'year' } } },
};

test.each([
  ['plain', []],
  ['missing', []],
  ['veto', ['一票否决']],
  ['litter', ['每户每季度前 2 次只提醒']],
  [
    'ladder',
    ['每年第 1 次扣 2 分、第 2 到 3 次扣 5 分、第 4 次起扣 10 分', '每年第 4 次起，一段时间内不能：文明户'],
  ],
  ['dump', ['“排名分”归零']],
  ['burn', ['当季度的积分归零，同一期后来的也不算', '一段时间内不能：兑换、文明户']],
])('%s says what it does beyond its points', (item, said) => {
  expect(describeConsequences(document, item)).toEqual(said);
});
