import type { BarRule, HistoryRule, PeriodUnit, SchemeDocument } from '../../document.ts';
import { MONTHS_OF } from '../../periods.ts';
import type { Path } from '../../read/locate.ts';
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

/** The same of what being on a black list keeps somebody from: it is held against them for a foreseeable time. */
export function checkPast({ results }: Partial<SchemeDocument>): StructureFault[] {
  const { titles, lists, gates, stars } = results ?? {};
  const named = Object.entries({ titles, lists, gates }).flatMap(([section, rules]) =>
    Object.entries(rules ?? {}).map(([id, rule]) => ({ path: ['results', section, id], rule })),
  );
  const rated = (stars ?? []).map((rule, at) => ({ path: ['results', 'stars', at], rule }));
  return [...named, ...rated].flatMap(({ path, rule }: { path: Path; rule: { history?: HistoryRule[] } }) =>
    (rule.history ?? []).flatMap((line, at): StructureFault[] => {
      const list = lists?.[line.list ?? ''];
      const isHeld = list?.kind === 'black' && line.atMost !== undefined;
      if (!isHeld || monthsBack(line, list.per) <= MONTHS_MAX) return [];
      return [
        {
          level: 'warning',
          id: 'sanction',
          path: [...path, 'history', at],
          fault: '上过黑榜的事超过两年还算，一次过错背得太久',
          basis: '中农发〔2020〕11号通知（正向激励为主、奖罚结合）',
          instead: '写成这一年（since: year）或者最近几期（last），改正了就不再算',
        },
      ];
    }),
  );
}

function monthsBack({ last, since }: HistoryRule, per: PeriodUnit): number {
  return since === undefined ? (last ?? 0) * MONTHS_OF[per] : MONTHS_OF[since];
}
