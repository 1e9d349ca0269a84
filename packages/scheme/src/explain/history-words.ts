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

/** `“文明户”在最近 4 个季度里有 3 次（2024年第一季度、…），要至少 4 次`. */
function lineWords(
  telling: Telling,
  plan: ComparisonPlan,
  { line, ...rule }: HistoryPlan,
  periods: readonly PastPeriod[],
  moment: Moment,
): string {
  const had = periods.filter((one) => one.had.has(telling.number));
  const where = `${targetWords(telling, rule)}在${windowWords(plan, rule, moment)}`;
  const times = had.length === 0 ? '一次也没有' : `有 ${had.length} 次（${namesOf(telling, had)}）`;
  if (line.kind === 'atMost') {
    const most = line.times === 0 ? '，一次也不能有' : `，最多 ${line.times} 次`;
    return `${where}${times}${had.length === 0 ? '' : most}`;
  }
  const few = periods.length < (rule.last ?? 0) ? `（一共只评过 ${periods.length} 期）` : '';
  return `${where}${few}${times}，要至少 ${line.times} 次`;
}

function namesOf({ number }: Telling, had: readonly PastPeriod[]): string {
  return had
    .map(({ calendar, period, own }) => {
      const name = periodTitle(calendar, period);
      return own.has(number) ? name : `${name}，分户、并户带来`;
    })
    .join('、');
}

type Rule = Omit<HistoryPlan, 'line'>;

function targetWords(telling: Telling, { what }: Rule): string {
  if (what.kind === 'stars') return `${what.stars} 颗星以上`;
  const { kind, id } = what;
  const section = kind === 'title' ? 'titles' : 'lists';
  const title = newestTitle(telling, ({ document: { results } }) => results?.[section]?.[id]?.title, id);
  return `${kind === 'title' ? '' : '上'}“${title}”`;
}

function windowWords(
  { calendar }: ComparisonPlan,
  { last, since, unit, earlier }: Rule,
  { period, day }: Moment,
): string {
  if (since) {
    const title = since.unit === 'life' ? '历年' : periodTitle(since, since.indexOfDay(day));
    return `${title}里${earlier ? '这一期以前' : ''}`;
  }
  const many = `${last ?? 0}${COUNTED[unit]}`;
  return earlier ? `${periodTitle(calendar, period)}以前的 ${many}里` : `最近 ${many}里`;
}
