import { expect, test } from 'vitest';
import { readScheme, type SchemeDocument, simulate } from '../src/index.ts';
import { compileAll, plainly } from './plainly.ts';
import { mustAgree } from './random/agree.ts';
import { neverSeen, report } from './random/constructs.ts';
import { assertOnHistories, sampleOfSchemes } from './random/run.ts';
import { neverWritten } from './random/written.ts';
import { slowSimulate } from './slow/simulate.ts';

const PATIENCE = 1_200_000;

/** So many histories meet every construct many times over. */
const LONG_RUN = 5000;

let histories = 0;

test(
  'the engine and the slow model agree on random schemes and histories, in any order of rows',
  () => {
    histories = assertOnHistories(0.55, ({ documents, histories: all, order }) => {
      const scheme = compileAll(documents);
      for (const history of all) mustAgree(documents, scheme, history, order);
    });
    expect(histories).toBeGreaterThan(0);
  },
  PATIENCE,
);

test('every construct of the grammar decided something in a long run', () => {
  if (process.env.JISHAN_COUNTS !== undefined) process.stdout.write(`${report()}\n`);
  expect(histories < LONG_RUN ? [] : neverSeen()).toEqual([]);
});

test('random schemes write every word of the grammar that computes something', () => {
  expect(neverWritten(sampleOfSchemes(700).flat())).toEqual([]);
});

test('random schemes pass the checks that villages’ schemes must pass', () => {
  for (const documents of sampleOfSchemes(60)) {
    for (const document of documents) {
      const read = readScheme(JSON.stringify(document));
      expect(read.ok ? [] : read.findings.filter(({ level }) => level === 'error')).toEqual([]);
    }
  }
});

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
