import type { GateRule } from '../../src/index.ts';
import { dateOf, momentOf, nextDate, previousDate } from './calendar.ts';
import { competitors, holderScope, isInside, ranked } from './compare.ts';
import { holdsTrue } from './conditions.ts';
import { figureOf, threshold } from './figures.ts';
import { versionInForce } from './known.ts';
import { hasRow, type Period, periodsReached, settlementOf } from './periods.ts';
import { type Story, sum } from './record.ts';
import { seen } from './seen.ts';

/**
 * Whether a gate was open for a holder in the last period reached by the end of a date, by the version in force on the
 * day on which it was judged; undefined when the version of that date has no such gate, or the holder no row.
 */
export function gateAt(story: Story, id: string, holder: string, date: string): boolean | undefined {
  const moment = momentOf(nextDate(date)) - 1;
  return lastJudged(story, id, holder, date, moment, () => true);
}

/** The same for an order: the last period that ended before its day (with `on`, the last day judged before it). */
export function gateBefore(story: Story, id: string, holder: string, moment: number): boolean {
  const date = previousDate(dateOf(moment));
  return (
    lastJudged(
      story,
      id,
      holder,
      date,
      moment,
      (rule, { span }) => rule.on !== undefined || span.last <= date,
    ) ?? false
  );
}

function lastJudged(
  story: Story,
  id: string,
  holder: string,
  until: string,
  moment: number,
  counts: (rule: GateRule, period: Period) => boolean,
): boolean | undefined {
  const document = versionInForce(story.known.documents, moment);
  const rule = document?.results?.gates?.[id];
  if (!document || !rule) return undefined;
  const begins = settlementOf(document, rule.of ?? 'household', rule.per)?.begins;
  const period = periodsReached(story.known, rule.per, begins, until)
    .filter((one) => counts(rule, one) && dayOf(rule, one) <= until)
    .findLast((one) => hasRow(story.known, holder, { ...one, last: dayOf(rule, one) }));
  if (!period) return undefined;
  const day = dayOf(rule, period);
  const ruling = versionInForce(story.known.documents, momentOf(nextDate(day)) - 1);
  const gate = ruling?.results?.gates?.[id];
  return ruling && gate ? isOpen(story, gate, holder, { ...period, document: ruling, last: day }) : false;
}

/** The day on which a gate is judged: the period's last, or one that the rule names. */
function dayOf({ on }: GateRule, { span, last }: Period): string {
  if (on === undefined) return last;
  let day = span.first;
  while (day.slice(5) !== on && day < span.last) day = nextDate(day);
  return day;
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
  if (rule.within) seen('gates.within');
  if (rule.top) return isInside(mine, rule.top, mine.among) && seen('gates.top');
  if (rule.atLeast !== undefined) return mine.figure >= threshold(rule.atLeast) && seen('gates.atLeast');
  if (typeof rule.above === 'number')
    return mine.figure > threshold(rule.above) && seen('gates.above number');
  const beside = all.filter(({ place }) => place === mine.place);
  const above = mine.figure * beside.length > sum(beside.map(({ figure }) => figure));
  return seen('gates.above average', above);
}
