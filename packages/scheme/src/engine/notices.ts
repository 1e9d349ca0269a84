import type { EventFact, Instant } from '../facts.ts';
import { DAY_MS, dayOf, startOfDay } from '../time.ts';
import { versionOf } from './judge.ts';
import type { SchemePlan } from './plan.ts';

/**
 * When the notice that shows an event ends, for schemes whose points count from then; minus infinity for others. A
 * recorded end wins over the one that follows from the scheme (the period's end and the days of the notice).
 */
export function noticeEndOf(
  plan: SchemePlan,
  recorded: ReadonlyMap<string, Instant>,
): (event: EventFact) => Instant {
  return (event) => {
    const notice = versionOf(plan, event.happenedAt)?.notice;
    if (!notice) return Number.NEGATIVE_INFINITY;
    const period = notice.calendar.indexOfDay(dayOf(event.happenedAt));
    const known = recorded.get(notice.calendar.name(period));
    const days = notice.daysByItem.get(event.item) ?? notice.days;
    return known ?? startOfDay(notice.calendar.startDay(period + 1)) + days * DAY_MS;
  };
}
