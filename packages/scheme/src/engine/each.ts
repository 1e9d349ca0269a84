import type { FactType } from '../document.ts';
import type { EventFact } from '../facts.ts';
import { parseDay } from '../time.ts';

/** The fact of an event by whose value a limit counts: each activity for itself, say. */
export interface EachPlan {
  fact: string;
  type: FactType;
}

/** The same with what people call it. */
export interface TitledEach extends EachPlan {
  title: string;
}

/**
 * What an event's value is counted under; null where it has none that fits the fact's type. Texts are told apart as they
 * are written, numbers and days by what they mean.
 */
export function eachValue({ facts }: EventFact, { fact, type }: EachPlan): string | number | boolean | null {
  const value = facts?.[fact];
  if (value === undefined) return null;
  switch (type) {
    case 'bool':
      return typeof value === 'boolean' ? value : null;
    case 'int':
      return Number.isSafeInteger(value) ? value : null;
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'date':
      return typeof value === 'string' ? parseDay(value) : null;
    case 'text': {
      const text = String(value);
      return text.trim() === '' ? null : text;
    }
  }
}

/** `同一“活动”（重阳义诊）`, within a sentence about a limit; empty for a limit that counts all alike. */
export function eachWords(each: TitledEach | null, event: EventFact): string {
  return each === null ? '' : `同一“${each.title}”（${valueWords(each, event)}）`;
}

/** An event's value as people wrote it. */
export function valueWords({ fact }: EachPlan, { facts }: EventFact): string {
  const value = facts?.[fact];
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value ?? '');
}
