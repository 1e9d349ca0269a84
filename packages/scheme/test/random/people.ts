import fc from 'fast-check';
import type {
  FactChange,
  HouseholdFact,
  MemberFact,
  OrganisationFact,
  VillageFacts,
} from '../../src/index.ts';
import { dateOf, momentOf, previousDate } from '../slow/calendar.ts';
import { defined, maybe, often, oneOf } from './words.ts';

/* A tiny village in which people come, go, move and split. */

const DAY = 86_400_000;
export const START = momentOf('2023-12-20');
export const HOUSEHOLDS = ['H1', 'H2', 'H3', 'H4'];
export const MEMBERS = ['M1', 'M2', 'M3', 'M4'];

/** Days on which something begins or ends in some scheme come up more often than others. */
export const date: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.noBias(fc.integer({ min: 0, max: 380 })).map((day) => dateOf(START + day * DAY)),
  },
  {
    weight: 1,
    arbitrary: oneOf('2024-03-31', '2024-04-01', '2024-06-30', '2024-07-01', '2024-10-01', '2024-12-31'),
  },
);
const earlyDate = oneOf('2023-01-01', '2024-01-01', '2024-02-10', '2024-06-30');

const known = <T>(value: fc.Arbitrary<T>) => maybe(value, 80);

const household = (id: string): fc.Arbitrary<HouseholdFact> =>
  fc
    .record({
      group: maybe(oneOf('甲', '乙'), 92),
      section: maybe(oneOf('东', '西'), 92),
      // The first household is there from the start, so that its limits fill up.
      joinedOn: id === 'H1' ? fc.constant('2023-01-01') : fc.option(earlyDate, { freq: 8 }),
      leftOn: id === 'H1' ? fc.constant(undefined) : maybe(date, 20),
      residents: known(fc.integer({ min: 0, max: 4 })),
      registered: known(fc.boolean()),
    })
    .map(({ group, section, joinedOn, leftOn, residents, registered }) => ({
      ...defined({ group, section }),
      id,
      joinedOn,
      leftOn: leftOn ?? null,
      facts: defined({ residents, registered }) as Record<string, number | boolean>,
    }));

/** A member stays in one household, or in two of them one after the other. */
const member = (id: string): fc.Arbitrary<MemberFact[]> =>
  fc
    .record({
      householdId: id === 'M1' ? fc.constant('H1') : oneOf(...HOUSEHOLDS),
      from: id === 'M1' ? fc.constant('2023-06-01') : fc.option(earlyDate, { freq: 8 }),
      to: maybe(date, 30),
      next: maybe(oneOf(...HOUSEHOLDS), 50),
      gap: oneOf(1, 1, 30, 200),
      party: known(fc.boolean()),
      born: known(oneOf('1950-05-05', '1964-03-15', '1964-08-20', '1990-01-01')),
    })
    .map(({ householdId, from, to, next, gap, party, born }) => {
      const facts = defined({ party, born }) as Record<string, boolean | string>;
      const first: MemberFact = { id, householdId, from, to: to ?? null, facts };
      if (next === undefined || to === undefined || from === null || to < from) return [first];
      return [first, { id, householdId: next, from: dateOf(momentOf(to) + gap * DAY), to: null, facts }];
    });

const CHANGES: { subjects: string[]; fact: string; values: (string | number | boolean)[] }[] = [
  { subjects: ['h:H1', 'h:H2'], fact: 'residents', values: [0, 1, 2, 3, 4] },
  { subjects: ['h:H1', 'h:H3'], fact: 'registered', values: [true, false] },
  { subjects: ['h:H1', 'h:H2', 'h:H3'], fact: 'group', values: ['甲', '乙', '丁'] },
  { subjects: ['h:H1', 'h:H4'], fact: 'section', values: ['东', '西'] },
  { subjects: ['o:O1', 'o:O2'], fact: 'group', values: ['甲', '乙', '丙'] },
  { subjects: ['m:M1', 'm:M2'], fact: 'party', values: [true, false] },
  { subjects: ['o:O1'], fact: 'trade', values: ['food', 'tools'] },
];

const change: fc.Arbitrary<FactChange> = oneOf(...CHANGES).chain(({ subjects, fact, values }) =>
  fc.record({
    subject: oneOf(...subjects),
    fact: fc.constant(fact),
    value: fc.option(oneOf(...values), { freq: 6 }),
    from: fc.option(date, { freq: 4 }),
    to: fc.option(date),
  }),
);

type Succession = NonNullable<VillageFacts['successions']>[number];

interface Village {
  households: HouseholdFact[];
  successions: Succession[];
}

/** Households split, merge, or simply hand something on. */
function succeed(households: HouseholdFact[], at: string, shape: string): Village {
  const changed = (id: string, dates: Partial<HouseholdFact>) =>
    households.map((one) => (one.id === id ? { ...one, ...dates } : one));
  const begins = { joinedOn: at, leftOn: null };
  const ends = { leftOn: previousDate(at) };
  switch (shape) {
    case 'a part goes its own way':
      return { households: changed('H4', begins), successions: [{ at, from: 'H1', to: 'H4', share: 0.4 }] };
    case 'one becomes two':
      return {
        households: changed('H4', begins).map((one) =>
          one.id === 'H2' ? { ...one, joinedOn: '2024-01-01', ...ends } : one,
        ),
        successions: [
          { at, from: 'H2', to: 'H4', share: 0.35 },
          { at, from: 'H2', to: 'H1', share: 0.5 },
        ],
      };
    case 'two become one':
      return {
        households: changed('H4', begins).map((one) =>
          one.id === 'H2' || one.id === 'H3' ? { ...one, joinedOn: '2023-05-01', ...ends } : one,
        ),
        successions: [
          { at, from: 'H2', to: 'H4', share: 1 },
          { at, from: 'H3', to: 'H4', share: 1 },
        ],
      };
    default:
      return { households, successions: [{ at, from: 'H1', to: 'H2', share: 0.25 }] };
  }
}

/** What is handed on several times a year, in chains, on one day, by a household that is gone or not there yet. */
const handing: fc.Arbitrary<Succession> = fc.record({
  at: oneOf(date, date, fc.constant('2024-04-15')).chain((day) => day),
  from: oneOf('H4', 'H2', 'H1', 'H3'),
  to: oneOf(...HOUSEHOLDS),
  share: oneOf(0.5, 0.5, 1, 0.333, 0.1),
});

const succession = fc.record({
  at: date,
  shape: oneOf('a part goes its own way', 'one becomes two', 'two become one', 'handed on'),
  again: maybe(fc.array(handing, { minLength: 1, maxLength: 4 }), 40),
});

/** No household after itself, and no household more than its whole on one day. */
function possible(all: readonly Succession[]): Succession[] {
  const given = new Map<string, number>();
  return all.filter(({ at, from, to, share }) => {
    const key = `${at} ${from}`;
    const sum = (given.get(key) ?? 0) + share;
    if (from === to || sum > 1) return false;
    given.set(key, sum);
    return true;
  });
}

const organisations: fc.Arbitrary<OrganisationFact[]> = fc.constant([
  { id: 'O1', householdId: 'H1', facts: { trade: 'food' } },
  { id: 'O2', group: '甲', facts: { trade: 'tools' } },
]);

export const villages: fc.Arbitrary<VillageFacts> = fc
  .record({
    households: fc.tuple(...HOUSEHOLDS.map(household)),
    members: fc.tuple(...MEMBERS.map(member)),
    organisations,
    changes: fc.array(change, { maxLength: 4 }),
    succession: maybe(succession, 30),
    quiet: often(30),
  })
  .map(({ households, members, changes, succession: one, quiet, ...rest }) => {
    const { households: all, successions } = one
      ? succeed(households, one.at, one.shape)
      : { households, successions: [] };
    return {
      ...rest,
      households: all,
      members: members.flat(),
      changes: quiet ? [] : changes,
      successions: possible([...successions, ...(one?.again ?? [])]),
    };
  });
