import type { BarRule, SchemeDocument } from '../../document.ts';
import { MONTHS_OF } from '../../periods.ts';
import type { StructureFault } from './fault.ts';

/** The longest bar in schemes that are known. */
const MONTHS_MAX = 24;

/** A bar from honours or redemption ends in a foreseeable time. */
export function checkBars({ items = {} }: Partial<SchemeDocument>): StructureFault[] {
  return Object.entries(items).flatMap(([id, { effects }]) =>
    (effects?.bars ?? []).flatMap((bar, at): StructureFault[] =>
      monthsOf(bar) <= MONTHS_MAX
        ? []
        : [
            {
              level: 'warning',
              id: 'sanction',
              path: ['items', id, 'effects', 'bars', at],
              fault: '禁止的时间超过两年，一次过错背得太久',
              basis: '中农发〔2020〕11号通知（正向激励为主、奖罚结合）',
              instead: '写成当期或者下一年；改正了可以提前恢复',
            },
          ],
    ),
  );
}

function monthsOf({ months, per, next }: BarRule): number {
  if (months !== undefined) return months;
  return per === undefined ? 0 : MONTHS_OF[per] * (per === 'life' ? 1 : (next ?? 0));
}
