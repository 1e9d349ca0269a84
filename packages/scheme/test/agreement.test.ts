import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SchemeDocument, simulate } from '../src/index.ts';
import { compileAll, plainly, shuffled } from './plainly.ts';
import { histories } from './random/histories.ts';
import { schemes } from './random/schemes.ts';
import { slowSimulate } from './slow/simulate.ts';

/** More in CI: `JISHAN_HISTORIES=10000`. A failure prints its seed; `JISHAN_SEED` runs it again. */
const numRuns = Number(process.env.JISHAN_HISTORIES ?? 150);
const seed = process.env.JISHAN_SEED === undefined ? {} : { seed: Number(process.env.JISHAN_SEED) };

test('the engine and the slow model agree on random schemes and histories, in any order of rows', () => {
  fc.assert(
    fc.property(schemes, histories, fc.integer(), (documents, { record, until }, order) => {
      const fast = plainly(documents, simulate(compileAll(documents), shuffled(record, order), until));
      expect(fast).toEqual(slowSimulate(documents, record, until));
    }),
    { numRuns, ...seed },
  );
}, 1_200_000);

test('a shop that names a group without households belongs to none, in both models', () => {
  const document: SchemeDocument = {
    scheme: 'shop',
    title: '商户',
    version: 1,
    from: '2024-01-01',
    balances: { group: { title: '组账', holder: 'group', period: 'year' } },
    categories: { help: { title: '帮忙' } },
    items: {
      gift: { title: '捐助', category: 'help', kind: 'award', subjects: ['organisation'], points: 3 },
    },
    results: { settle: [{ per: 'year' }] },
    review: {
      default: 'one',
      procedures: {
        one: { title: '一步', stages: [{ id: 's', title: '审', role: 'panel', level: 'village' }] },
      },
    },
  };
  const happenedAt = Date.parse('2024-03-01T00:00:00+08:00');
  const gift = (id: string) => ({
    id: `E-${id}`,
    item: 'gift',
    subject: `o:${id}`,
    happenedAt,
    approvedAt: happenedAt,
  });
  const record = {
    facts: {
      households: [{ id: 'H1', group: '乙', joinedOn: '2024-01-01', leftOn: null }],
      members: [],
      organisations: [
        { id: 'O1', group: '甲' },
        { id: 'O2', group: '乙' },
      ],
    },
    events: [gift('O1'), gift('O2')],
    orders: [],
    notices: new Map<string, number>(),
  };
  const fast = plainly([document], simulate(compileAll([document]), record, '2024-12-31'));
  expect(fast.entries).toEqual(['E-O2 group g:乙 3 3']);
  expect(slowSimulate([document], record, '2024-12-31').entries).toEqual(fast.entries);
});
