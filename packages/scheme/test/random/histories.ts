import fc from 'fast-check';
import type { EventFact, Facts, OrderFact, VillageFacts, VillageRecord } from '../../src/index.ts';
import { momentOf } from '../slow/calendar.ts';
import { MEMBERS, START, villages } from './people.ts';
import { defined, ITEMS, maybe, often, oneOf } from './words.ts';

/* Random histories of a tiny village, so that limits, corrections, effects and orders meet. */

const HOUR = 3_600_000;

/** The last and first instants of periods, and steps of three hours between. */
const EDGES = ['2024-01-01', '2024-02-01', '2024-04-01', '2024-07-01', '2024-10-01', '2025-01-01'].flatMap(
  (date) => [momentOf(date) - 1, momentOf(date)],
);
// Without bias: the ends of the range would crowd out the days between.
const moment: fc.Arbitrary<number> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.noBias(fc.integer({ min: 0, max: 400 * 8 })).map((step) => START + step * 3 * HOUR),
  },
  {
    weight: 2,
    arbitrary: fc.noBias(fc.integer({ min: 100, max: 130 })).map((step) => START + step * 24 * HOUR),
  },
  { weight: 1, arbitrary: oneOf(...EDGES) },
);

const SUBJECTS = [
  'h:H1',
  'h:H2',
  'h:H3',
  'h:H4',
  'h:H4',
  'h:H4',
  'h:H2',
  'm:M1',
  'm:M2',
  'm:M3',
  'm:M4',
  'o:O1',
  'o:O2',
  'g:甲',
  's:东',
];
const ODD_SUBJECTS = ['h:H9', 'm:M9', 'g:丙', 's:南', 'g:丁'];

const quantity = fc.noBias(fc.integer({ min: 0, max: 60 })).map((tenths) => tenths / 10);
const givenPoints = fc.integer({ min: 0, max: 1300 }).map((cents) => cents / 100);
const roundPoints = fc.noBias(fc.integer({ min: 0, max: 12 }));

interface EventDraft extends Omit<EventFact, 'id'> {
  /** Belongs to whoever hands on before a succession, and to whoever receives after it. */
  follows: boolean;
}

const event: fc.Arbitrary<EventDraft> = fc
  .record({
    happenedAt: moment,
    item: oneOf(...ITEMS),
    subject: oneOf(...SUBJECTS),
    odd: maybe(oneOf<Partial<EventFact>>(...ODD_SUBJECTS.map((subject) => ({ subject })), { item: 'zz' }), 4),
    wait: fc.option(fc.integer({ min: 0, max: 60 * 8 }), { freq: 12 }),
    quantity: maybe(quantity, 85),
    score: maybe(fc.oneof({ weight: 5, arbitrary: roundPoints }, { weight: 1, arbitrary: givenPoints }), 80),
    parts: maybe(
      fc.record({ x: roundPoints, y: roundPoints, z: roundPoints, w: roundPoints }, { requiredKeys: [] }),
      65,
    ),
    points: maybe(fc.oneof({ weight: 5, arbitrary: roundPoints }, { weight: 1, arbitrary: givenPoints }), 85),
    grade: maybe(oneOf('full', 'partly', 'full', 'partly', 'none'), 85),
    reason: maybe(oneOf('比照', ' '), 80),
    facts: fc.record({
      serious: maybe(fc.boolean(), 70),
      meeting: maybe(oneOf('义诊', '义诊', '义诊', '义诊', '义诊', '扫雪', '扫雪', ' '), 95),
      round: maybe(oneOf(1, 1, 2, 2.5), 95),
      held: maybe(oneOf('2024-03-01', '2024-05-04'), 95),
    }),
    crowd: fc.noBias(fc.integer({ min: 1, max: 20 })),
    follows: often(60),
  })
  .map(({ wait, crowd, subject, odd, facts, ...rest }) => ({
    ...(defined(rest) as typeof rest & { quantity: number }),
    facts: defined(facts) as Facts,
    // Much happens in one household, so that its limits fill up.
    subject: crowd <= 7 ? 'h:H1' : crowd <= 10 ? 'm:M1' : subject,
    approvedAt: wait === null ? null : rest.happenedAt + wait * 3 * HOUR,
    ...odd,
  }));

/** So that a new household goes on with what the old one used up. */
function subjectOf({ follows, subject, happenedAt }: EventDraft, { successions = [] }: VillageFacts): string {
  const [succession] = successions;
  if (!follows || !succession) return subject;
  return `h:${happenedAt < momentOf(succession.at) ? succession.from : succession.to}`;
}

interface CorrectionDraft {
  target: number;
  happenedAt: number;
  wait: number | null;
}

const correction: fc.Arbitrary<CorrectionDraft> = fc.record({
  target: fc.noBias(fc.nat(34)),
  happenedAt: moment,
  wait: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 9 }),
});

const households = oneOf('H1', 'H1', 'H1', 'H1', 'H1', 'H2', 'H2', 'H3', 'H4', 'H4');

interface OrderDraft extends Omit<OrderFact, 'id'> {
  /** Ordered once more the next day, so that limits of whoever pays fill up. */
  again: boolean;
}

const order: fc.Arbitrary<OrderDraft> = fc
  .record({
    orderedAt: moment,
    // One member of one household again and again, so that what each person used up counts for something.
    who: fc.oneof(
      { weight: 8, arbitrary: fc.record({ householdId: households }) },
      { weight: 3, arbitrary: fc.constant({ householdId: 'H1', memberId: 'M1' }) },
      { weight: 1, arbitrary: fc.record({ householdId: households, memberId: oneOf(...MEMBERS) }) },
    ),
    unknown: maybe(fc.constant({ householdId: 'H9' }), 3),
    points: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
      { weight: 3, arbitrary: oneOf(1, 2) },
      { weight: 1, arbitrary: oneOf(0.5, 1.25, 0) },
    ),
    balance: maybe(oneOf('main', 'spare', 'gift', 'none', 'main', 'spare'), 25),
    class: maybe(oneOf('goods', 'help'), 70),
    wait: maybe(fc.integer({ min: 0, max: 400 }), 20),
    again: often(35),
  })
  .map(({ wait, who, unknown, ...rest }) => ({
    ...defined(rest),
    ...who,
    ...unknown,
    cancelledAt: wait === undefined ? null : rest.orderedAt + wait * 3 * HOUR,
  }));

function withAgain(
  { again, ...row }: OrderDraft,
  { successions = [] }: VillageFacts,
): Omit<OrderFact, 'id'>[] {
  if (!again) return [row];
  // Members have little.
  const first = row.memberId === undefined ? row : { ...row, points: Math.min(row.points, 1) };
  const next = { ...first, orderedAt: row.orderedAt + 24 * HOUR, cancelledAt: null };
  const heir = successions.find(({ at, from }) => from === row.householdId && momentOf(at) > row.orderedAt);
  // So that a new household goes on with what the old one used up.
  return [first, heir ? { ...next, householdId: heir.to, orderedAt: momentOf(heir.at) + 24 * HOUR } : next];
}

export interface History {
  record: VillageRecord;
  /** The last day that counts. */
  until: string;
}

export const histories: fc.Arbitrary<History> = fc
  .record({
    facts: villages,
    events: fc.array(event, { minLength: 8, maxLength: 30, size: 'max' }),
    corrections: fc.array(correction, { maxLength: 4, size: 'max' }),
    orders: fc.array(order, { maxLength: 10, size: 'max' }),
    notice: maybe(moment, 25),
    until: oneOf(
      '2024-05-31',
      '2024-06-30',
      '2024-09-14',
      '2024-12-31',
      '2024-12-31',
      '2025-01-31',
      '2025-07-15',
      '2025-07-15',
    ),
  })
  .map(({ facts, events, corrections, orders, notice, until }) => {
    const plain = events.map(({ follows, ...row }, at): EventFact => {
      const subject = subjectOf({ follows, ...row }, facts);
      return { ...row, subject, id: `E${at}` };
    });
    const reversals = corrections.map(
      ({ target, happenedAt, wait }, at): EventFact => ({
        id: `R${at}`,
        happenedAt,
        item: '',
        subject: '',
        approvedAt: wait === null ? null : happenedAt + wait * 3 * HOUR,
        corrects: target > 31 ? `R${target - 32}` : `E${target}`,
      }),
    );
    return {
      until,
      record: {
        facts,
        events: [...plain, ...reversals],
        orders: orders.flatMap((row) => withAgain(row, facts)).map((row, at) => ({ ...row, id: `B${at}` })),
        notices: new Map(notice === undefined ? [] : [['2024-03', notice]]),
      },
    };
  });
