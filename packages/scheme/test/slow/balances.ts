import type { BalanceRule, CarryRule, SchemeDocument } from '../../src/index.ts';
import { basesOf, isVoidBase, presence } from './bases.ts';
import { dateOf, firstDayAfter, momentOf, nextDate, previousDate, type Span, spanOf } from './calendar.ts';
import { type Known, minor, type OrderMove, versionInForce } from './known.ts';
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

/** From where a balance is looked at. */
interface Viewpoint {
  /** The last moment whose events count, and the first whose orders and cancellations do not. */
  events: number;
  orders: number;
  date: string;
  /** Whether what happens at the end of the date has happened. */
  dayIsOver: boolean;
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
  const { period: unit, begins } = anyRule(story.known.documents, balance);
  const rows: RowWithRest[] = [];
  let carried = 0;
  for (const { span, since } of presence(story.known, holder, unit, begins)) {
    if (since > view.date) break;
    const opening =
      carried +
      basesIn(story, holder, balance, span, view) +
      receivedIn(story, holder, balance, span, view) -
      handedOnIn(story, holder, balance, span, view, 'stays');
    const booked = bookedIn(story, holder, balance, span, view);
    const redeemed = -sum(movesIn(story.known, holder, balance, span, view).map(({ points }) => points)) || 0;
    const earned = sum(booked.map((points) => Math.max(points, 0)));
    const deducted = sum(booked.map((points) => Math.min(points, 0)));
    const closing = opening + earned + deducted + redeemed;
    const { rest, ...end } = endOf(story, holder, balance, span, view, closing);
    rows.push({ row: { period: span.name, opening, earned, deducted, redeemed, closing, ...end }, rest });
    carried = end.carried;
  }
  return rows;
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
    .map(({ from, at, share }) => halfUp(standingBefore(story, from, balance, at) * share, WHOLE));
  if (sum(moved) !== 0) seen('successions: balances move');
  return sum(moved);
}

/** What stood at the first instant of a day, before its bases and its successions. */
function standingBefore(story: Story, holder: string, balance: string, date: string): number {
  const end = momentOf(date);
  const before = { events: end - 1, orders: end, date: previousDate(date), dayIsOver: true };
  return rowsFrom(story, holder, balance, before).at(-1)?.rest ?? 0;
}

/** What the end of a period does to what is left, and what one that took part no more has handed on of its last row. */
function endOf(
  story: Story,
  holder: string,
  balance: string,
  span: Span,
  view: Viewpoint,
  closing: number,
): { expired: number; carried: number; rest: number } {
  const left = successionsOf(story.known).some(
    ({ from, giver, at }) => from === holder && giver === 'left' && at <= view.date,
  );
  const { period: unit, begins } = anyRule(story.known.documents, balance);
  const all = presence(story.known, holder, unit, begins);
  const isLastRow = all.every(({ span: other }) => other.first <= span.first);
  const handedIn = left && isLastRow ? handedOnIn(story, holder, balance, span, view, 'left') : 0;
  const over = span.name !== 'life' && (view.dayIsOver ? span.last <= view.date : span.last < view.date);
  const end = over
    ? ordinaryEnd(story, holder, balance, span, view, closing - handedIn)
    : { expired: 0, carried: 0 };
  const rest = over ? end.carried : closing - handedIn;
  if (!left || !isLastRow) return { ...end, rest };
  const later: Span = { ...span, first: nextDate(span.last), last: view.date };
  const handedLater = span.last < view.date ? handedOnIn(story, holder, balance, later, view, 'left') : 0;
  const inPeriod = successionsOf(story.known).some(
    ({ from, at }) => from === holder && at <= view.date && inside(span, at),
  );
  return {
    expired: inPeriod ? 0 : end.expired,
    carried: handedIn + handedLater,
    rest: rest - handedLater,
  };
}

function ordinaryEnd(
  story: Story,
  holder: string,
  balance: string,
  span: Span,
  view: Viewpoint,
  closing: number,
): { expired: number; carried: number } {
  const rule = versionInForce(story.known.documents, momentOf(nextDate(span.last)) - 1)?.balances[balance];
  if (rule?.atEnd === 'carry') return carryOn(story, holder, balance, rule, span, view, closing);
  if (rule?.atEnd !== 'reset') return { expired: 0, carried: 0 };
  const rest = rule.negativeRest === 'kept' ? Math.min(closing, 0) : 0;
  if (rest < 0) seen('balances.negativeRest.kept');
  return { expired: -Math.max(closing, 0) || 0, carried: rest };
}

/** Carries, and takes away what the next period did not use by the day on which it expires. */
function carryOn(
  story: Story,
  holder: string,
  balance: string,
  rule: BalanceRule,
  span: Span,
  view: Viewpoint,
  closing: number,
): { expired: number; carried: number } {
  const part = closing > 0 && rule.carries ? partCarried(story, rule.carries, closing) : closing;
  const whole = { expired: part - closing || 0, carried: part };
  if (!rule.expires || part <= 0) return whole;
  const day = firstDayAfter(span.last, rule.expires.on);
  const passed = view.dayIsOver ? day <= view.date : day < view.date;
  if (!passed) return whole;
  // What a row before that day carries goes on with it.
  const next = spanOf(rule.period, day, rule.begins);
  const rows = presence(story.known, holder, rule.period, rule.begins).map((one) => one.span.first);
  if (rows.some((first) => span.last < first && first < next.first)) return whole;
  seen(
    'balances.expires for one who left',
    spanOf(rule.period, nextDate(span.last), rule.begins).first !== next.first,
  );
  const untilThen: Span = { ...next, last: day };
  const sinceEnd: Span = { ...untilThen, first: nextDate(span.last) };
  const used =
    sum(movesIn(story.known, holder, balance, untilThen, view).map(({ points }) => points)) -
    sum(bookedIn(story, holder, balance, untilThen, view).map((points) => Math.min(points, 0))) +
    handedOnIn(story, holder, balance, untilThen, view, 'stays') +
    // Who left hands on in periods without a row, too.
    handedOnIn(story, holder, balance, sinceEnd, view, 'left');
  const carried = Math.min(part, Math.max(0, used));
  if (part < closing) seen('balances.carries, then expires');
  seen(
    carried === part
      ? 'balances.expires nothing'
      : carried > 0
        ? 'balances.expires partly'
        : 'balances.expires all',
  );
  return { expired: carried - closing || 0, carried };
}

/** The share that the rule carries, and no more than its most. */
function partCarried(story: Story, { percent = 100, max }: CarryRule, closing: number): number {
  const share = halfUp(closing * Math.round(percent * 10), 1000);
  if (share < closing) seen('balances.carries.percent');
  const most = max === undefined ? share : minor(story.known.documents, max);
  if (most < share) seen('balances.carries.max');
  return Math.min(share, most);
}
