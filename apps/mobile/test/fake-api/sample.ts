import type {
  Household,
  HouseholdDetail,
  Passbook,
  PassbookEntry,
  Scheme,
  SchemeItem,
} from '../../src/api/types.ts';

// Obviously made-up people and figures.

export const VILLAGE_ID = 310118105201;
export const CODE = '123456';

export const home: Household = {
  villageId: VILLAGE_ID,
  villageName: '样例村',
  householdId: '00000000-0000-4000-8000-000000000001',
  doorCode: '样例路 12 号',
  headName: '甲一',
  persons: [{ personId: 'm1', name: '甲一' }],
};

const parents: Household = {
  ...home,
  householdId: '00000000-0000-4000-8000-000000000002',
  doorCode: '样例路 30 号',
  headName: '乙二',
  persons: [{ personId: 'm9', name: '乙小' }],
};

/** Father and grandfather have one telephone. */
const shared: Household = {
  ...home,
  persons: [
    { personId: 'm1', name: '甲一' },
    { personId: 'm3', name: '甲老三' },
  ],
};

export const phones: Record<string, { displayName: string; households: Household[] }> = {
  '13800000001': { displayName: '甲一', households: [home] },
  '13800000002': { displayName: '乙小', households: [home, parents] },
  '13800000003': { displayName: '甲一', households: [shared] },
};

export const detail: HouseholdDetail = {
  id: home.householdId,
  doorCode: home.doorCode,
  group: '第三村民小组',
  section: '',
  headName: home.headName,
  enrolled: true,
  joinedOn: '2026-01-01',
  leftOn: null,
  balances: [],
  members: [
    { id: 'm1', name: '甲一', relation: 'head', participating: true },
    { id: 'm2', name: '甲小二', relation: 'child', participating: true },
    { id: 'm3', name: '甲老三', relation: 'parent', participating: false },
  ],
};

const item = (part: Partial<SchemeItem> & Pick<SchemeItem, 'id' | 'title'>): SchemeItem => ({
  short: part.title.slice(0, 6),
  category: 'civil',
  kind: 'award',
  pointsLabel: '+2 分',
  points: { type: 'fixed', points: 2 },
  capture: ['claim'],
  evidence: { photosMin: 1, photosMax: 3, kinds: [], note: '' },
  limitLabel: '每季度最多 2 次',
  clause: 'six.two',
  clauseText: '第六条（二）参加村里组织的志愿服务，每次加 2 分，每季度最多 2 次。',
  icon: 'star',
  active: true,
  subjects: ['household', 'member'],
  season: null,
  note: '',
  ...part,
});

export const scheme: Scheme = {
  schemeId: 'sample',
  title: '样例村积分方案',
  decimals: 0,
  balances: [{ id: 'honour', label: '荣誉积分', holder: 'household', period: 'year' }],
  stages: [
    { id: 'first', title: '村里初审', role: 'panel', level: 'village', deadlineWorkdays: 3 },
    { id: 'second', title: '镇里复审', role: 'town_department', level: 'town', deadlineWorkdays: 5 },
  ],
  version: '1',
  from: '2026-01-01',
  unitLabel: '分',
  categories: [
    { id: 'civil', title: '乡风文明' },
    { id: 'clean', title: '环境整治' },
    { id: 'limits', title: '负面清单' },
  ],
  items: [
    item({ id: 'volunteer', title: '参加志愿服务', short: '志愿服务', icon: 'volunteer' }),
    item({
      id: 'yard',
      title: '庭院门前打扫干净',
      short: '庭院整洁',
      icon: 'broom',
      category: 'clean',
      pointsLabel: '+1 分',
    }),
    item({
      id: 'sorting',
      title: '垃圾分类做得好',
      short: '垃圾分类',
      icon: 'recycle',
      category: 'clean',
      pointsLabel: '+1 分',
    }),
    item({
      id: 'hours',
      title: '河道巡护',
      short: '河道巡护',
      icon: 'water',
      category: 'clean',
      pointsLabel: '每小时 +1 分',
      points: { type: 'perUnit', each: 1, for: 1, unit: '小时', whole: true, max: null },
      evidence: { photosMin: 0, photosMax: 2, kinds: [], note: '' },
    }),
    item({
      id: 'honour',
      title: '获得荣誉称号',
      short: '获得荣誉',
      icon: 'medal',
      pointsLabel: '5–20 分',
      points: {
        type: 'grades',
        grades: [
          { id: 'town', title: '镇级', min: 5, max: 10 },
          { id: 'district', title: '区级', min: 15, max: 20 },
        ],
      },
    }),
    item({
      id: 'mediate',
      title: '劝和邻里、化解矛盾',
      short: '邻里互助',
      icon: 'handshake',
      pointsLabel: '1–5 分',
    }),
    item({ id: 'meeting', title: '参加村民会议', short: '参加会议', icon: 'meeting' }),
    item({
      id: 'visit',
      title: '每月庭院评比',
      category: 'clean',
      kind: 'appraisal',
      capture: ['visit'],
      pointsLabel: '0–10 分',
    }),
    item({
      id: 'dumping',
      title: '乱倒垃圾经劝不改',
      category: 'limits',
      kind: 'deduction',
      capture: ['document'],
      pointsLabel: '−4 分',
      clause: 'nine.one',
      clauseText: '第九条（一）乱倒垃圾，经劝导仍不改正的，每次扣 4 分。',
    }),
  ],
  tiles: ['volunteer', 'yard', 'sorting', 'hours', 'honour', 'mediate'],
};

const entry = (line: number, part: Partial<PassbookEntry>): PassbookEntry => ({
  id: `e${line}`,
  line,
  happenedAt: '2026-11-18T09:20:00+08:00',
  writtenAt: '2026-11-20T15:00:00+08:00',
  itemTitle: '参加志愿服务',
  categoryTitle: '乡风文明',
  seq: line,
  postingId: `p${line}`,
  stages: [{ stageTitle: '村里初审', at: '2026-11-19T10:00:00+08:00' }],
  balance: 'honour',
  balanceLabel: '荣誉积分',
  period: '2026',
  points: 2,
  balanceAfter: 0,
  reason: '参加志愿服务一次，加 2 分。',
  clause: 'six.two',
  clauseText: '第六条（二）参加村里组织的志愿服务，每次加 2 分，每季度最多 2 次。',
  wouldBe: 2,
  reversal: false,
  reversed: false,
  ...part,
});

export const passbook: Passbook = {
  balances: [
    { balance: 'honour', label: '荣誉积分', period: '2026', periodLabel: '2026年', points: 128 },
    { balance: 'spend', label: '可兑积分', period: 'life', periodLabel: '', points: 46 },
  ],
  entries: [
    entry(6, { balanceAfter: 128, eventId: 'c-approved', eventNumber: 'ZX-20261118-0003' }),
    entry(5, {
      itemTitle: '乱倒垃圾经劝不改',
      points: -4,
      balanceAfter: 126,
      happenedAt: '2026-11-10T09:00:00+08:00',
      reason: '11 月 10 日上午在村口乱倒垃圾，经劝导未改正，扣 4 分。',
      clause: 'nine.one',
      clauseText: '第九条（一）乱倒垃圾，经劝导仍不改正的，每次扣 4 分。',
      wouldBe: -4,
    }),
    entry(4, {
      itemTitle: '庭院门前打扫干净',
      points: 1,
      wouldBe: 2,
      balanceAfter: 130,
      happenedAt: '2026-10-30T09:00:00+08:00',
      capNote: '本季度这一类最多 10 分，前面已有 9 分。',
    }),
    entry(3, {
      itemTitle: '参加村民会议',
      points: -2,
      reversal: true,
      balanceAfter: 129,
      happenedAt: '2026-09-05T09:00:00+08:00',
    }),
    entry(2, {
      itemTitle: '参加村民会议',
      points: 2,
      reversed: true,
      balanceAfter: 131,
      happenedAt: '2026-09-05T09:00:00+08:00',
    }),
    entry(1, {
      itemTitle: '获得区级文明家庭荣誉称号',
      points: 20,
      wouldBe: 20,
      balanceAfter: 129,
      happenedAt: '2026-06-05T09:00:00+08:00',
    }),
  ],
  nextCursor: 'older',
};

export const olderPassbook: Passbook = {
  balances: passbook.balances,
  entries: [
    entry(0, {
      id: 'e0',
      line: 0,
      itemTitle: '基础分',
      points: 100,
      balanceAfter: 100,
      happenedAt: '2026-01-01T00:00:00+08:00',
    }),
  ],
  nextCursor: null,
};
