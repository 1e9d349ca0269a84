import type { BaseRule } from '../document.ts';
import type { AccountRow } from '../engine/account-rows.ts';
import type { Grant } from '../engine/bases.ts';
import type { BalancePlan } from '../engine/plan.ts';
import { capNoteOf, reasonOf } from '../engine/reasons.ts';
import type { Booking } from '../engine/walk.ts';
import { versionOfBase, whyWithheld } from '../results/withheld.ts';
import { dayOf, dayText, startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { groundsOf, newestTitle, periodTitle, pointsOf, type Telling, viewOf } from './context.ts';
import type { Draft } from './draft.ts';
import { endingOf } from './ending.ts';
import type { AccountLine, AccountStory } from './explanation.ts';
import { orderLines } from './order-lines.ts';

/** Every period of every balance of the holder, each line with why it is what it is. */
export function tellAccounts(telling: Telling): AccountStory[] {
  const { scheme, run, holder } = telling;
  const stories: AccountStory[] = [];
  for (const balance of scheme.plan.balances) {
    if (balance.holder !== holder.kind) continue;
    const rows = run.walked.accounts.rows(holder, balance, run.untilDay);
    const events = eventLines(telling, balance);
    const orders = orderLines(telling, balance);
    for (const [at, row] of rows.entries()) {
      const of = <T extends { period: number }>(all: readonly T[]) =>
        all.filter(({ period }) => period === row.period);
      const openings = openingLines(telling, balance, row, rows[at - 1]);
      // At one instant what is given comes before events, and events before orders.
      const drafts = [...openings, ...of(events), ...of(orders)].sort((a, b) => a.at - b.at);
      stories.push(storyOf(telling, balance, row, drafts));
    }
  }
  return stories;
}

function storyOf(
  telling: Telling,
  balance: BalancePlan,
  row: AccountRow,
  drafts: readonly Draft[],
): AccountStory {
  const points = (amount: Amount) => pointsOf(telling, amount);
  let stands = 0;
  const lines = drafts.map(({ amount, line }): AccountLine => {
    stands += amount;
    return { ...line, points: points(amount), after: points(stands) };
  });
  return {
    balance: balance.id,
    title: newestTitle(telling, (version) => version.document.balances[balance.id]?.title, balance.id),
    period: balance.calendar.name(row.period),
    periodTitle: periodTitle(balance.calendar, row.period),
    opening: points(row.opening),
    earned: points(row.earned),
    deducted: points(row.deducted),
    redeemed: points(row.redeemed),
    closing: points(row.closing),
    expired: points(row.expired),
    carried: points(row.carried),
    lines,
    ending: endingOf(telling, balance, row),
  };
}

/** What was carried in, the bases, and what a succession brought or took: together the opening. */
function openingLines(
  telling: Telling,
  balance: BalancePlan,
  row: AccountRow,
  before: AccountRow | undefined,
): Draft[] {
  const { run, holder } = telling;
  const { grants } = run.walked.accounts;
  const drafts: Draft[] = [];
  const start = Math.max(
    balance.calendar.startDay(row.period),
    dayOf(telling.scheme.plan.versions[0]?.from ?? 0),
  );
  let left = row.opening;
  const add = (draft: Draft) => {
    left -= draft.amount;
    drafts.push(draft);
  };
  if (before && before.carried !== 0) {
    add(
      opening(
        'carried',
        start,
        telling,
        before.carried,
        `从${periodTitle(balance.calendar, before.period)}结转`,
      ),
    );
  }
  for (const one of handedLines(telling, balance, row)) add(one);
  const given = grants.of(holder, run.untilDay).toSorted((a, b) => a.day - b.day);
  for (const { base, day, amount } of given) {
    if (!base.balances.includes(balance) || balance.calendar.indexOfDay(day) !== row.period) continue;
    const isVoid = grants.voids?.isVoid(holder, balance, day) ?? false;
    const note = isVoid ? '这一期已经按规定归零，基础分不再给' : '';
    add(baseLine(telling, { base, day, amount: isVoid ? 0 : amount }, amount, note));
  }
  for (const withheld of grants.withheldFrom(holder, run.untilDay)) {
    const { base, day } = withheld;
    if (!base.balances.includes(balance) || balance.calendar.indexOfDay(day) !== row.period) continue;
    const { note } = whyWithheld(telling.scheme, withheld, holder);
    add(baseLine(telling, { base, day, amount: 0 }, 0, note));
  }
  if (left !== 0) add(opening('succession', start, telling, left, left > 0 ? '分户、并户带来' : '分户带走'));
  return drafts;
}

/** What successions brought into this row and took out of it, each on its day. */
function handedLines(telling: Telling, balance: BalancePlan, row: AccountRow): Draft[] {
  const { run, holder, board } = telling;
  const goesOn = (day: number) => board.roll(holder.kind).tookPart(telling.number, day, day);
  return run.walked.handings.flatMap((one): Draft[] => {
    const { from, to, day, amount } = one;
    if (one.balance !== balance || day > run.untilDay) return [];
    if (to === holder && one.into === row.period) {
      return [opening('succession', day, telling, amount, `分户、并户，从 ${from.key} 带来`)];
    }
    // Who is there no longer hands on after the end, which its last row says.
    if (from !== holder || one.period !== row.period || !goesOn(day)) return [];
    return [opening('succession', day, telling, -amount, `分户，带给 ${to.key}`)];
  });
}

function opening(
  kind: 'carried' | 'succession',
  day: number,
  telling: Telling,
  amount: Amount,
  reason: string,
): Draft {
  const wouldBe = pointsOf(telling, amount);
  const line = {
    kind,
    day: dayText(day),
    id: '',
    subject: '',
    wouldBe,
    reason,
    note: '',
    clause: '',
    clauseText: '',
  };
  return { at: startOfDay(day), amount, line };
}

function baseLine(telling: Telling, { base, day, amount }: Grant, full: Amount, note: string): Draft {
  const version = versionOfBase(telling.scheme, base);
  const rule = viewOf(telling, version).document.base?.[base.id];
  return {
    at: startOfDay(day),
    amount,
    line: {
      kind: 'base',
      day: dayText(day),
      id: '',
      subject: '',
      wouldBe: pointsOf(telling, full),
      reason: `${rule?.title ?? '基础分'}${formulaWords(rule)}`,
      note,
      ...groundsOf(telling, version, rule?.clause ?? ''),
    },
  };
}

/** How a formula's points came about. */
function formulaWords(rule: BaseRule | undefined): string {
  return rule && typeof rule.points !== 'number' ? `（${rule.points.formula.label}）` : '';
}

function eventLines(telling: Telling, balance: BalancePlan): (Draft & { period: number })[] {
  const { scheme, run, holder } = telling;
  const mine = (booking: Booking) => booking.holder === holder && booking.balance === balance;
  return run.walked.bookings.filter(mine).map((booking) => {
    const { outcome, amount, period } = booking;
    const { event, version, item } = outcome;
    return {
      period,
      at: event.happenedAt,
      amount,
      line: {
        kind: 'event',
        day: dayText(outcome.day),
        id: event.id,
        subject: event.subject === holder.key ? '' : event.subject,
        wouldBe: pointsOf(telling, booking.wouldBe),
        reason: reasonOf(booking),
        note: capNoteOf(booking, scheme.decimals, scheme.plan.unit) ?? '',
        ...groundsOf(telling, version, item.clause),
      },
    };
  });
}
