import { type Asking, periodsAsked } from '../asked-periods.ts';
import type { HistoryRule, PeriodUnit, SubjectKind } from '../document.ts';
import { MONTHS_OF } from '../periods.ts';
import type { Path } from '../read/locate.ts';
import { checkStarsExist } from './honours.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { fitsInto, isLonger, UNIT_WORDS } from './units.ts';

export function checkHistories(report: Report): void {
  const { titles, lists, gates, stars } = report.document.results ?? {};
  for (const [section, rules] of Object.entries({ lists, gates, titles })) {
    for (const [id, rule] of Object.entries(rules ?? {}))
      checkHistory(report, ['results', section, id], rule);
  }
  for (const [at, rule] of (stars ?? []).entries()) checkHistory(report, ['results', 'stars', at], rule);
}

/** What one result asks of earlier periods: that somebody gives it, and that the line can be passed and missed. */
function checkHistory(report: Report, path: Path, rule: Asking & { history?: HistoryRule[] }): void {
  for (const [at, line] of (rule.history ?? []).entries()) {
    const place: Path = [...path, 'history', at];
    const before = report.faults.length;
    report.oneOf(place, line, ['title', 'list', 'stars'], 'history.what');
    report.oneOf(place, line, ['last', 'since'], 'history.window');
    report.oneOf(place, line, ['atLeast', 'atMost'], 'history.line');
    checkTarget(report, place, line, rule.of ?? 'household');
    if (report.faults.length > before || report.document.template === true) continue;
    const unit = periodsAsked(line, rule, report.document);
    if (unit !== null) checkPeriods(report, place, line, rule.per, unit);
  }
}

function checkTarget(report: Report, path: Path, line: HistoryRule, of: SubjectKind): void {
  const { titles, lists } = report.document.results ?? {};
  for (const [key, known, code, what] of [
    ['title', titles, 'ref.title', '称号'],
    ['list', lists, 'ref.list', '榜'],
  ] as const) {
    const id = line[key];
    if (id === undefined || !report.refer([...path, key], id, known, code, what)) continue;
    const other = known?.[id]?.of ?? 'household';
    if (other === of) continue;
    report.error(
      [...path, key],
      'result.kind',
      `${what} ${id} 给的是${SUBJECT_WORDS[other]}，这里评的是${SUBJECT_WORDS[of]}；只能看同一种对象自己的`,
    );
  }
  if (line.stars !== undefined) checkStarsExist(report, [...path, 'stars'], line.stars, of);
}

/** Which periods a line counts, and how many there can be. */
function checkPeriods(
  report: Report,
  path: Path,
  line: HistoryRule,
  per: PeriodUnit,
  unit: PeriodUnit,
): void {
  const { since, earlier = false } = line;
  if (earlier && per === 'life') {
    report.error(
      [...path, 'earlier'],
      'history.never',
      '不分期（life）的以前没有别的期，一期也数不到，不能写 earlier',
    );
    return;
  }
  if (unit === 'life' && (per !== 'life' || path[1] === 'gates')) {
    report.error(
      path,
      'history.never',
      '要看的那一种不分期（life），永远不会期满，一期也数不到；请看按季、按年评的',
    );
    return;
  }
  if (since !== undefined && since !== per && !fitsInto(per, since)) {
    report.error(
      [...path, 'since'],
      'history.since',
      `since 要和 per 一样长，或者比它长而且由整期拼成，现在 per 是${UNIT_WORDS[per]}，since 是${UNIT_WORDS[since]}`,
    );
    return;
  }
  if (since !== undefined && isLonger(unit, since)) {
    report.error(
      [...path, 'since'],
      'history.since',
      `要看的那一种按${UNIT_WORDS[unit]}评，比 since 的${UNIT_WORDS[since]}还长；请写 last（最近几期）`,
    );
    return;
  }
  checkLine(report, path, line, mostOf(line, per, unit));
}

/** How many periods a line can count at most. */
function mostOf({ last, since, earlier }: HistoryRule, per: PeriodUnit, unit: PeriodUnit): number {
  if (last !== undefined) return last;
  const all = MONTHS_OF[since ?? per];
  if (!Number.isFinite(all)) return unit === 'life' ? 1 : Number.POSITIVE_INFINITY;
  return Math.max(0, Math.ceil((all - (earlier ? MONTHS_OF[per] : 0)) / MONTHS_OF[unit]));
}

function checkLine(report: Report, path: Path, { atLeast, atMost, since }: HistoryRule, most: number): void {
  if (most === 0) {
    report.error(
      [...path, 'since'],
      'history.never',
      'since 和 per 一样长，又只看以前的（earlier），一期也数不到；请把 since 写长些，或写 last',
    );
  } else if (atLeast !== undefined && atLeast > most) {
    report.error(
      [...path, 'atLeast'],
      'history.never',
      `${since === undefined ? 'last 只数' : 'since 里最多有'} ${most} 期，要至少 ${atLeast} 期，谁也达不到`,
    );
  } else if (atMost !== undefined && atMost >= most) {
    report.warn(
      [...path, 'atMost'],
      'history.always',
      `${since === undefined ? 'last 只数' : 'since 里最多有'} ${most} 期，最多 ${atMost} 期谁都合得上，这一条没有用处`,
    );
  }
}
