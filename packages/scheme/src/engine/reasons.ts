import { type Decimals, formatPoints } from '../amounts.ts';
import type { EventFact } from '../facts.ts';
import { describeUnit } from '../periods.ts';
import { dayText } from '../time.ts';
import type { Amount } from '../types.ts';
import { eachWords } from './each.ts';
import type { BoundsPlan } from './effect-plans.ts';
import { judgedWords } from './judges.ts';
import { type Booking, type Outcome, PLAIN } from './outcome.ts';
import type { ItemPlan } from './plan.ts';

/** Why an event gave this many points, without what a cap took away. */
export function reasonOf({ outcome, flow }: Booking): string {
  const { event, item, how } = outcome;
  const { factor, repeated, warned, turn } = how;
  // Most entries need no more words than the item's.
  const plain = factor === null && repeated === null && warned === null && flow === null && turn === null;
  if (plain && event.grade === undefined && item.kind !== 'veto' && item.judged === null) {
    return event.quantity === undefined || item.unit === ''
      ? item.title
      : countedReason(item, event.quantity);
  }
  const parts: string[] = [];
  if (event.quantity !== undefined && item.unit !== '') parts.push(`${event.quantity} ${item.unit}`);
  const grade = event.grade === undefined ? undefined : item.gradeTitles.get(event.grade);
  if (grade !== undefined) parts.push(grade);
  for (const part of item.judged ?? []) {
    const words = judgedWords(part, event.parts ?? {});
    if (words !== null) parts.push(words);
  }
  if (turn !== null) parts.push(`第 ${turn} 次`);
  if (warned) parts.push('提醒');
  if (item.kind === 'veto') parts.push('一票否决');
  if (factor !== null) parts.push(`按条件乘以 ${factor}`);
  if (repeated !== null && repeated.how !== 'sum') parts.push(repeatedWords(repeated.how, item, event));
  if (flow !== null) parts.push(`${event.subject.slice(2)}的结果${flow === 'shared' ? '平分' : '计入'}`);
  return parts.length === 0 ? item.title : `${item.title}（${parts.join('，')}）`;
}

const REPEATED_WORDS = {
  superseded: '同一期后来又评过，以后来的为准',
  outranked: '同一期只按最高的一次记，不重复加分',
  averaged: '同一期各次评议取平均，记在最后一次上',
  average: '同一期各次评议取平均',
} as const;

function repeatedWords(how: keyof typeof REPEATED_WORDS, { appraisal }: ItemPlan, event: EventFact): string {
  return `${eachWords(appraisal?.each ?? null, event)}${REPEATED_WORDS[how]}`;
}

/** By item and quantity: the same hours come again and again, and their sentence need not be made anew. */
const counted = new WeakMap<ItemPlan, Map<number, string>>();
const QUANTITIES_MAX = 1000;

function countedReason(item: ItemPlan, quantity: number): string {
  const known = counted.get(item) ?? new Map<number, string>();
  counted.set(item, known);
  const reason = known.get(quantity) ?? `${item.title}（${quantity} ${item.unit}）`;
  if (known.size < QUANTITIES_MAX) known.set(quantity, reason);
  return reason;
}

/** Which rules cut a booking, what they left and what it would have been; null when none did. */
export function capNoteOf(booking: Booking, decimals: Decimals, unit: string): string | null {
  if (isUncut(booking)) return null;
  const points = (value: number) => `${formatPoints(value, decimals)} ${unit}`;
  const notes = [...outcomeNotes(booking, points), ...balanceNotes(booking, points)];
  return notes.length === 0 ? null : notes.join('；');
}

function isUncut({ outcome, cut, zeroed }: Booking): boolean {
  if (cut !== null || zeroed !== null) return false;
  const { how } = outcome;
  if (how === PLAIN) return true;
  return how.cut === null && how.bound === null && how.warned === null && how.repeated === null;
}

type InWords = (amount: Amount) => string;

/** What cut the event itself, for every balance alike. */
function outcomeNotes({ outcome, amount, cut: inBalance, zeroed }: Booking, points: InWords): string[] {
  const { wouldBe } = outcome;
  const { cut, bound, repeated, warned } = outcome.how;
  if (warned) {
    const { warning, turn } = warned;
    const per = describeUnit(warning.meter.calendar.unit);
    return [`${per}前 ${warning.times} 次只提醒，这是第 ${turn} 次；不是提醒要扣 ${points(-wouldBe)}`];
  }
  // What follows about this balance says what came of it in the end.
  const booked = (word: string) => (inBalance || zeroed ? '' : `，这次${word} ${points(Math.abs(amount))}`);
  const notes: string[] = [];
  if (cut) {
    const { limit, used } = cut;
    const over = limit.over === '' ? '这个项目' : `“${limit.over}”`;
    const same = eachWords(limit.each, outcome.event);
    const said = `${over}${same}${describeUnit(limit.unit)}最多 ${points(limit.max)}，此前已记 ${points(used)}`;
    notes.push(bound ? said : `${said}${booked('记')}`);
  }
  if (bound) {
    const { bounds, before } = bound;
    const per = describeUnit(bounds.meter.calendar.unit);
    notes.push(
      `“${bounds.title}”${per}${edge(bounds, wouldBe, points)}，此前合计 ${points(before)}${booked(verb(wouldBe))}`,
    );
  }
  if (notes.length === 0 && repeated?.how === 'sum' && Math.abs(outcome.amount) < Math.abs(wouldBe)) {
    notes.push(`同一期各次评议相加不超过满分${booked('记')}`);
  }
  return notes;
}

/** What cut it in this balance alone. */
function balanceNotes({ amount, wouldBe, cut, zeroed, outcome }: Booking, points: InWords): string[] {
  const notes: string[] = [];
  switch (cut?.by) {
    case undefined:
      break;
    case 'empty':
      notes.push(`账户里不够扣，最多扣到零${zeroed ? '' : `，这次扣 ${points(Math.abs(amount))}`}`);
      break;
    case 'bounds': {
      const { bounds, before } = cut;
      const per = bounds.net ? describeUnit(bounds.net.calendar.unit) : '';
      const said = zeroed ? '' : `，这次${verb(wouldBe)} ${points(Math.abs(amount))}`;
      notes.push(`账户${per}${edge(bounds, wouldBe, points)}，此前是 ${points(before)}${said}`);
      break;
    }
    case 'void': {
      const { day, item } = cut.outcome;
      const own = wouldBe + (zeroed ?? 0);
      const lost = own === 0 ? '' : `；不归零是 ${points(own)}`;
      notes.push(`${dayText(day)} 因“${item.title}”归零，这一期里后来的不再记${lost}`);
      break;
    }
  }
  // In what was void before, only what that zeroing had kept is told.
  if (zeroed !== null && (cut?.by !== 'void' || zeroed > 0)) notes.push(zeroNote(outcome, zeroed, points));
  return notes;
}

function zeroNote({ item }: Outcome, zeroed: Amount, points: InWords): string {
  const { keepsBase = false, voids = false } = item.effects?.zero ?? {};
  const later = voids ? '，这一期里后来的不再记' : '';
  const said = keepsBase ? '按规定归零，只留基础分' : '按规定归零';
  return zeroed === 0 ? `${said}，账户里没有可清的分${later}` : `${said}，清掉 ${points(zeroed)}${later}`;
}

function edge({ min, max }: BoundsPlan, wouldBe: Amount, points: InWords): string {
  return wouldBe < 0 ? `最少 ${points(min ?? 0)}` : `最多 ${points(max ?? 0)}`;
}

function verb(wouldBe: Amount): string {
  return wouldBe < 0 ? '扣' : '记';
}
