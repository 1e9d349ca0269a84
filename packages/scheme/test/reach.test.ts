import { expect, test } from 'vitest';
import { evaluate, type SchemeDocument, type VillageFacts } from '../src/index.ts';
import { compileAll } from './plainly.ts';

/* What has to be given together so that one household comes out right. */

function document(feeds: SchemeDocument['balances'][string]['feeds'], holder: 'household' | 'member') {
  const made: SchemeDocument = {
    scheme: 'reach',
    title: '一户能不能单独算',
    version: 1,
    from: '2024-01-01',
    balances: { main: { title: '积分', period: 'year', holder, ...(feeds ? { feeds } : {}) } },
    categories: { good: { title: '好事' } },
    items: {
      deed: {
        title: '好事',
        category: 'good',
        kind: 'award',
        subjects: ['household', 'group', 'section'],
        points: 2,
        limits: [{ times: 1, per: 'year' }],
      },
    },
    review: {
      default: 'one',
      procedures: {
        one: { title: '一步', stages: [{ id: 's', title: '审', role: 'panel', level: 'village' }] },
      },
    },
  };
  return made;
}

test('a household can be scored alone unless results of its group or section flow to it', () => {
  const reach = (...given: Parameters<typeof document>) => compileAll([document(...given)]).reach;
  expect(reach(undefined, 'household')).toBe('household');
  expect(reach({ from: 'household' }, 'member')).toBe('household');
  expect(reach([{ kinds: ['award'] }, { from: 'group' }], 'household')).toBe('village');
  expect(reach({ from: 'section', split: true }, 'household')).toBe('village');
});

test('households that go on in one another are scored from the events of both', () => {
  const facts: VillageFacts = {
    households: [
      { id: 'H1', joinedOn: '2023-01-01', leftOn: '2024-05-09' },
      { id: 'H2', joinedOn: '2024-05-10', leftOn: null },
    ],
    members: [],
    successions: [{ at: '2024-05-10', from: 'H1', to: 'H2', share: 0.5 }],
  };
  const event = (id: string, day: string, subject: string) => {
    const happenedAt = Date.parse(`${day}T00:00:00+08:00`);
    return { id, subject, item: 'deed', happenedAt, approvedAt: happenedAt };
  };
  const scheme = compileAll([document(undefined, 'household')]);
  const later = event('E2', '2024-06-01', 'h:H2');
  expect(evaluate(scheme, facts, [later]).entries).toHaveLength(1);
  const both = evaluate(scheme, facts, [event('E1', '2024-03-01', 'h:H1'), later]);
  expect(both.refused.map(({ id, code }) => `${id} ${code}`)).toEqual(['E2 limit.times']);
});
