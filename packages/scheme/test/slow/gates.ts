import type { GateRule } from '../../src/index.ts';
import { dateOf, datesBetween, momentOf, nextDate, previousDate, spanOf } from './calendar.ts';
import { competitors, holderScope, isInside, ranked } from './compare.ts';
import { holdsTrue } from './conditions.ts';
import { figureOf, threshold } from './figures.ts';
import { meetsHistory } from './history.ts';
import { versionInForce } from './known.ts';
import { hasRow, type Period, periodsReached } from './periods.ts';
import { type Story, sum } from './record.ts';
import { seen } from './seen.ts';
import { settlementOf } from './settlements.ts';

/**
 * Whether a gate was open for a holder in the last period reached by the end of a date in which it has a row, by the
 * version in force on the day on which it was judged; undefined when there is no such gate or period.
 */
export function gateAt(story: Story, id: string, holder: string, date: string): boolean | undefined {
  const periods = judgedBy(story, id, date, momentOf(nextDate(date)) - 1);
  const period = periods.findLast((one) => hasRow(story.known, holder, one));
  return period && wasOpen(story, id, holder, period);
}

/** The same for an order: of the last period that ended before its day, or was judged before it on a day of its own. */
export function gateBefore(story: Story, id: string, holder: string, moment: number): boolean {
  const date = previousDate(dateOf(moment));
  const periods = judgedBy(story, id, date, moment);
  const period = periods.findLast(({ span, on }) => on !== undefined || span.last <= date);
  return period !== undefined && wasOpen(story, id, holder, period);
}

interface Judged extends Period {
  /** The day on which the gate is judged, and whether the rule names it. */
  day: string;
  on: string | undefined;
}

/** The periods of a gate that were judged by the end of a date, in the calendar of the version of a moment. */
function judgedBy(story: Story, id: string, until: string, moment: number): Judged[] {
  const document = versionInForce(story.known.documents, moment);
  const rule = document?.results?.gates?.[id];
  if (!document || !rule) return [];
  const begins = settlementOf(document, rule.of ?? 'household', rule.per)?.begins;
  return periodsReached(story.known, rule.per, begins, until).flatMap((period) => {
    const day = dayOf(rule, period);
    return day === undefined || day > until ? [] : [{ ...period, day, on: rule.on }];
  });
}

function wasOpen(story: Story, id: string, holder: string, { day, ...period }: Judged): boolean {
  const document = versionInForce(story.known.documents, momentOf(nextDate(day)) - 1);
  const rule = document?.results?.gates?.[id];
  if (!document || !rule) return false;
  // A version that judges other periods says nothing of this one.
  const begins = settlementOf(document, rule.of ?? 'household', rule.per)?.begins;
  const own = spanOf(rule.per, day, begins);
  if (own.first !== period.span.first || own.last !== period.span.last)
    return !seen('gates of other periods');
  return isOpen(story, rule, holder, { ...period, document, last: day });
}

/** The day on which a gate is judged: the period's last, or one that the rule names; a period may be without it. */
function dayOf({ on }: GateRule, { span, last }: Period): string | undefined {
  return on === undefined ? last : datesBetween(span.first, span.last).find((day) => day.slice(5) === on);
}

function isOpen(story: Story, rule: GateRule, holder: string, judged: Period): boolean {
  const day = judged.last;
  if (rule.on) seen('gates.on');
  const all = ranked(
    competitors(story, rule, judged, day, (one) => figureOf(story, one, rule.by, judged, rule.since)),
    rule.by === 'deducted' ? 'lowest' : 'highest',
  );
  const mine = all.find((one) => one.holder === holder);
  if (!mine) return false;
  if (rule.when !== undefined && !holdsTrue(rule.when, holderScope(story, holder, judged.document, day))) {
    return false;
  }
  // A gate may be asked about on any day; by then what it looks back at must be over.
  if (!meetsHistory(story, rule, judged, holder, day)) return !seen('gates.history');
  if (rule.within) seen('gates.within');
  if (rule.top) return isInside(mine, rule.top, mine.among) && seen('gates.top');
  if (rule.atLeast !== undefined) return mine.figure >= threshold(rule.atLeast) && seen('gates.atLeast');
  if (typeof rule.above === 'number')
    return mine.figure > threshold(rule.above) && seen('gates.above number');
  const beside = all.filter(({ place }) => place === mine.place);
  const above = mine.figure * beside.length > sum(beside.map(({ figure }) => figure));
  return seen('gates.above average', above);
}
