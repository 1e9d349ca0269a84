import { type Asking, periodsAsked } from '../asked-periods.ts';
import type { HistoryRule } from '../document.ts';
import type { HistoryPlan, HistoryTarget } from '../results/results-plan.ts';
import { beginsOf, calendarFor, type ResultsParts } from './results-parts.ts';

/** One line of what a result asks of earlier periods. */
export function historyPlan(line: HistoryRule, asking: Asking, parts: ResultsParts): HistoryPlan {
  const of = asking.of ?? 'household';
  const { last, since, earlier, atLeast, atMost } = line;
  return {
    what: targetOf(line),
    unit: periodsAsked(line, asking, parts.document) ?? asking.per,
    last: last ?? null,
    since: since === undefined ? null : calendarFor(since, beginsOf(of, asking.per, parts)),
    earlier: earlier ?? false,
    ended: false,
    line: atMost === undefined ? { kind: 'atLeast', times: atLeast ?? 1 } : { kind: 'atMost', times: atMost },
  };
}

function targetOf({ title, list, stars }: HistoryRule): HistoryTarget {
  if (title !== undefined) return { kind: 'title', id: title };
  return list === undefined ? { kind: 'stars', stars: stars ?? 1 } : { kind: 'list', id: list };
}
