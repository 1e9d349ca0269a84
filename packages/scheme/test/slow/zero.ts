import type { LimitUnit, SubjectKind } from '../../src/index.ts';
import { standingAt } from './balances.ts';
import { basesOf, isVoidBase } from './bases.ts';
import { periodName, spanOf } from './calendar.ts';
import { holderKey, KINDS } from './people.ts';
import { type Accepted, type Booked, type FigureLine, type Story, sum, type Zeroed } from './record.ts';
import { seen } from './seen.ts';
import { type Stretch, sumOf } from './sums.ts';

/* Events that bring balances and figures to zero, and what later events of the same period still count. */

/** Whether something that happens on a date comes too late to count. */
export function isVoid(story: Story, holder: string, what: string, date: string): boolean {
  return story.zeroed.some(
    (zeroed) =>
      zeroed.isVoid &&
      zeroed.holder === holder &&
      zeroed.what === what &&
      periodName(zeroed.unit, zeroed.date, zeroed.begins) === periodName(zeroed.unit, date, zeroed.begins),
  );
}

/** Whether nothing is taken any more: all later points were void already, and what stayed then stays now. */
function isSpared({ item, date }: Accepted, story: Story, holder: string, what: string): boolean {
  const harder = item.effects?.zero?.keeps === undefined;
  const kept = story.zeroed.filter((zeroed) => !(harder && zeroed.keepsBase));
  const spared = isVoid({ ...story, zeroed: kept }, holder, what, date);
  if (!spared && isVoid(story, holder, what, date)) seen('effects.zero of the base that an earlier one kept');
  return spared;
}

/** After the event itself was booked: takes what stands, balance by balance, then from the settlements. */
export function bringToZero(accepted: Accepted, story: Story): void {
  const zero = accepted.item.effects?.zero;
  if (!zero) return;
  for (const [balance, rule] of Object.entries(accepted.document.balances)) {
    const holder = holderKey(accepted.subject, accepted.event.subject, rule.holder ?? 'household');
    if (holder === null || (zero.balances && !zero.balances.includes(balance))) continue;
    if (zero.of && !seen('effects.zero.of', zero.of.includes(rule.holder ?? 'household'))) continue;
    zeroBalance(accepted, balance, holder, story);
  }
  if (!zero.balances) for (const kind of zero.of ?? KINDS) zeroFigures(accepted, kind, story);
}

function zeroBalance(accepted: Accepted, balance: string, holder: string, story: Story): void {
  const zero = accepted.item.effects?.zero;
  const rule = accepted.document.balances[balance];
  if (!zero || !rule) return;
  const what = `balance.${balance}`;
  const already = story.booked.find(
    (one) => one.accepted === accepted && one.balance === balance && one.holder === holder,
  );
  const entry: Booked = already ?? { accepted, balance, holder, points: 0, wouldBe: 0 };
  if (!already) story.booked.push(entry);
  if (!isSpared(accepted, story, holder, what)) {
    const stands = Math.max(0, standingAt(story, holder, balance, accepted.event.happenedAt));
    const gave =
      zero.per === undefined
        ? stands
        : gaveInBalance(story, holder, balance, accepted.date, zero.per, rule.begins);
    const base = basesInBalance(story, holder, balance, accepted.date, zero.per ?? rule.period, rule.begins);
    const kept = zero.keeps === 'base' ? base : 0;
    const taken = Math.max(0, Math.min(stands, gave) - kept);
    if (kept > 0 && taken > 0) seen('effects.zero.keeps');
    if (kept > 0 && stands < kept) seen('effects.zero.keeps more than there is');
    seen(`effects.zero${zero.per ? '.per' : ''}`, taken > 0);
    if (already && already.points < 0 && taken > 0) seen('effects.zero after a deduction');
    entry.points -= taken;
    entry.wouldBe -= taken;
  } else seen('effects.zero in what is void');
  if (zero.balances) seen('effects.zero.balances');
  note(accepted, holder, what, zero.per ?? rule.period, rule.begins, story);
}

/** What bases and events booked in a balance in the period of a date, up to that date. */
export function gaveInBalance(
  story: Story,
  holder: string,
  balance: string,
  date: string,
  unit: LimitUnit,
  begins?: string,
): number {
  const period = periodName(unit, date, begins);
  const inPeriod = (other: string) => other <= date && periodName(unit, other, begins) === period;
  const booked = story.booked.filter((one) => one.holder === holder && one.balance === balance);
  return (
    sum(booked.filter(({ accepted }) => inPeriod(accepted.date)).map(({ points }) => points)) +
    basesInBalance(story, holder, balance, date, unit, begins)
  );
}

function basesInBalance(
  story: Story,
  holder: string,
  balance: string,
  date: string,
  unit: LimitUnit,
  begins?: string,
): number {
  const period = periodName(unit, date, begins);
  const bases = basesOf(story.known, holder)
    .filter((base) => base.balances.includes(balance))
    .filter((base) => base.date <= date && periodName(unit, base.date, begins) === period)
    .filter((base) => !isVoidBase(story, holder, `balance.${balance}`, base.date));
  return sum(bases.map(({ points }) => points));
}

/** The settlements' points and the figure of the event's category fall by what the period gave so far. */
function zeroFigures(accepted: Accepted, kind: SubjectKind, story: Story): void {
  const zero = accepted.item.effects?.zero;
  const holder = holderKey(accepted.subject, accepted.event.subject, kind);
  const first = Object.values(accepted.document.balances).find(
    (rule) => (rule.holder ?? 'household') === kind,
  );
  const unit = zero?.per ?? first?.period;
  if (!zero || holder === null || unit === undefined) return;
  const begins = first?.begins;
  const { category } = accepted.item;
  const soFar = { first: spanOf(unit, accepted.date, begins).first, last: accepted.date };
  const late = isSpared(accepted, story, holder, 'points');
  const keeps = zero.keeps === 'base';
  const take = (what: string) => {
    const given = sumOf(story, holder, what, soFar);
    const kept = keeps ? basesWithin(story, holder, what, soFar) : 0;
    if (kept > 0 && given > kept) seen('effects.zero.keeps of the settlements');
    return late ? 0 : -Math.max(0, given - kept) || 0;
  };
  const line: FigureLine = {
    accepted,
    holder,
    as: 'zero',
    points: take('points'),
    inCategory: take(`category.${category}`),
  };
  if (line.points !== 0) line.takenFrom = takenFrom(story, holder, soFar, keeps);
  seen('effects.zero of the settlements', line.points !== 0);
  story.lines.push(line);
  note(accepted, holder, 'points', unit, begins, story);
}

/** A total that falls to nothing leaves nothing of any category, nor of the bases without one; kept bases aside. */
function takenFrom(story: Story, holder: string, soFar: Stretch, keeps: boolean): Record<string, number> {
  const ids = story.known.documents.flatMap(({ categories }) => Object.keys(categories));
  const taken = (what: string) =>
    sumOf(story, holder, what, soFar) - (keeps ? basesWithin(story, holder, what, soFar) : 0);
  return Object.fromEntries(['', ...ids].map((id) => [id, -taken(`within.${id}`)]));
}

/** What bases that are not void gave in a stretch of time: all of them, or those of the category that the word names. */
function basesWithin(story: Story, holder: string, word: string, { first, last }: Stretch): number {
  const [what, id] = word.split('.');
  return sum(
    basesOf(story.known, holder)
      .filter(({ date }) => first <= date && date <= last)
      .filter(({ date }) => !isVoidBase(story, holder, 'points', date))
      .filter(({ category }) => what === 'points' || (category ?? '') === id)
      .map(({ points }) => points),
  );
}

function note(
  { item, date }: Accepted,
  holder: string,
  what: string,
  unit: Zeroed['unit'],
  begins: string | undefined,
  story: Story,
): void {
  const { later, keeps } = item.effects?.zero ?? {};
  story.zeroed.push({
    holder,
    what,
    unit,
    begins,
    date,
    isVoid: later === 'void',
    keepsBase: keeps === 'base',
  });
}
