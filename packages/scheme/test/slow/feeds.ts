import type { BalanceRule, FeedRule } from '../../src/index.ts';
import { standingAt } from './balances.ts';
import { holderKey, householdsOf, KINDS, membersOf, type Subject } from './people.ts';
import { halfUp } from './points.ts';
import { type Accepted, type Story, takes } from './record.ts';
import { seen } from './seen.ts';
import { gaveInBalance, isVoid } from './zero.ts';

/** Books an accepted event in every balance that it feeds, and in the settlements' figures. */
export function book(accepted: Accepted, story: Story): void {
  for (const kind of KINDS) {
    const holder = holderKey(accepted.subject, accepted.event.subject, kind);
    if (holder !== null) noteFigure(accepted, holder, 'own', accepted.net, story);
  }
  const flowed = new Set<string>();
  for (const [balance, rule] of Object.entries(accepted.document.balances)) {
    const feeds = rule.feeds === undefined ? [{}] : Array.isArray(rule.feeds) ? rule.feeds : [rule.feeds];
    bookOwn(accepted, balance, rule, feeds, story);
    bookFlows(accepted, balance, rule, feeds, flowed, story);
  }
}

function bookOwn(
  accepted: Accepted,
  balance: string,
  rule: BalanceRule,
  feeds: readonly FeedRule[],
  story: Story,
): void {
  const holder = holderKey(accepted.subject, accepted.event.subject, rule.holder ?? 'household');
  const feed = feeds.find((one) => one.from === undefined && fits(one, accepted));
  if (holder === null || !feed) return;
  bookIn(accepted, balance, holder, share(accepted.net, feed, 1), share(accepted.wouldBe, feed, 1), story);
}

/** The event of a group, section or household, booked to all who belong to it and take part that day. */
function bookFlows(
  accepted: Accepted,
  balance: string,
  rule: BalanceRule,
  feeds: readonly FeedRule[],
  flowed: Set<string>,
  story: Story,
): void {
  const feed = feeds.find((one) => one.from === accepted.subject.kind && fits(one, accepted));
  if (!feed) return;
  const receivers = receiversOf(accepted.subject, rule, accepted, story);
  const parts = feed.split ? receivers.length : 1;
  for (const holder of receivers) {
    const points = share(accepted.net, feed, parts);
    seen(`balances.feeds.from ${feed.from}${feed.split ? ' split' : ''}`);
    if (!flowed.has(holder)) noteFigure(accepted, holder, 'flow', points, story);
    flowed.add(holder);
    bookIn(accepted, balance, holder, points, share(accepted.wouldBe, feed, parts), story);
  }
}

function receiversOf(subject: Subject, rule: BalanceRule, { date }: Accepted, { known }: Story): string[] {
  const { record } = known;
  if (rule.holder === 'member') {
    if (subject.kind !== 'household' || !subject.household) return [];
    return membersOf(record, subject.household, date).map(({ id }) => `m:${id}`);
  }
  const name = subject.group ?? subject.section;
  if ((subject.kind !== 'group' && subject.kind !== 'section') || name === null) return [];
  return householdsOf(record, subject.kind, name, date).map(({ id }) => `h:${id}`);
}

/** What a feed takes of an amount, each of the receivers for itself; rounded once. */
function share(points: number, { times = 1 }: FeedRule, parts: number): number {
  return halfUp(points * Math.round(times * 100), 100 * parts);
}

function noteFigure(
  accepted: Accepted,
  holder: string,
  as: 'own' | 'flow',
  points: number,
  story: Story,
): void {
  const late = isVoid(story, holder, 'points', accepted.date);
  if (points !== 0) seen('effects.zero.later.void of the settlements', late);
  const given = late ? 0 : points;
  story.lines.push({ accepted, holder, as, points: given, inCategory: given });
}

function bookIn(
  accepted: Accepted,
  balance: string,
  holder: string,
  full: number,
  wouldBe: number,
  story: Story,
): void {
  let points = full;
  if (isVoid(story, holder, `balance.${balance}`, accepted.date)) {
    if (points !== 0) seen('effects.zero.later.void');
    points = 0;
  }
  if (points < 0) points = -Math.min(-points, roomBelow(accepted, balance, holder, story));
  if (points > 0) points = Math.min(points, roomAbove(accepted, balance, holder, story));
  if (Math.abs(points) < Math.abs(full)) seen('a balance takes less');
  story.booked.push({ accepted, balance, holder, points: points || 0, wouldBe: wouldBe || 0 });
}

/** What a deduction may take at most. */
function roomBelow(accepted: Accepted, balance: string, holder: string, story: Story): number {
  const { bounds, belowZero } = accepted.document.balances[balance] as BalanceRule;
  let room = Number.POSITIVE_INFINITY;
  if (belowZero === 'clipped') {
    room = Math.max(0, standingAt(story, holder, balance, accepted.event.happenedAt));
    seen('balances.belowZero.clipped');
  }
  if (bounds?.min === undefined) return room;
  seen(`balances.bounds.min${bounds.per ? ' per' : ''}`);
  return Math.min(
    room,
    Math.max(0, figureOf(accepted, balance, holder, story) - minor(accepted, bounds.min)),
  );
}

/** What an award may give at most. */
function roomAbove(accepted: Accepted, balance: string, holder: string, story: Story): number {
  const { bounds } = accepted.document.balances[balance] as BalanceRule;
  if (bounds?.max === undefined) return Number.POSITIVE_INFINITY;
  seen(`balances.bounds.max${bounds.per ? ' per' : ''}`);
  return Math.max(0, minor(accepted, bounds.max) - figureOf(accepted, balance, holder, story));
}

/** What bounds are about: what stands or, with a period, what bases and events of the period booked so far. */
function figureOf(accepted: Accepted, balance: string, holder: string, story: Story): number {
  const { bounds, begins } = accepted.document.balances[balance] as BalanceRule;
  return bounds?.per === undefined
    ? standingAt(story, holder, balance, accepted.event.happenedAt)
    : gaveInBalance(story, holder, balance, accepted.date, bounds.per, begins);
}

function minor({ document }: Accepted, points: number): number {
  return Math.round(points * 10 ** (document.decimals ?? 0));
}

function fits(feed: FeedRule, { event, item, subject }: Accepted): boolean {
  if (feed.categories && !feed.categories.includes(item.category)) return false;
  if (feed.items && !feed.items.includes(event.item)) return false;
  if (feed.except?.includes(event.item)) return false;
  if (feed.kinds && !feed.kinds.includes(item.kind)) return false;
  if (feed.subjects && !feed.subjects.includes(subject.kind)) return false;
  // By what the item does, also when it takes no points this time.
  const minus = takes(item);
  if (feed.signs === 'plus' && minus) return false;
  return feed.signs !== 'minus' || minus;
}
