import type { EventView } from '../../src/lib/api-types.ts';

/** An approved claim with its way. */
export function eventOf(eventId: string): EventView {
  return {
    eventId,
    number: 'ZX-20261007-0003',
    source: 'claim',
    item: 'road',
    itemTitle: '打扫公共道路',
    householdId: 'household-2',
    happenedAt: '2026-10-07T09:30:00+08:00',
    filedAt: '2026-10-07T10:00:00+08:00',
    filedAs: 'villager',
    state: 'approved',
    stateLabel: '已通过',
    promisedBy: '2026-10-21',
    note: '',
    corrected: false,
    acts: [],
    photoIds: ['photo-a', 'photo-b'],
    decisions: [],
    trace: [
      { label: '申报', at: '2026-10-07T10:00:00+08:00', byLabel: '本人' },
      { label: '初审通过', at: '2026-10-08T10:00:00+08:00', byLabel: '样例一村自治小组' },
      { label: '复审通过', at: '2026-10-09T10:00:00+08:00', byLabel: '样例镇' },
    ],
  };
}
