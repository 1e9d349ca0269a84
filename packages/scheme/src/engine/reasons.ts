import { type Decimals, formatPoints } from '../amounts.ts';
import { describeUnit } from '../periods.ts';
import type { Booking, Outcome } from './walk.ts';

/** Why an event gave this many points, without what a cap took away. */
export function reasonOf(outcome: Outcome): string {
  const { event, item, factor, repeated } = outcome;
  const parts: string[] = [];
  if (event.quantity !== undefined && item.unit !== '') parts.push(`${event.quantity} ${item.unit}`);
  const grade = event.grade === undefined ? undefined : item.gradeTitles.get(event.grade);
  if (grade !== undefined) parts.push(grade);
  if (factor !== null) parts.push(`按条件乘以 ${factor}`);
  if (repeated?.how === 'superseded') parts.push('同一期后来又评过，以后来的为准');
  if (repeated?.how === 'average') parts.push('同一期各次评议取平均');
  return parts.length === 0 ? item.title : `${item.title}（${parts.join('，')}）`;
}

/** Which cap cut a booking and how; null when none did. */
export function capNoteOf(booking: Booking, decimals: Decimals, unit: string): string | null {
  const { outcome, amount, clipped } = booking;
  const points = (value: number) => `${formatPoints(value, decimals)} ${unit}`;
  if (outcome.cut) {
    const { limit, used } = outcome.cut;
    const over = limit.over === '' ? '这个项目' : `“${limit.over}”`;
    return `${over}${describeUnit(limit.unit)}最多 ${points(limit.max)}，此前已记 ${points(used)}，这次记 ${points(
      Math.abs(amount),
    )}`;
  }
  if (clipped) return `账户里不够扣，最多扣到零，这次扣 ${points(Math.abs(amount))}`;
  if (outcome.repeated?.how === 'sum' && Math.abs(outcome.amount) < Math.abs(outcome.wouldBe)) {
    return `同一期各次评议相加不超过满分，这次记 ${points(Math.abs(amount))}`;
  }
  return null;
}
