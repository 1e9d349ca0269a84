import fc from 'fast-check';
import type {
  EventFact,
  FactChange,
  HouseholdFact,
  MemberFact,
  OrderFact,
  VillageRecord,
} from '../../src/index.ts';
import { dateOf, momentOf } from '../slow/calendar.ts';
import { ITEMS } from './items.ts';

/* Random histories of a tiny village, so that limits, corrections and orders meet. */

const DAY = 86_400_000;
const HOUR = 3_600_000;
const START = momentOf('2023-12-20');

// Without bias: the ends of the range would crowd out the days between.
const moment = fc.noBias(fc.integer({ min: 0, max: 400 * 8 })).map((step) => START + step * 3 * HOUR);
const date = fc.noBias(fc.integer({ min: 0, max: 380 })).map((day) => dateOf(START + day * DAY));
const earlyDate = fc.constantFrom('2023-01-01', '2024-01-01', '2024-02-10', '2024-06-30');

const HOUSEHOLDS = ['H1', 'H2', 'H3'];
const MEMBERS = ['M1', 'M2', 'M3'];
const SUBJECTS = [
  'h:H1',
  'h:H2',
  'h:H3',
  'm:M1',
  'm:M2',
  'm:M3',
  'o:O1',
  'o:O2',
  'g:甲',
  'h:H9',
  'm:M9',
  'g:丙',
];

/** Present in one case of four. */
const rarely = <T, N>(value: fc.Arbitrary<T>, otherwise: N): fc.Arbitrary<T | N> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: value });

const household = (id: string): fc.Arbitrary<HouseholdFact> =>
  fc.record({
    id: fc.constant(id),
    group: fc.constantFrom('甲', '乙'),
    section: fc.constantFrom('东', '西'),
    // The first household is there from the start, so that its limits fill up.
    joinedOn: id === 'H1' ? fc.constant('2023-01-01') : fc.option(earlyDate, { freq: 8 }),
    leftOn: id === 'H1' ? fc.constant(null) : rarely(date, null),
    facts: fc
      .record({
        residents: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 4 }),
        registered: fc.option(fc.boolean(), { nil: undefined, freq: 4 }),
      })
      .map((facts) => JSON.parse(JSON.stringify(facts)) as Record<string, number | boolean>),
  });

/** A member stays in one household, or in two of them one after the other. */
const member = (id: string): fc.Arbitrary<MemberFact[]> =>
  fc
    .tuple(
      id === 'M1' ? fc.constant('H1') : fc.constantFrom(...HOUSEHOLDS),
      fc.option(earlyDate, { freq: 8 }),
      fc.option(date, { freq: 2 }),
      rarely(fc.constantFrom(...HOUSEHOLDS), null),
    )
    .map(([householdId, from, to, next]) => {
      const first = { id, householdId, from, to };
      if (next === null || to === null || from === null || to < from) return [first];
      return [first, { id, householdId: next, from: dateOf(momentOf(to) + 3 * DAY), to: null }];
    });

const change: fc.Arbitrary<FactChange> = fc.oneof(
  fc.record({
    subject: fc.constantFrom('h:H1', 'h:H2'),
    fact: fc.constant('residents'),
    value: fc.option(fc.integer({ min: 0, max: 4 })),
    from: fc.option(date),
    to: fc.option(date),
  }),
  fc.record({
    subject: fc.constantFrom('h:H1', 'h:H3'),
    fact: fc.constant('registered'),
    value: fc.option(fc.boolean()),
    from: fc.option(date),
    to: fc.option(date),
  }),
);

const quantity = fc.noBias(fc.integer({ min: 0, max: 60 })).map((tenths) => tenths / 10);
const givenPoints = fc.integer({ min: 0, max: 1300 }).map((cents) => cents / 100);
const roundPoints = fc.noBias(fc.integer({ min: 0, max: 13 }));

const event: fc.Arbitrary<Omit<EventFact, 'id'>> = fc
  .record({
    happenedAt: moment,
    item: fc.noBias(fc.constantFrom(...ITEMS, ...ITEMS, ...ITEMS, 'zz')),
    subject: fc.constantFrom(...SUBJECTS),
    wait: fc.option(fc.integer({ min: 0, max: 60 * 8 }), { freq: 9 }),
    quantity: fc.option(quantity, { nil: undefined, freq: 5 }),
    score: fc.option(fc.oneof(roundPoints, givenPoints), { nil: undefined, freq: 5 }),
    parts: fc.option(
      fc.record({ x: roundPoints, y: fc.oneof(roundPoints, givenPoints) }, { requiredKeys: [] }),
      { nil: undefined, freq: 3 },
    ),
    points: fc.option(fc.oneof(roundPoints, givenPoints), { nil: undefined, freq: 5 }),
    grade: fc.option(fc.constantFrom('full', 'partly', 'none'), { nil: undefined, freq: 5 }),
    crowd: fc.noBias(fc.integer({ min: 1, max: 10 })),
  })
  .map(({ wait, crowd, subject, ...rest }) => ({
    ...rest,
    subject: crowd <= 5 ? 'h:H1' : crowd <= 7 ? 'm:M1' : subject,
    approvedAt: wait === null ? null : rest.happenedAt + wait * 3 * HOUR,
  }));

interface CorrectionDraft {
  target: number;
  happenedAt: number;
  wait: number | null;
}

const correction: fc.Arbitrary<CorrectionDraft> = fc.record({
  target: fc.noBias(fc.nat(45)),
  happenedAt: moment,
  wait: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 9 }),
});

const order: fc.Arbitrary<Omit<OrderFact, 'id'>> = fc
  .record({
    orderedAt: moment,
    householdId: fc.constantFrom('H1', 'H1', 'H2', 'H3', 'H9'),
    memberId: rarely(fc.constantFrom(...MEMBERS), undefined),
    points: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0.5, 1.25)),
    balance: rarely(fc.constantFrom('main', 'spare', 'none'), undefined),
    wait: rarely(fc.integer({ min: 0, max: 400 }), null),
  })
  .map(({ wait, ...rest }) => ({
    ...rest,
    cancelledAt: wait === null ? null : rest.orderedAt + wait * 3 * HOUR,
  }));

/** A village's record and the last day that counts. */
export const histories: fc.Arbitrary<{ record: VillageRecord; until: string }> = fc
  .record({
    households: fc.tuple(...HOUSEHOLDS.map(household)),
    members: fc.tuple(...MEMBERS.map(member)),
    events: fc.array(event, { maxLength: 40, size: 'max' }),
    corrections: fc.array(correction, { maxLength: 5, size: 'max' }),
    changes: fc.array(change, { maxLength: 3 }),
    orders: fc.array(order, { maxLength: 6, size: 'max' }),
    notice: rarely(moment, null),
    until: fc.constantFrom('2024-05-31', '2024-12-31', '2024-09-14', '2025-01-31'),
  })
  .map(({ households, members, events, corrections, changes, orders, notice, until }) => {
    const plain = events.map((row, at): EventFact => ({ ...row, id: `E${at}` }));
    const reversals = corrections.map(
      ({ target, happenedAt, wait }, at): EventFact => ({
        id: `R${at}`,
        happenedAt,
        item: '',
        subject: '',
        approvedAt: wait === null ? null : happenedAt + wait * 3 * HOUR,
        corrects: target > 40 ? `R${target - 41}` : `E${target}`,
      }),
    );
    return {
      until,
      record: {
        facts: {
          households,
          members: members.flat(),
          organisations: [
            { id: 'O1', householdId: 'H1' },
            { id: 'O2', group: '甲' },
          ],
          changes,
        },
        events: [...plain, ...reversals],
        orders: orders.map((row, at) => ({ ...row, id: `B${at}` })),
        notices: new Map(notice === null ? [] : [['2024-03', notice]]),
      },
    };
  });
