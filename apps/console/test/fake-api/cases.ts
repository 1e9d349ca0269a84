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

function makeCase(stage: 'first' | 'second', index: number, now: number): QueueCase {
  const village = stage === 'first' ? villages[0] : villages[index % villages.length];
  const household = households[index % households.length];
  if (!village || !household) throw new Error('the sample people are gone');
  const flags = riskyFlags[index] ?? [];
  const isRange = index % 10 === 9;
  const filedAt = now - (5 + index) * dayMs;
  return {
    eventId: `${stage}-${index + 1}`,
    villageId: village.id,
    villageName: village.name,
    number: `ZX-20261118-${String(index + 1).padStart(4, '0')}`,
    stage,
    stageTitle: stage === 'first' ? '初审' : '复审',
    item: isRange ? 'help' : 'road',
    itemTitle: isRange ? '邻里互助' : '打扫公共道路',
    itemRule: isRange ? '按实际情况给 1 至 5 分，每月最多 10 分' : '每次 +2 分，每季度最多 5 次',
    clause: 'items',
    clauseText: isRange
      ? '第十五条　帮助邻里解决实际困难，由自治小组按实际情况给 1 至 5 分。'
      : '第十二条　主动打扫门前以外的公共道路、河岸，每次加 2 分，每季度最多 5 次。',
    household: {
      id: household.id,
      doorCode: household.doorCode,
      label: `${household.headName.slice(0, 1)}*家`,
    },
    filedAt: iso(filedAt),
    filedBy: index === 4 ? 'helper' : 'villager',
    happenedAt: iso(filedAt - dayMs),
    note: index % 4 === 0 ? '早上六点和老伴一起，把桥头到祠堂那一段都扫了。' : '',
    ...(index === 4 ? { onBehalfReason: '年纪大，不会操作' } : {}),
    photoIds: Array.from({ length: 1 + (index % 3) }, (_unused, photo) => `photo-${index}-${photo}`),
    dueAt: iso(now + (index - 2) * dayMs),
    overdue: index < 2,
    flags,
    flagLabels: flags.map((flag) => flagLabels[flag]),
    preview: {
      points: index === 1 ? 0 : isRange ? 3 : 2,
      wouldBe: isRange ? 3 : 2,
      clause: 'items',
      reason:
        index === 1 ? '本季度已满 5 次，这次不再加分' : isRange ? '邻里互助' : '打扫公共道路一次，每次 2 分',
    },
    recent: [
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
    ],
    trace:
      stage === 'second'
        ? [
            {
              stage: 'first',
              stageTitle: '初审',
              verdict: 'approve',
              verdictLabel: '通过',
              at: iso(filedAt + dayMs),
              byLabel: '样例村自治小组',
            },
          ]
        : [],
    ...(isRange ? { range: { min: 1, max: 5 } } : {}),
  };
}
