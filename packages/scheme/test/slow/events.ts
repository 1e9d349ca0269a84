import type { EventFact, FeedRule, ItemRule, LimitRule, SchemeDocument } from '../../src/index.ts';
import { standingOf } from './balances.ts';
import { dateOf, periodName } from './calendar.ts';
import { factsOf, holdsTrue } from './conditions.ts';
import { type Known, versionInForce } from './known.ts';
import { holderKey, type Subject, subjectOf } from './people.ts';
import { halfUp, type Worth, worthOf } from './points.ts';
import type { Accepted, Booked, Scored } from './record.ts';

/*
 * Scores events by reading the documents again for every event and the whole past again for every limit. It remembers
 * nothing but the list of what was accepted before.
 */

export function scoreEvents(known: Known): Scored {
  const scored: Scored = { accepted: [], booked: [], refused: [] };
  const events = known.record.events
    .filter((event) => event.approvedAt !== null && event.corrects === undefined && known.isKnown(event))
    .sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1));
  for (const event of events) scoreOne(event, events, known, scored);
  return scored;
}

function scoreOne(event: EventFact, events: readonly EventFact[], known: Known, scored: Scored): void {
  const judged = judge(event, known);
  if ('refused' in judged) {
    scored.refused.push({ id: event.id, code: judged.refused });
    return;
  }
  const { document, item, subject, worth, date } = judged;
  const fullLimit = limitsOf(document, event.item).find(
    (limit) =>
      limit.rule.times !== undefined &&
      item.kind !== 'appraisal' &&
      used(scored.accepted, event, judged, limit, 'times') >= limit.rule.times,
  );
  if (fullLimit) {
    scored.refused.push({ id: event.id, code: 'limit.times' });
    return;
  }
  if (isReversed(event, known) || 'notAssessed' in worth) return;
  const repeats = repeatedAppraisals(event, events, known);
  const factor = factorOf(item, known, subject, date);
  const times = (points: number) =>
    factor === null ? points : halfUp(points * Math.round(factor * 100), 100);
  const { counted, shown } = afterRepeats(event, item, worth.points, repeats, document.decimals ?? 0);
  const gross = times(counted);
  const room = Math.min(
    ...limitsOf(document, event.item)
      .filter(({ rule }) => rule.points !== undefined)
      .filter(({ rule }) => ownerOf(subject, event.subject, rule) !== null)
      .map((limit) => {
        const max = Math.round((limit.rule.points ?? 0) * 10 ** (document.decimals ?? 0));
        return Math.max(0, max - used(scored.accepted, event, judged, limit, 'points'));
      }),
    gross,
  );
  const sign = item.kind === 'deduction' ? -1 : 1;
  const accepted: Accepted = {
    event,
    subject,
    date,
    kind: item.kind,
    category: item.category,
    net: sign * room,
    wouldBe: sign * times(shown),
  };
  scored.accepted.push(accepted);
  book(accepted, document, known, scored);
}

interface Judged {
  document: SchemeDocument;
  item: ItemRule;
  subject: Subject;
  date: string;
  worth: { points: number } | { notAssessed: true };
}

/** An event for itself, whatever others did. */
function judge(event: EventFact, { documents, record }: Known): Judged | { refused: string } {
  const document = versionInForce(documents, event.happenedAt);
  if (!document) return { refused: 'scheme.not_in_force' };
  const item = document.items[event.item];
  if (!item) return { refused: 'event.unknown_item' };
  const date = dateOf(event.happenedAt);
  const subject = subjectOf(record, event.subject, date);
  if (!subject) return { refused: 'subject.unknown' };
  if (!(item.subjects ?? ['household', 'member']).includes(subject.kind)) return { refused: 'subject.kind' };
  if (!subject.takesPart) return { refused: 'subject.not_taking_part' };
  if (item.active === false) return { refused: 'item.inactive' };
  if (item.season && !inSeason(date.slice(5), item.season)) return { refused: 'item.out_of_season' };
  const facts = factsOf(record, subject.household, date);
  const eligible = document.who?.eligible;
  if (eligible?.refuses && subject.household && !holdsTrue(eligible.when, facts)) {
    return { refused: 'subject.not_eligible' };
  }
  const worth: Worth = worthOf(item, event, date, document.decimals ?? 0);
  if ('refused' in worth) return worth;
  if (typeof item.when === 'string' && !holdsTrue(item.when, facts)) return { refused: 'condition' };
  return { document, item, subject, date, worth };
}

function inSeason(at: string, { from, to }: { from: string; to: string }): boolean {
  return from <= to ? from <= at && at <= to : at >= from || at <= to;
}

function isReversed(event: EventFact, known: Known): boolean {
  return known.record.events.some(
    (row) => row.corrects === event.id && row.approvedAt !== null && known.knowsCorrection(row),
  );
}

function factorOf(item: ItemRule, known: Known, subject: Subject, date: string): number | null {
  const facts = factsOf(known.record, subject.household, date);
  return item.factors?.find((factor) => holdsTrue(factor.when, facts))?.times ?? null;
}

interface LimitOver {
  rule: LimitRule;
  items: string[];
}

/** Every limit that the document puts on an item, with the items it counts. */
function limitsOf(document: SchemeDocument, id: string): LimitOver[] {
  const item = document.items[id];
  const side = item?.kind === 'deduction' ? 'deducted' : 'earned';
  const limits: LimitOver[] = (item?.limits ?? []).map((rule) => ({ rule, items: [id] }));
  const category = document.categories[item?.category ?? ''];
  const inCategory = Object.keys(document.items).filter(
    (other) => document.items[other]?.category === item?.category,
  );
  for (const rule of category?.limits ?? []) {
    if ((rule.counts ?? 'earned') === side) limits.push({ rule, items: inCategory });
  }
  for (const cap of Object.values(document.caps ?? {})) {
    if (cap.items.includes(id) && (cap.counts ?? 'earned') === side)
      limits.push({ rule: cap, items: cap.items });
  }
  return limits;
}

/** How much of a limit the accepted events before this one used, in its period and by its owner. */
function used(
  accepted: readonly Accepted[],
  event: EventFact,
  { subject, date, item }: Judged,
  { rule, items }: LimitOver,
  metric: 'times' | 'points',
): number {
  const owner = ownerOf(subject, event.subject, rule);
  if (owner === null) return Number.NEGATIVE_INFINITY;
  return accepted
    .filter((other) => items.includes(other.event.item))
    .filter((other) => (other.kind === 'deduction') === (item.kind === 'deduction'))
    .filter((other) => metric === 'points' || other.kind !== 'appraisal')
    .filter((other) => periodName(rule.per, other.date) === periodName(rule.per, date))
    .filter((other) => ownerOf(other.subject, other.event.subject, rule) === owner)
    .reduce((sum, other) => sum + (metric === 'times' ? 1 : Math.abs(other.net)), 0);
}

function ownerOf(subject: Subject, own: string, rule: LimitRule): string | null {
  const of = rule.of ?? 'holder';
  if (of === 'village') return 'village';
  if (of === 'holder') return holderKey(subject, own, 'household') ?? own;
  return holderKey(subject, own, of);
}

/** Accepted, assessed, standing appraisals of the same subject, item and period; in order. */
function repeatedAppraisals(
  event: EventFact,
  events: readonly EventFact[],
  known: Known,
): { event: EventFact; points: number }[] {
  const own = judge(event, known);
  if ('refused' in own || own.item.kind !== 'appraisal') return [];
  const unit = own.item.period ?? 'year';
  return events.flatMap((other) => {
    if (other.item !== event.item || other.subject !== event.subject || isReversed(other, known)) return [];
    const judged = judge(other, known);
    if ('refused' in judged || 'notAssessed' in judged.worth) return [];
    const same =
      (judged.item.period ?? 'year') === unit && periodName(unit, judged.date) === periodName(unit, own.date);
    return same ? [{ event: other, points: judged.worth.points, item: judged.item }] : [];
  });
}

/** What an appraisal counts with, and what it would be, among all of its period. */
function afterRepeats(
  event: EventFact,
  item: ItemRule,
  points: number,
  repeats: { event: EventFact; points: number; item?: ItemRule }[],
  decimals: number,
): { counted: number; shown: number } {
  const last = repeats.at(-1);
  if (!last || repeats.length < 2) return { counted: points, shown: points };
  const how = last.item?.repeated ?? 'last';
  if (how === 'sum') {
    const max = Math.round(maxOf(last.item ?? item) * 10 ** decimals);
    let sum = 0;
    for (const other of repeats) {
      const counted = Math.min(other.points, max - sum);
      if (other.event === event) return { counted, shown: points };
      sum += counted;
    }
  }
  if (last.event !== event) return { counted: 0, shown: points };
  if (how === 'last') return { counted: points, shown: points };
  const average = halfUp(
    repeats.reduce((sum, other) => sum + other.points, 0),
    repeats.length,
  );
  return { counted: average, shown: average };
}

function maxOf(item: ItemRule): number {
  const rule = item.points;
  if (typeof rule === 'object' && 'score' in rule) return rule.score.max;
  if (typeof rule === 'object' && 'faults' in rule) return rule.faults.full;
  return Number.MAX_SAFE_INTEGER;
}

/** Books an accepted event in every balance that it feeds. */
function book(accepted: Accepted, document: SchemeDocument, known: Known, scored: Scored): void {
  for (const [balance, rule] of Object.entries(document.balances)) {
    const holder = holderKey(accepted.subject, accepted.event.subject, rule.holder ?? 'household');
    if (holder === null) continue;
    const feeds = rule.feeds === undefined ? [{}] : Array.isArray(rule.feeds) ? rule.feeds : [rule.feeds];
    const feed = feeds.find((candidate) => fits(candidate, accepted));
    if (!feed) continue;
    const times = (points: number) =>
      feed.times === undefined ? points : halfUp(points * Math.round(feed.times * 100), 100);
    let points = times(accepted.net);
    if (points < 0 && rule.belowZero === 'clipped') {
      const standing = standingOf(
        known,
        scored.booked,
        holder,
        balance,
        accepted.date,
        accepted.event.happenedAt,
      );
      points = -Math.min(-points, Math.max(0, standing));
    }
    const booked: Booked = {
      accepted,
      balance,
      holder,
      points: points || 0,
      wouldBe: times(accepted.wouldBe) || 0,
    };
    scored.booked.push(booked);
  }
}

function fits(feed: FeedRule, { event, category, kind, subject, wouldBe }: Accepted): boolean {
  if (feed.categories && !feed.categories.includes(category)) return false;
  if (feed.items && !feed.items.includes(event.item)) return false;
  if (feed.except?.includes(event.item)) return false;
  if (feed.kinds && !feed.kinds.includes(kind)) return false;
  if (feed.subjects && !feed.subjects.includes(subject.kind)) return false;
  if (feed.signs === 'plus' && wouldBe < 0) return false;
  return feed.signs !== 'minus' || wouldBe < 0;
}
