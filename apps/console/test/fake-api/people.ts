import type { AnswerOf } from '@jishan/contract';
import type {
  Actor,
  Household,
  HouseholdRow,
  Passbook,
  PassbookEntry,
  PlaceBrief,
  RevealedMember,
  RevealReason,
} from '../../src/lib/api-types.ts';

const town = { id: 1_001_000, name: '样例镇', lo: 1_001_000, hi: 1_001_999 };

export const villages: PlaceBrief[] = ['样例一村', '样例二村', '样例三村'].map((name, index) => ({
  id: town.id + 1 + index,
  kind: 'village',
  code: `31011810520${index + 1}`,
  name,
  phone: '021-0000 0000',
  parentId: town.id,
}));

function actor(displayName: string, role: Actor['grants'][number]['role'], place: typeof town): Actor {
  return {
    accountId: `account-${role}`,
    kind: 'staff',
    displayName,
    grants: [{ role, placeId: place.id, placeName: place.name, lo: place.lo, hi: place.hi }],
  };
}

const village = { id: town.id + 1, name: '样例一村', lo: town.id + 1, hi: town.id + 1 };

/** A village that was opened a moment ago: no roster, no scheme, nobody but its clerk. */
export const freshVillage = { id: town.id + 3, name: '样例三村', lo: town.id + 3, hi: town.id + 3 };

export const actors: Record<string, Actor> = {
  panel: actor('组员甲', 'panel', village),
  clerk: actor('文书乙', 'clerk', village),
  fresh: { ...actor('文书丁', 'clerk', freshVillage), accountId: 'account-fresh' },
  system: actor('管理庚', 'system_admin', { id: 0, name: '整个系统', lo: 0, hi: 0 }),
  district: actor('专员己', 'district_office', { ...town, id: 1_000_000, name: '样例区' }),
  town: actor('专员丙', 'town_department', town),
};

const year = { period: '2026', periodLabel: '2026年' };
const surnames = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];
const groups = ['第一村民小组', '第二村民小组', '第三村民小组'];

const masked = (name: string) => name.slice(0, 1) + '*'.repeat(name.length - 1);

/** The head's name in full, by the household's number. */
const fullName = (index: number) => `${surnames[index % 8]}样例${index + 1}`;

/** What the server finds a household by, and answers only when somebody says why they must see it. */
export function membersInFull(id: string): RevealedMember[] {
  const index = Number(id.split('-')[1]) - 1;
  const name = fullName(index);
  const phone = `139${String(index + 1).padStart(8, '0')}`;
  return [
    { id: `${id}-1`, relation: 'head', name, phone, bornOn: '1960-05-01' },
    { id: `${id}-2`, relation: 'spouse', name: `${name.slice(0, 1)}样例配` },
    { id: `${id}-3`, relation: 'child', name: `${name.slice(0, 1)}样例幼`, bornOn: '2018-01-01' },
  ];
}

export const revealReasons: RevealReason[] = [
  { code: 'contact', label: '打电话或上门找这户人', noteNeeded: false },
  { code: 'check', label: '核对申报或审核材料', noteNeeded: false },
  { code: 'other', label: '其他原因（请写明）', noteNeeded: true },
];

/** Forty-six households that nobody could take for real ones. */
export const households: HouseholdRow[] = Array.from({ length: 46 }, (_, index) => ({
  id: `household-${index + 1}`,
  doorCode: `样例路${index + 1}号`,
  headName: masked(fullName(index)),
  group: groups[index % 3] ?? '',
  section: '',
  memberCount: 2 + (index % 4),
  enrolled: index % 9 !== 8,
  balances: [
    { balance: 'honour', label: '荣誉积分', ...year, points: 100 + index * 3 },
    { balance: 'spend', label: '可兑积分', ...year, points: index === 3 ? -4 : index * 2 },
  ],
}));

export function householdOf(id: string): Household | undefined {
  const row = households.find((each) => each.id === id);
  if (!row) return undefined;
  const { doorCode, group, headName, enrolled, balances } = row;
  return {
    id,
    doorCode,
    group,
    section: '东片',
    headName,
    enrolled,
    joinedOn: '2026-01-05',
    leftOn: null,
    balances,
    members: [
      { id: `${id}-1`, name: headName, relation: 'head', participating: true },
      { id: `${id}-2`, name: `${headName.slice(0, 1)}***`, relation: 'spouse', participating: true },
      { id: `${id}-3`, name: `${headName.slice(0, 1)}***`, relation: 'child', participating: false },
    ],
  };
}

function entry(number: number, change: Partial<PassbookEntry>): PassbookEntry {
  return {
    id: `entry-${number}`,
    seq: 400 + number,
    line: 1,
    happenedAt: `2026-10-${String(number).padStart(2, '0')}T09:30:00+08:00`,
    writtenAt: `2026-10-${String(number + 2).padStart(2, '0')}T16:00:00+08:00`,
    eventId: `event-${number}`,
    eventNumber: `ZX-202610${String(number).padStart(2, '0')}-0003`,
    item: 'road',
    itemTitle: '打扫公共道路',
    category: 'env',
    categoryTitle: '环境整洁',
    balance: 'honour',
    points: 2,
    balanceAfter: 100 + number * 2,
    reason: '打扫公共道路一次，每次 2 分',
    clause: 'road',
    clauseText: '第十二条　主动打扫门前以外的公共道路、河岸，每次加 2 分，每季度最多 5 次。',
    balanceLabel: '荣誉积分',
    period: '2026',
    wouldBe: change.points ?? 2,
    reversal: false,
    reversed: false,
    postingId: `posting-${number}`,
    stages: [],
    ...change,
  };
}

/** A passbook with a plain line, a capped one, a deduction, and an entry taken back and booked anew. */
export function passbookOf(): Passbook {
  const taken = { eventId: 'event-3', item: 'help', itemTitle: '邻里互助', points: 3 };
  return {
    balances: [
      { balance: 'honour', label: '荣誉积分', ...year, points: 112 },
      { balance: 'spend', label: '可兑积分', ...year, points: 38 },
    ],
    entries: [
      entry(7, { wouldBe: 5, points: 2, capNote: '本季度已到 10 分上限' }),
      entry(6, { ...taken, points: 2, reason: '更正：核实为帮忙一次，2 分' }),
      entry(5, { ...taken, points: -3, reversal: true, reason: '冲回第 403 号', pairPostingId: 'posting-3' }),
      entry(4, {
        item: 'dump',
        itemTitle: '门前堆物未按期清理',
        points: -4,
        clause: 'dump',
        clauseText: '第二十条　门前屋后堆物经提醒后七日内未清理，每次减 4 分。',
        reason: '提醒后七日未清理，减 4 分',
      }),
      entry(3, { ...taken, reversed: true, reason: '邻里互助一次，3 分', pairPostingId: 'posting-5' }),
      entry(2, {}),
      entry(1, { itemTitle: '', reason: '2026年基础分', points: 100, balanceAfter: 100 }),
    ],
    nextCursor: null,
  };
}

/** Who does what at a place, as whoever gives duties there sees it. */
export function placeDutiesOf(placeId: number): AnswerOf<'listPlaceDuties'> {
  const place = villages.find(({ id }) => id === placeId);
  const duty = { placeId, placeName: place?.name ?? town.name, inForce: true, mayEnd: true, disabled: false };
  const isFresh = placeId === freshVillage.id;
  return {
    placeId,
    placeName: duty.placeName,
    duties: isFresh
      ? []
      : [{ ...duty, grantId: 'grant-1', role: 'panel', accountId: 'account-panel', displayName: '组员甲' }],
    mayGive: ['helper', 'group_leader', 'panel', 'keeper'],
    groups: isFresh ? [] : groups,
  };
}

export { town };
