import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import { dayText, monthsLater } from '../time.ts';
import type { BarPlan, BarSpan } from './effect-plans.ts';
import type { EventScope } from './event-scope.ts';
import type { Outcome } from './outcome.ts';
import type { ItemPlan } from './plan.ts';
import { receiversOn, type SubjectNode, type Succession } from './village.ts';

/** Something that a holder may not have for a while. */
export interface Bar {
  holder: SubjectNode;
  /** `redemption`, `titles`, `stars`, `lists`, or the id of a title or list. */
  from: readonly string[];
  /** Stretches of days, both ends included, and the names under which they are shown. */
  stretches: readonly Stretch[];
  /** The event that brought it. */
  outcome: Outcome;
  clause: string;
}

interface Stretch {
  from: number;
  to: number;
  name: string;
}

/** What bars which holder, as events bring it. */
export class Bars {
  private readonly all: Bar[] = [];
  private readonly byHolder = new Map<SubjectNode, Bar[]>();

  mark(): number {
    return this.all.length;
  }

  rewind(mark: number): void {
    while (this.all.length > mark) {
      const bar = this.all.pop();
      if (bar) this.byHolder.get(bar.holder)?.pop();
    }
  }

  /** Whether any of some things is barred for a holder on a day. */
  holds(holder: SubjectNode, from: readonly string[], day: number): boolean {
    return this.find(holder, from, day) !== null;
  }

  /** The first bar of a holder that holds on a day, with its last day. */
  find(holder: SubjectNode, from: readonly string[], day: number): { bar: Bar; lastDay: number } | null {
    for (const bar of this.byHolder.get(holder) ?? []) {
      if (!bar.from.some((one) => from.includes(one))) continue;
      const stretch = bar.stretches.find((one) => one.from <= day && day <= one.to);
      if (stretch) return { bar, lastDay: bar.stretches.at(-1)?.to ?? stretch.to };
    }
    return null;
  }

  /** All that was ever brought on a holder, in the order in which it came. */
  of(holder: SubjectNode): readonly Bar[] {
    return this.byHolder.get(holder) ?? [];
  }

  /** All that bars a holder, each thing with each of its periods, as `redemption:2025`; unsorted. */
  namesOf(holder: SubjectNode): Set<string> {
    const names = new Set<string>();
    for (const { from, stretches } of this.byHolder.get(holder) ?? []) {
      for (const what of from) for (const { name } of stretches) names.add(`${what}:${name}`);
    }
    return names;
  }

  /** Bars whom an event's rule names of those it belongs to, or of those within its subject: as a rule its subject and its household. */
  bring(outcome: Outcome, scope: EventScope): void {
    for (const rule of outcome.item.effects?.bars ?? []) {
      const stretches = stretchesOf(rule.span, outcome.day);
      if (stretches.length === 0) continue;
      for (const holder of whomOf(rule, outcome, scope)) {
        this.add({ holder, from: rule.from, stretches, outcome, clause: rule.clause });
      }
    }
  }

  /** Lets all that still holds on a day go along; what one day's successions pass on is what held before any of them. */
  handOn(day: number, successions: readonly Succession[]): void {
    const passed = successions.flatMap(({ from, to }) =>
      (this.byHolder.get(from) ?? []).map((bar): Bar => {
        // Nobody is barred from what came before, but the stretch keeps its name.
        const stretches = bar.stretches
          .filter((stretch) => stretch.to >= day)
          .map((stretch) => ({ ...stretch, from: Math.max(stretch.from, day) }));
        return { ...bar, holder: to, stretches };
      }),
    );
    for (const bar of passed) if (bar.stretches.length > 0) this.add(bar);
  }

  private add(bar: Bar): void {
    this.all.push(bar);
    const known = this.byHolder.get(bar.holder);
    if (known) known.push(bar);
    else this.byHolder.set(bar.holder, [bar]);
  }
}

function whomOf({ of }: BarPlan, outcome: Outcome, scope: EventScope): Set<SubjectNode> {
  if (of === null) {
    const own = [scope.subject, scope.ties.household];
    return new Set(own.filter((holder) => holder !== null));
  }
  const whom = new Set<SubjectNode>();
  for (const kind of of) {
    const holder = scope.holderOf(kind);
    if (holder) whom.add(holder);
    else if (barsWithin(kind, outcome.item)) {
      for (const one of receiversOn(scope.subject, kind, outcome.day)) whom.add(one);
    }
  }
  return whom;
}

/**
 * Whether a bar of that kind means all those within the event's subject: no event of the item could belong to one of them
 * by itself.
 */
export function barsWithin(kind: SubjectKind, { admits }: ItemPlan): boolean {
  if (kind === 'member') return !admits.has('member');
  return kind === 'household' && !HOUSEHOLDS.some((one) => admits.has(one));
}

/** Subjects whose events belong to a household. */
const HOUSEHOLDS: readonly SubjectKind[] = ['household', 'member', 'organisation'];

function stretchesOf(span: BarSpan, day: number): Stretch[] {
  if ('months' in span) {
    const to = monthsLater(day, span.months) - 1;
    return to < day ? [] : [{ from: day, to, name: `${dayText(day)}/${dayText(to)}` }];
  }
  const { calendar, rest, next } = span;
  const now = calendar.indexOfDay(day);
  const stretches: Stretch[] = [];
  if (rest) stretches.push({ ...periodSpan(calendar, now), from: day });
  // What has no end has nothing after it.
  const last = calendar.unit === 'life' ? now : now + next;
  for (let period = now + 1; period <= last; period++) stretches.push(periodSpan(calendar, period));
  return stretches;
}

function periodSpan(calendar: PeriodCalendar, period: number): Stretch {
  return {
    from: calendar.startDay(period),
    to: calendar.startDay(period + 1) - 1,
    name: calendar.name(period),
  };
}
