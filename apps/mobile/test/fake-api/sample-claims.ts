import type { Claim } from '../../src/api/types.ts';
import { home } from './sample.ts';

const claim = (part: Partial<Claim> & Pick<Claim, 'eventId' | 'number' | 'state'>): Claim => ({
  source: 'claim',
  item: 'volunteer',
  itemTitle: '参加志愿服务',
  householdId: home.householdId,
  happenedAt: '2026-11-18T09:20:00+08:00',
  filedAt: '2026-11-18T10:00:00+08:00',
  filedAs: 'villager',
  stateLabel: '',
  promisedBy: '2026-11-27',
  photoIds: ['p1'],
  note: '',
  corrected: false,
  acts: part.state === 'returned' ? ['resubmit'] : [],
  decisions: [],
  ...part,
});

const panelAgreed = {
  stage: 'first',
  stageTitle: '村里初审',
  verdict: 'approve',
  verdictLabel: '通过',
  at: '2026-11-19T10:00:00+08:00',
  byLabel: '自治小组 丙*',
} as const;

export const claims: Claim[] = [
  claim({
    eventId: 'c-approved',
    number: 'ZX-20261118-0003',
    state: 'approved',
    points: 2,
    wouldBe: 2,
    reason: '参加志愿服务一次，加 2 分。',
    clause: 'six.two',
    clauseText: '第六条（二）参加村里组织的志愿服务，每次加 2 分，每季度最多 2 次。',
    decisions: [panelAgreed, { ...panelAgreed, stageTitle: '镇里复审', byLabel: '镇部门 丁*' }],
  }),
  claim({
    eventId: 'c-review',
    number: 'ZX-20261120-0001',
    state: 'in_review',
    item: 'mediate',
    itemTitle: '劝和邻里、化解矛盾',
    filedAt: '2026-11-20T08:00:00+08:00',
    stageLabel: '镇里复审',
    decisions: [panelAgreed],
  }),
  claim({
    eventId: 'c-returned',
    number: 'ZX-20261119-0002',
    state: 'returned',
    item: 'yard',
    itemTitle: '庭院门前打扫干净',
    filedAt: '2026-11-19T08:00:00+08:00',
    note: '院子和门口都扫了',
    decisions: [
      {
        ...panelAgreed,
        verdict: 'return',
        verdictLabel: '退回补充',
        reasonLabel: '照片看不清是哪里',
        comment: '请把门牌一起拍进去。',
      },
    ],
  }),
  claim({
    eventId: 'c-refused',
    number: 'ZX-20260902-0009',
    state: 'refused',
    item: 'volunteer',
    filedAt: '2026-09-02T08:00:00+08:00',
    decisions: [
      {
        ...panelAgreed,
        verdict: 'refuse',
        verdictLabel: '不通过',
        at: '2026-09-03T08:00:00+08:00',
        reasonLabel: '本季度已满 2 次',
      },
    ],
  }),
];
