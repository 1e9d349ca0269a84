import type { EventFact, ItemRule } from '../../src/index.ts';
import { periodName } from './calendar.ts';
import { isReversed, judge } from './judge.ts';
import type { Known } from './known.ts';
import { isAlike } from './limits.ts';
import { halfUp } from './points.ts';
import { seen } from './seen.ts';

interface Repeat {
  event: EventFact;
  item: ItemRule;
  points: number;
}

/** What an event counts with, and what it would be, among the appraisals of its period; others stand alone. */
export function afterRepeats(
  event: EventFact,
  events: readonly EventFact[],
  points: number,
  known: Known,
): { counted: number; shown: number; outranked: boolean } {
  const repeats = repeatedAppraisals(event, events, known);
  const last = repeats.at(-1);
  const plain = { counted: points, shown: points, outranked: false };
  if (!last || repeats.length < 2) return plain;
  const how = last.item.repeated ?? 'last';
  seen(`items.repeated.${how}`);
  if (how === 'sum') return { ...plain, counted: shareOfSum(event, repeats, known, last.item) };
  if (how === 'highest') {
    return isFirstOfHighest(event, repeats) ? plain : { ...plain, counted: 0, outranked: true };
  }
  if (last.event !== event) return { ...plain, counted: 0 };
  if (how === 'last') return plain;
  const all = repeats.reduce((total, other) => total + other.points, 0);
  const average = halfUp(all, repeats.length);
  return { ...plain, counted: average, shown: average };
}

/** Accepted, assessed, standing appraisals of the same subject, item and period; in order. */
function repeatedAppraisals(event: EventFact, events: readonly EventFact[], known: Known): Repeat[] {
  const own = judge(event, known);
  if ('refused' in own || own.item.kind !== 'appraisal') return [];
  const unit = own.item.period ?? 'year';
  return events.flatMap((other) => {
    if (other.item !== event.item || other.subject !== event.subject || isReversed(other, known)) return [];
    const judged = judge(other, known);
    if ('refused' in judged || 'notAssessed' in judged.worth) return [];
    if (own.item.each !== judged.item.each) return [];
    if (!isAlike(event, own.item, own.document)(other)) return [];
    if (own.item.each !== undefined) seen('items.each');
    const same =
      (judged.item.period ?? 'year') === unit && periodName(unit, judged.date) === periodName(unit, own.date);
    return same ? [{ event: other, points: judged.worth.points, item: judged.item }] : [];
  });
}

/** Nothing before it gave as much, and nothing after it more. */
function isFirstOfHighest(event: EventFact, repeats: readonly Repeat[]): boolean {
  const at = repeats.findIndex((other) => other.event === event);
  const own = repeats[at]?.points ?? 0;
  return repeats.every(({ points }, place) => (place < at ? points < own : points <= own));
}

/** A period's appraisals are added up until the item's maximum is reached. */
function shareOfSum(event: EventFact, repeats: readonly Repeat[], known: Known, item: ItemRule): number {
  const max = Math.round(maxOf(item) * 10 ** (known.documents[0]?.decimals ?? 0));
  let total = 0;
  for (const other of repeats) {
    const counted = Math.min(other.points, max - total);
    if (other.event === event) return counted;
    total += counted;
  }
  return 0;
}

function maxOf({ points }: ItemRule): number {
  if (typeof points === 'object' && 'score' in points) return points.score.max;
  if (typeof points === 'object' && 'faults' in points) return points.faults.full;
  if (typeof points === 'object' && 'range' in points) return points.range.max;
  if (typeof points === 'object' && 'grades' in points) {
    const grades = Object.values(points.grades).map((grade) =>
      typeof grade === 'number' ? grade : grade.points,
    );
    return Math.max(...grades.map((worth) => (typeof worth === 'number' ? worth : worth.range.max)));
  }
  return Number.MAX_SAFE_INTEGER / 1000;
}
