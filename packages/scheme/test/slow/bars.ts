import type { BarRule, SubjectKind } from '../../src/index.ts';
import { latest, monthsLater, nextDate, previousDate, type Span, spanOf } from './calendar.ts';
import { holderKey, householdsOf, membersOf } from './people.ts';
import type { Accepted, Bar, Story } from './record.ts';
import { seen } from './seen.ts';
import { successionsOf } from './successions.ts';

/** Writes down whom an event bars from what, and when. */
export function bar(accepted: Accepted, story: Story): void {
  for (const rule of accepted.item.effects?.bars ?? []) {
    for (const holder of barredBy(rule, accepted, story)) {
      story.bars.push({ holder, from: rule.from, spans: spansOf(rule, accepted.date), date: accepted.date });
    }
  }
}

/** The event's subject and its household; with `of` those of the kinds named. */
function barredBy({ of }: BarRule, accepted: Accepted, story: Story): string[] {
  const { subject, event } = accepted;
  const kinds = of ?? [subject.kind, 'household' as const];
  if (of) seen('effects.bars.of');
  const holders = kinds.flatMap((kind) => {
    const holder = kind === subject.kind ? event.subject : holderKey(subject, event.subject, kind);
    return holder === null && of ? within(kind, accepted, story) : [holder];
  });
  return [...new Set(holders)].filter((holder) => holder !== null);
}

/** Everybody within a subject, where the item is for nobody who could belong to such a holder himself. */
function within(kind: SubjectKind, { item, subject, date }: Accepted, { known }: Story): string[] {
  const { record } = known;
  const subjects = item.subjects ?? ['household', 'member'];
  const itself = kind === 'member' ? ['member'] : ['household', 'member', 'organisation'];
  if ((kind !== 'member' && kind !== 'household') || subjects.some((one) => itself.includes(one))) return [];
  const place = subject.kind === 'group' || subject.kind === 'section' ? subject.kind : null;
  const name = place && subject[place];
  const own = subject.kind === 'household' && subject.household ? [subject.household] : [];
  const households = place && name !== null ? householdsOf(record, place, name, date) : own;
  const members = households.flatMap((household) => membersOf(record, household, date));
  if (households.length > 0) seen('effects.bars.of within');
  return kind === 'household' ? households.map(({ id }) => `h:${id}`) : members.map(({ id }) => `m:${id}`);
}

function spansOf({ per, rest = true, next = 0, months }: BarRule, date: string): Span[] {
  if (months !== undefined) {
    const last = previousDate(monthsLater(date, months));
    return [{ name: `${date}/${last}`, first: date, last }];
  }
  if (per === undefined) throw new Error('a bar without an end');
  let span = spanOf(per, date);
  const spans = rest ? [{ ...span, first: date }] : [];
  // Nothing comes after the whole life.
  const after = per === 'life' ? 0 : next;
  for (let count = 0; count < after; count++) {
    span = spanOf(per, nextDate(span.last));
    spans.push(span);
  }
  return spans;
}

/** A holder's own bars, and those that came to it whole with a succession while they still held. */
function barsOf(story: Story, holder: string, before: string): Bar[] {
  const own = story.bars.filter((one) => one.holder === holder && one.date < before);
  const received = successionsOf(story.known)
    .filter(({ to, at }) => to === holder && at < before)
    .flatMap(({ from, at }) =>
      barsOf(story, from, at).map((one) => ({
        ...one,
        spans: one.spans
          .filter(({ last }) => last >= at)
          .map((span) => ({ ...span, first: latest(span.first, at) })),
      })),
    );
  if (received.some(({ spans }) => spans.length > 0)) seen('successions: bars go along');
  return [...own, ...received];
}

/** Whether a holder is barred from one of these on a date. */
export function isBarred(story: Story, holder: string, from: readonly string[], date: string): boolean {
  return barsOf(story, holder, nextDate(date)).some(
    (one) =>
      one.from.some((what) => from.includes(what)) &&
      one.spans.some(({ first, last }) => first <= date && date <= last),
  );
}

/** As in the results: what a holder is barred from, and in which periods. */
export function barredOf(story: Story, holder: string, until: string): string[] {
  const all = barsOf(story, holder, nextDate(until)).flatMap(({ from, spans }) =>
    from.flatMap((what) => spans.map(({ name }) => `${what}:${name}`)),
  );
  return [...new Set(all)].sort();
}
