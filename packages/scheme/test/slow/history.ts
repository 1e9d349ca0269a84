import type { HistoryRule, PeriodUnit, SchemeDocument, SubjectKind } from '../../src/index.ts';
import { previousDate, spanOf } from './calendar.ts';
import { kindOf } from './people.ts';
import { type Period, periodsRuled } from './periods.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';
import { successionsOf } from './successions.ts';

/* What earlier periods gave, period by period and holder by holder. */

interface Asking {
  of?: SubjectKind | undefined;
  per: PeriodUnit;
  history?: HistoryRule[] | undefined;
}

/**
 * Whether a holder fits all that a result asks of earlier periods when it is judged in a period.
 *
 * @param lastEnd what ends later does not count
 */
export function meetsHistory(
  story: Story,
  rule: Asking,
  period: Period,
  holder: string,
  lastEnd = period.span.last,
): boolean {
  return (rule.history ?? []).every((line) => {
    const periods = periodsCounted(story, rule, line, period, lastEnd);
    const times = periods.filter((one) => hadBy(story, line, holder, one, period.last)).length;
    const fits = line.atMost === undefined ? times >= (line.atLeast ?? 0) : times <= line.atMost;
    note(line, period, periods, fits);
    return fits;
  });
}

function note(line: HistoryRule, period: Period, periods: readonly Period[], fits: boolean): void {
  const { title, list, last, earlier = false, atLeast } = line;
  const what = title !== undefined ? 'title' : list !== undefined ? 'list' : 'stars';
  const windows = last === undefined ? 'since' : 'last';
  seen(`history ${what} ${fits ? 'fits' : 'does not'}`);
  seen(`history ${windows}${earlier ? ' earlier' : ''}`, periods.length > 0);
  seen(`history ${atLeast === undefined ? 'atMost' : 'atLeast'}`, !fits);
  seen(
    'history of a period that runs',
    periods.some((one) => one.last < one.span.last),
  );
  seen(
    'history of shorter periods',
    periods.some((one) => one.unit !== period.unit),
  );
  seen('history of several versions', new Set(periods.map(({ document }) => document)).size > 1);
}

/** The periods in which what is asked for was given or not, each by the version that ruled it, in order. */
function periodsCounted(
  story: Story,
  { of = 'household', per }: Asking,
  line: HistoryRule,
  period: Period,
  lastEnd: string,
): Period[] {
  const unit = unitOf(line, of, per, period.document);
  const judged = story.known.documents
    .filter((document) => gives(document, line, of, unit))
    .flatMap((document) => periodsRuled(story.known, document, of, unit, period.last))
    .filter(({ span }) => span.last <= lastEnd)
    .filter(({ span }) => line.earlier !== true || span.last < period.span.first)
    .sort((a, b) => (a.span.last < b.span.last ? -1 : 1));
  if (line.last !== undefined) return judged.slice(-line.last);
  const first = spanOf(line.since ?? per, period.last, period.begins).first;
  return judged.filter(({ span }) => span.last >= first);
}

/** Stars are those of periods as long as the result's own, where such are given; else of those that are named first. */
function unitOf(
  line: HistoryRule,
  of: SubjectKind,
  per: PeriodUnit,
  { results }: SchemeDocument,
): PeriodUnit {
  if (line.title !== undefined) return results?.titles?.[line.title]?.per ?? per;
  if (line.list !== undefined) return results?.lists?.[line.list]?.per ?? per;
  const units = (results?.stars ?? [])
    .filter((rule) => (rule.of ?? 'household') === of)
    .map((rule) => rule.per);
  return units.find((unit) => unit === per) ?? units[0] ?? per;
}

function gives({ results }: SchemeDocument, line: HistoryRule, of: SubjectKind, unit: PeriodUnit): boolean {
  const fits = (rule: { of?: SubjectKind; per: PeriodUnit } | undefined) =>
    rule !== undefined && (rule.of ?? 'household') === of && rule.per === unit;
  if (line.title !== undefined) return fits(results?.titles?.[line.title]);
  if (line.stars !== undefined) return (results?.stars ?? []).some(fits);
  const list = results?.lists?.[line.list ?? ''];
  return fits(list) && (list?.kind === 'red' || list?.votedOn !== undefined);
}

/** Had by the holder itself, or by a household that went on in it after the period was over. */
function hadBy(story: Story, line: HistoryRule, holder: string, period: Period, until: string): boolean {
  if (story.had(line, holder, period)) return true;
  if (kindOf(holder) !== 'household') return false;
  return successionsOf(story.known)
    .filter(({ to, at }) => to === holder && period.span.last < at && at <= until)
    .some(
      ({ from, at }) =>
        hadBy(story, line, from, period, previousDate(at)) && seen('successions: history goes along'),
    );
}
