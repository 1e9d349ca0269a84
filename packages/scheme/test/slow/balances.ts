import type { BalanceRule, SchemeDocument } from '../../src/index.ts';
import { addPoints, lapse, only, type Pile, takePoints } from './ages.ts';
import { basesOf, isVoidBase, presence } from './bases.ts';
import { endOf, endPile, hasPassed, isOver, type Viewpoint } from './ends.ts';
import { dateOf, momentOf, nextDate, previousDate, type Span, spanOf } from './calendar.ts';
import type { Known, OrderMove } from './known.ts';
import { halfUp } from './points.ts';
import { type Story, sum } from './record.ts';
import { seen } from './seen.ts';
import { type Succession, successionsOf, WHOLE } from './successions.ts';

export interface Row {
  period: string;
  opening: number;
  earned: number;
  deducted: number;
  redeemed: number;
  closing: number;
  expired: number;
  carried: number;
}

/** The rule of a balance in any version: its period and holder never change. */
export function anyRule(documents: readonly SchemeDocument[], balance: string): BalanceRule {
  const rule = documents.find((document) => document.balances[balance])?.balances[balance];
  if (!rule) throw new Error(`no balance ${balance}`);
  return rule;
}

/** The rows of a balance as they are at the end of a date. */
export function rowsAt(story: Story, holder: string, balance: string, until: string): Row[] {
  const end = momentOf(nextDate(until));
  const view = { events: end - 1, orders: end, date: until, dayIsOver: true };
  return rowsFrom(story, holder, balance, view).map(({ row }) => row);
}

/** What stands in a balance when an event happens or, with `orders`, when an order of that moment is decided. */
export function standingAt(
  story: Story,
  holder: string,
  balance: string,
  moment: number,
  orders: 'with orders' | 'without orders' = 'without orders',
): number {
  const { period, begins } = anyRule(story.known.documents, balance);
  const date = dateOf(moment);
  const view = {
    events: moment,
    orders: orders === 'with orders' ? moment + 1 : moment,
    date,
    dayIsOver: false,
  };
  const row = rowsFrom(story, holder, balance, view).at(-1)?.row;
  return row?.period === spanOf(period, date, begins).name ? row.closing : 0;
}

/** Where a balance stood at the end of a date, before what happens at that end. */
export function standingAtEnd(story: Story, holder: string, balance: string, date: string): number {
  const { period, begins } = anyRule(story.known.documents, balance);
  const end = momentOf(nextDate(date));
  const view = { events: end - 1, orders: end, date, dayIsOver: false };
  const row = rowsFrom(story, holder, balance, view).at(-1)?.row;
  return row?.period === spanOf(period, date, begins).name ? row.closing : 0;
}

/** `rest` is what could still be handed on: what stands, or what the period's end carried. */
interface RowWithRest {
  row: Row;
  rest: number;
}

function rowsFrom(story: Story, holder: string, balance: string, view: Viewpoint): RowWithRest[] {
  return accountFrom(story, holder, balance, view).rows;
}

/** The rows of a balance and, where its points can lapse, how old what stands in it is. */
function accountFrom(
  story: Story,
  holder: string,
  balance: string,
  view: Viewpoint,
): { rows: RowWithRest[]; pile: Pile } {
  const { documents } = story.known;
  const { period: unit, begins } = anyRule(documents, balance);
  const lapses = documents.some((document) => document.balances[balance]?.expires);
  const pile: Pile = { lots: [], owed: 0, ruling: null };
  const rows: RowWithRest[] = [];
  const all = presence(story.known, holder, unit, begins).filter(({ since }) => since <= view.date);
  for (const [at, { span }] of all.entries()) {
    const before = rows.at(-1);
    if (lapses) lapsed(before, liveThrough(story, holder, balance, span, view, pile));
    const opening =
      (before?.row.carried ?? 0) +
      basesIn(story, holder, balance, span, view) +
      receivedIn(story, holder, balance, span, view) -
      handedOnIn(story, holder, balance, span, view, 'stays');
    const booked = bookedIn(story, holder, balance, span, view);
    const redeemed = -sum(movesIn(story.known, holder, balance, span, view).map(({ points }) => points)) || 0;
    const earned = sum(booked.map((points) => Math.max(points, 0)));
    const deducted = sum(booked.map((points) => Math.min(points, 0)));
    const closing = opening + earned + deducted + redeemed;
    const isLast = at === all.length - 1;
    const handedIn = isLast ? handedOnIn(story, holder, balance, span, view, 'left') : 0;
    const end = endOf(story, balance, span, view, closing - handedIn);
    const row = { period: span.name, opening, earned, deducted, redeemed, closing, ...end };
    const found = { row, rest: isOver(span, view) ? end.carried : closing - handedIn };
    if (lapses && isOver(span, view)) lapsed(found, endPile(story, balance, span, view, pile, end));
    if (isLast) handOnLater(story, holder, balance, span, view, found, lapses ? pile : null);
    rows.push(found);
  }
  return { rows, pile };
}

/** What lapses goes from the row before. */
function lapsed(before: RowWithRest | undefined, points: number): void {
  if (!before) return;
  before.row.expired -= points;
  before.row.carried -= points;
  before.rest -= points;
}

/** Every date of a period on which something moves the balance, one after the other. Gives back what lapsed meanwhile. */
function liveThrough(
  story: Story,
  holder: string,
  balance: string,
  span: Span,
  view: Viewpoint,
  pile: Pile,
): number {
  const booked = story.booked.filter((one) => one.holder === holder && one.balance === balance);
  const moves = story.known.moves.filter((one) => one.holder === holder && one.balance === balance);
  const days = [
    ...booked.map(({ accepted }) => accepted.date),
    ...moves.map(({ order }) => dateOf(order.orderedAt)),
    ...basesOf(story.known, holder).map(({ date }) => date),
    ...successionsOf(story.known).map(({ at }) => at),
  ];
  let gone = 0;
  for (const date of [...new Set(days)].sort()) {
    if (date > view.date || !inside(span, date)) continue;
    gone += lapse(pile, (until) => until < date);
    const on = only(date);
    const give = (giver: Succession['giver']) => handedOnIn(story, holder, balance, on, view, giver);
    for (const points of [give('stays'), give('left')]) change(pile, date, span, -points);
    for (const { got, points } of agesReceived(story, holder, balance, date)) change(pile, got, span, points);
    const points = bookedIn(story, holder, balance, on, view);
    const ordered = movesIn(story.known, holder, balance, on, view).map((move) => -move.points);
    change(pile, date, span, basesIn(story, holder, balance, on, view));
    change(pile, date, span, sum(points.map((one) => Math.max(one, 0))));
    change(pile, date, span, sum([...points.map((one) => Math.min(one, 0)), ...ordered]));
  }
  // What came in this period lapses at its end, if it does: the row before has never held it.
  const over = (until: string) => until <= span.last && hasPassed(until, view);
  return gone + lapse(pile, over, span.first);
}

function change(pile: Pile, got: string, span: Span, points: number): void {
  if (points > 0) addPoints(pile, got, span.last, points);
  if (points < 0) takePoints(pile, -points);
}

/** What successions of a date bring, by the dates on which it was earned; what is owed has none. */
function agesReceived(
  story: Story,
  holder: string,
  balance: string,
  date: string,
): { got: string; points: number }[] {
  const ofDate = successionsOf(story.known).filter(({ at }) => at === date);
  return ofDate.flatMap((one, place) => {
    if (one.to !== holder) return [];
    const { pile } = accountFrom(story, one.from, balance, viewBefore(date));
    // Each takes what those written before it left.
    const earlier = ofDate.slice(0, place).filter(({ from }) => from === one.from);
    for (const { share } of earlier)
      takePoints(pile, Math.max(0, handedBy(story, one.from, balance, date, share)));
    const points = handedBy(story, one.from, balance, date, one.share);
    if (points <= 0) return [{ got: date, points }];
    const lots = takePoints(pile, points);
    const rest = points - sum(lots.map((lot) => lot.points));
    return [...lots, { got: date, points: rest }];
  });
}

function handedBy(story: Story, from: string, balance: string, at: string, share: number): number {
  return halfUp(standingBefore(story, from, balance, at) * share, WHOLE);
}

function inside(span: Span, date: string): boolean {
  return span.first <= date && date <= span.last;
}

function basesIn(story: Story, holder: string, balance: string, span: Span, view: Viewpoint): number {
  return sum(
    basesOf(story.known, holder)
      .filter(({ date, balances }) => balances.includes(balance) && inside(span, date) && date <= view.date)
      .filter(
        ({ date }) => !isVoidBase(story, holder, `balance.${balance}`, date) || !seen('a base that is void'),
      )
      .map(({ points }) => points),
  );
}

function bookedIn(story: Story, holder: string, balance: string, span: Span, view: Viewpoint): number[] {
  return story.booked
    .filter((one) => one.holder === holder && one.balance === balance)
    .filter(({ accepted }) => accepted.event.happenedAt <= view.events && inside(span, accepted.date))
    .map(({ points }) => points);
}

function movesIn(
  known: Known,
  holder: string,
  balance: string,
  span: Span,
  { orders }: Viewpoint,
): OrderMove[] {
  return known.moves
    .filter((move) => move.holder === holder && move.balance === balance)
    .filter(({ order }) => order.orderedAt < orders && inside(span, dateOf(order.orderedAt)))
    .filter(({ order }) => !((order.cancelledAt ?? Number.POSITIVE_INFINITY) < orders));
}

/** What successions of the period brought. */
function receivedIn(story: Story, holder: string, balance: string, span: Span, view: Viewpoint): number {
  const received = successionsOf(story.known).filter(({ to }) => to === holder);
  return movedBy(story, balance, received, span, view);
}

/** What successions of the period took from one who still takes part, or handed on of one who does not. */
function handedOnIn(
  story: Story,
  holder: string,
  balance: string,
  span: Span,
  view: Viewpoint,
  giver: Succession['giver'],
): number {
  const handed = successionsOf(story.known).filter((one) => one.from === holder && one.giver === giver);
  return movedBy(story, balance, handed, span, view);
}

function movedBy(story: Story, balance: string, all: Succession[], span: Span, view: Viewpoint): number {
  const moved = all
    .filter(({ at }) => at <= view.date && inside(span, at))
    .map(({ from, at, share }) => handedBy(story, from, balance, at, share));
  if (sum(moved) !== 0) seen('successions: balances move');
  return sum(moved);
}

/** What stood at the first instant of a day, before its bases and its successions. */
function standingBefore(story: Story, holder: string, balance: string, date: string): number {
  return rowsFrom(story, holder, balance, viewBefore(date)).at(-1)?.rest ?? 0;
}

function viewBefore(date: string): Viewpoint {
  const end = momentOf(date);
  return { events: end - 1, orders: end, date: previousDate(date), dayIsOver: true };
}

/** What one that takes part no more hands on after its last row, and what lapses of that row. */
function handOnLater(
  story: Story,
  holder: string,
  balance: string,
  span: Span,
  view: Viewpoint,
  found: RowWithRest,
  pile: Pile | null,
): void {
  const gone = successionsOf(story.known).filter(
    ({ from, giver, at }) => from === holder && giver === 'left' && at <= view.date,
  );
  const later = [...new Set(gone.map(({ at }) => at))].filter((at) => at > span.last).sort();
  let handedLater = 0;
  for (const at of later) {
    if (pile)
      lapsed(
        found,
        lapse(pile, (until) => until < at),
      );
    const points = handedOnIn(story, holder, balance, only(at), view, 'left');
    if (pile) change(pile, at, span, -points);
    handedLater += points;
  }
  const rest = pile ? lapse(pile, (until) => hasPassed(until, view)) : 0;
  lapsed(found, rest);
  seen('balances.expires for one who left', rest > 0 && span.last < view.date);
  found.rest -= handedLater;
  if (gone.length === 0) return;
  // The row of one that left says what it handed on.
  found.row.carried = handedLater + handedOnIn(story, holder, balance, span, view, 'left');
  if (gone.some(({ at }) => inside(span, at))) found.row.expired = 0;
}
