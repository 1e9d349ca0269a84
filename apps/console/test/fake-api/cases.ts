import type { QueueCase } from '../../src/lib/api-types.ts';
import { households, villages } from './people.ts';

const flagLabels = { late: '迟报', same_photo: '照片用过', over_cap: '超过上限' };
const riskyFlags: QueueCase['flags'][] = [['same_photo', 'late'], ['over_cap'], ['late']];
const dayMs = 86_400_000;

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Fifty cases for the panel or the town; the first ones ask for a closer look, every tenth has points to choose. */
export function makeCases(stage: 'first' | 'second', count: number, now: number): QueueCase[] {
  return Array.from({ length: count }, (_, index) => makeCase(stage, index, now));
}

const sweeping = {
  item: 'road',
  itemTitle: '打扫公共道路',
  itemRule: '+2 分，每季度最多 5 次',
  clause: 'items',
  clauseText: '第十二条　主动打扫门前以外的公共道路、河岸，每次加 2 分，每季度最多 5 次。',
  preview: { points: 2, wouldBe: 2, reason: '打扫公共道路一次，每次 2 分', clause: 'items' },
};
const full = { ...sweeping.preview, points: 0, reason: '本季度已满 5 次，这次不再加分' };
const helping = {
  item: 'help',
  itemTitle: '邻里互助',
  itemRule: '+1–5 分，每月最多 10 分',
  clause: 'items',
  clauseText: '第十五条　帮助邻里解决实际困难，由自治小组按实际情况给 1 至 5 分。',
  preview: { points: 3, wouldBe: 3, reason: '邻里互助', clause: 'items' },
  range: { min: 1, max: 5 },
};

function worthOf(index: number) {
  if (index % 10 === 9) return helping;
  return index === 1 ? { ...sweeping, preview: full } : sweeping;
}

function recentOf(now: number): QueueCase['recent'] {
  return [
    {
      eventId: 'recent-9',
      itemTitle: '垃圾分类全部正确',
      happenedAt: iso(now - 9 * dayMs),
      points: 1,
      state: 'approved',
    },
    {
      eventId: 'recent-20',
      itemTitle: '打扫公共道路',
      happenedAt: iso(now - 20 * dayMs),
      points: 2,
      state: 'approved',
    },
    {
      eventId: 'recent-31',
      itemTitle: '邻里互助',
      happenedAt: iso(now - 31 * dayMs),
      points: 0,
      state: 'refused',
    },
  ];
}

function traceOf(stage: 'first' | 'second', at: number): QueueCase['trace'] {
  if (stage === 'first') return [];
  const verdict = { verdict: 'approve' as const, verdictLabel: '通过' };
  return [{ stage: 'first', stageTitle: '初审', ...verdict, at: iso(at), byLabel: '样例村自治小组' }];
}

function makeCase(stage: 'first' | 'second', index: number, now: number): QueueCase {
  const village = stage === 'first' ? villages[0] : villages[index % villages.length];
  const household = households[index % households.length];
  if (!village || !household) throw new Error('the sample people are gone');
  const flags = riskyFlags[index] ?? [];
  const filedAt = now - (5 + index) * dayMs;
  return {
    eventId: `${stage}-${index + 1}`,
    villageId: village.id,
    villageName: village.name,
    number: `ZX-20261118-${String(index + 1).padStart(4, '0')}`,
    stage,
    stageTitle: stage === 'first' ? '初审' : '复审',
    ...worthOf(index),
    household: {
      id: household.id,
      doorCode: household.doorCode,
      label: `${household.headName.slice(0, 1)}* 户`,
    },
    filedAt: iso(filedAt),
    filedBy: index === 4 ? 'helper' : 'villager',
    ...(index === 4 ? { onBehalfReason: '年纪大，不会操作' } : {}),
    happenedAt: iso(filedAt - dayMs),
    note: index % 4 === 0 ? '早上六点和老伴一起，把桥头到祠堂那一段都扫了。' : '',
    photoIds: Array.from({ length: 1 + (index % 3) }, (_unused, photo) => `photo-${index}-${photo}`),
    dueAt: iso(now + (index - 2) * dayMs),
    overdue: index < 2,
    flags,
    flagLabels: flags.map((flag) => flagLabels[flag]),
    recent: recentOf(now),
    trace: traceOf(stage, filedAt + dayMs),
  };
}
