import type { PeriodUnit } from '../document.ts';
import type { Moment } from '../results/board.ts';
import { meetsLine, type PastPeriod, periodsWithin } from '../results/history.ts';
import type { ComparisonPlan, HistoryPlan } from '../results/results-plan.ts';
import { newestTitle, periodTitle, type Telling } from './context.ts';

/** How so many periods of a length are said: `4 个季度`. */
const COUNTED: Record<PeriodUnit, string> = {
  month: ' 个月',
  bimonth: ' 期（两个月一期）',
  quarter: ' 个季度',
  half: ' 个半年',
  year: ' 年',
  life: ' 期',
};

/** What a result asks of earlier periods and how often it was so: all lines, or those that somebody does not fit. */
export function historyWords(
  telling: Telling,
  plan: ComparisonPlan,
  moment: Moment,
  which: 'all' | 'unmet',
): string {
  const { board, number } = telling;
  return plan.history
    .flatMap((line) => {
      const periods = periodsWithin(board, plan, line, moment);
      if (which === 'unmet' && meetsLine(line, periods, number)) return [];
      return [lineWords(telling, plan, line, periods, moment)];
    })
    .join('；');
}

/** `“文明户”最近 4 个季度里有 3 次（2024年第一季度、…），要至少 4 次`. */
function lineWords(
  telling: Telling,
  plan: ComparisonPlan,
  line: HistoryPlan,
  periods: readonly PastPeriod[],
  moment: Moment,
): string {
  const had = periods.filter((one) => one.had.has(telling.number));
  const named = had.map(({ calendar, period }) => periodTitle(calendar, period)).join('、');
  const few = line.last !== null && periods.length < line.last ? `（一共只评过 ${periods.length} 期）` : '';
  const times = had.length === 0 ? '一次也没有' : `有 ${had.length} 次（${named}）`;
  return `${targetWords(telling, line)}${windowWords(plan, line, moment)}${few}${times}，要${neededWords(line)}`;
}

function targetWords(telling: Telling, { what }: HistoryPlan): string {
  if (what.kind === 'stars') return `${what.stars} 颗星以上`;
  const { kind, id } = what;
  const section = kind === 'title' ? 'titles' : 'lists';
  const title = newestTitle(telling, ({ document: { results } }) => results?.[section]?.[id]?.title, id);
  return `${kind === 'title' ? '' : '上'}“${title}”`;
}

function windowWords(
  { calendar }: ComparisonPlan,
  { last, since, unit, earlier }: HistoryPlan,
  { period, day }: Moment,
): string {
  if (since) {
    const title = since.unit === 'life' ? '历年' : periodTitle(since, since.indexOfDay(day));
    return `${title}里${earlier ? '这一期以前' : ''}`;
  }
  const many = `${last ?? 0}${COUNTED[unit]}`;
  return earlier ? `${periodTitle(calendar, period)}以前的 ${many}里` : `最近 ${many}里`;
}

function neededWords({ line }: HistoryPlan): string {
  if (line.kind === 'atLeast') return `至少 ${line.times} 次`;
  return line.times === 0 ? '一次也没有' : `最多 ${line.times} 次`;
}
