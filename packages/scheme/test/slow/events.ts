import type { EventFact } from '../../src/index.ts';
import { bar } from './bars.ts';
import { book } from './feeds.ts';
import { factorOf, isReversed, judge } from './judge.ts';
import type { Judged } from './judged.ts';
import type { Known } from './known.ts';
import { isFull, isSpared, onlyWarns, roomFor, withinBounds, worthOfTurn } from './limits.ts';
import { halfUp } from './points.ts';
import { type Accepted, type Story, takes } from './record.ts';
import { afterRepeats } from './repeats.ts';
import { bringToZero } from './zero.ts';

/*
 * Scores events by reading the documents again for every event and the whole past again for every limit. It remembers
 * nothing but what it wrote down before.
 */

export function tell(known: Known): Story {
  const story: Story = {
    known,
    accepted: [],
    booked: [],
    lines: [],
    zeroed: [],
    bars: [],
    refused: [],
    had: () => {
      throw new Error('nobody has any honours before the story is told');
    },
  };
  const events = known.record.events
    .filter((event) => event.approvedAt !== null && event.corrects === undefined && known.isKnown(event))
    .sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1));
  for (const event of events) scoreOne(event, events, story);
  return story;
}

function scoreOne(event: EventFact, events: readonly EventFact[], story: Story): void {
  const judged = judge(event, story.known);
  if ('refused' in judged) {
    story.refused.push({ id: event.id, code: judged.refused });
    return;
  }
  const warned = onlyWarns(event, judged, story);
  if (!warned && isFull(event, judged, story)) {
    story.refused.push({ id: event.id, code: 'limit.times' });
    return;
  }
  if (isReversed(event, story.known) || 'notAssessed' in judged.worth) return;
  const points = worthOfTurn(event, judged, story) ?? judged.worth.points;
  const spared = isSpared(event, judged, story);
  const accepted = accept(event, events, judged, points, warned, story);
  story.accepted.push(accepted);
  book(accepted, story);
  if (warned || spared) return;
  bringToZero(accepted, story);
  bar(accepted, story);
}

function accept(
  event: EventFact,
  events: readonly EventFact[],
  judged: Judged,
  points: number,
  warned: boolean,
  story: Story,
): Accepted {
  const factor = Math.round(factorOf(judged) * 100);
  const times = (amount: number) => halfUp(amount * factor, 100);
  const { counted, shown, outranked } = afterRepeats(event, events, points, story.known);
  const fitting = warned ? 0 : roomFor(times(counted), event, judged, story);
  const net = warned ? 0 : withinBounds(fitting, event, judged, story);
  const sign = takes(judged.item) ? -1 : 1;
  const { document, item, subject, date } = judged;
  return {
    event,
    subject,
    date,
    document,
    item,
    net: sign * net || 0,
    wouldBe: sign * times(shown) || 0,
    warned,
    outranked,
  };
}
