import type { EventFact } from '../../src/index.ts';
import { dateOf } from './calendar.ts';
import { holdsTrue, inOneOf, type Scope } from './conditions.ts';
import type { Judged } from './judged.ts';
import { isUntold } from './limits.ts';
import { type Known, keep, versionInForce } from './known.ts';
import { subjectOf } from './people.ts';
import { worthOf } from './points.ts';
import { seen } from './seen.ts';

/** An event for itself, whatever others did. */
export function judge(event: EventFact, known: Known): Judged | { refused: string } {
  // Ids are unique among the events of a record, and all of them are judged again for every order.
  return keep(known, `judged ${event.id}`, () => judgeAnew(event, known), known.record.events);
}

function judgeAnew(event: EventFact, known: Known): Judged | { refused: string } {
  const document = versionInForce(known.documents, event.happenedAt);
  if (!document) return { refused: 'scheme.not_in_force' };
  const item = document.items[event.item];
  if (!item) return { refused: 'event.unknown_item' };
  const date = dateOf(event.happenedAt);
  const subject = subjectOf(known.record, event.subject, date);
  if (!subject) return { refused: 'subject.unknown' };
  if (!(item.subjects ?? ['household', 'member']).includes(subject.kind)) return { refused: 'subject.kind' };
  if (!subject.takesPart) return { refused: 'subject.not_taking_part' };
  if (item.active === false) return { refused: 'item.inactive' };
  if (item.season && !inSeason(date.slice(5), item.season)) return { refused: 'item.out_of_season' };
  const scope: Scope = { known, document, date, subject, event };
  const eligible = document.who?.eligible;
  if (eligible?.refuses && subject.household && !holdsTrue(eligible.when, scope)) {
    return { refused: 'subject.not_eligible' };
  }
  if (!inOneOf(item.for, scope)) return { refused: 'subject.class' };
  if (item.for) seen('items.for');
  if ((item.likes || item.reason === 'required') && !event.reason?.trim()) {
    seen(item.likes ? 'items.likes' : 'items.reason');
    return { refused: 'value.missing' };
  }
  if (isUntold(event, { document, item, subject })) return { refused: 'value.missing' };
  const worth = worthOf(item, event, scope);
  if ('refused' in worth) return worth;
  const tests = typeof item.when === 'string' ? [{ test: item.when }] : (item.when ?? []);
  if (!tests.every(({ test }) => holdsTrue(test, scope))) return { refused: 'condition' };
  return { document, item, subject, date, scope, worth };
}

function inSeason(at: string, { from, to }: { from: string; to: string }): boolean {
  return from <= to ? from <= at && at <= to : at >= from || at <= to;
}

/** Whether an approved and known row corrects an event. */
export function isReversed(event: EventFact, known: Known): boolean {
  return known.record.events.some(
    (row) => row.corrects === event.id && row.approvedAt !== null && known.knowsCorrection(row),
  );
}

/** What the first factor that fits multiplies by. */
export function factorOf({ item, scope }: Judged): number {
  const factor = item.factors?.find(
    (one) => (one.when === undefined || holdsTrue(one.when, scope)) && inOneOf(one.for, scope),
  );
  if (factor?.for) seen('items.factors.for');
  return factor?.times ?? 1;
}
