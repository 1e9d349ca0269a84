import type { Household } from '../../src/lib/api-types.ts';
import type { ChangeLine, Consents, Enrolment, Roster } from '../../src/lib/roster-api.ts';

const field = (name: string, title: string, type: 'bool' | 'int') => ({ name, title, type, note: '' });
const fields = {
  household: [field('registered', '本地户籍', 'bool'), field('residents', '常住人数', 'int')],
  member: [field('party_member', '党员', 'bool')],
};

const rosterOf = (household: Household): Roster => ({
  id: household.id,
  doorCode: household.doorCode,
  group: household.group,
  section: household.section,
  joinedOn: household.joinedOn,
  leftOn: household.leftOn,
  closedOn: null,
  facts: { registered: true },
  fields,
  members: household.members.map(({ id, name, relation }) => ({
    id,
    name,
    relation,
    phone: '',
    beganOn: null,
    endedOn: null,
    diedOn: null,
    countsFrom: household.joinedOn,
    countsTo: null,
    facts: {},
  })),
  past: [],
});

const enrolmentOf = (household: Household): Enrolment => ({
  state: household.joinedOn === null ? 'never' : 'joined',
  joinedOn: household.joinedOn,
  leftOn: null,
  way: null,
  paper: null,
  day: '2026-11-22',
  mayJoin: false,
  eligibility: {
    joins: 'voluntary',
    eligible: null,
    refuses: false,
    conditions: [
      {
        text: '本地户籍：是',
        met: true,
        facts: [{ fact: 'registered', title: '本地户籍', type: 'bool', value: true }],
        ways: [],
      },
      {
        text: '常住人数不少于 1',
        met: null,
        facts: [{ fact: 'residents', title: '常住人数', type: 'int', value: null }],
        ways: [],
      },
    ],
    clause: 'who',
    clauseText: '本地户籍，至少一人常住，自愿参加',
    note: '',
  },
});

const consentsOf = (household: Household): Consents => ({
  texts: [
    { purpose: 'points', version: 1, title: '记积分和公示', body: '村里为您家记积分。', required: true },
  ],
  members: household.members.map(({ id, name, relation }) => ({
    memberId: id,
    name,
    isHead: relation === 'head',
    isChild: relation === 'child',
    mayAnswer: true,
    answers: [
      {
        purpose: 'points',
        state: 'unasked' as const,
        version: null,
        at: null,
        way: null,
        guardianId: null,
        guardianRelation: null,
      },
    ],
  })),
});

const changes: ChangeLine[] = [
  {
    id: 'change-1',
    kind: 'member_added',
    label: '添了一口人',
    on: '2026-03-05',
    writtenAt: '2026-03-06T09:00:00.000+08:00',
    member: '甲***',
    other: null,
    note: '出生',
  },
];

/** What the roster says of a household; null for another part of its page. */
export function rosterAnswer(part: string | undefined, household: Household): object | null {
  switch (part) {
    case 'roster':
      return rosterOf(household);
    case 'enrolment':
      return enrolmentOf(household);
    case 'consents':
      return consentsOf(household);
    case 'changes':
      return { changes };
    default:
      return null;
  }
}
