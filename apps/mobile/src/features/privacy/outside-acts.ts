import type { OutsideAct } from '../../api/types';
import { longDate } from '../../lib/format';
import { texts } from '../../texts';

const LINES_MAX = 30;

export interface GatheredActs {
  who: string;
  what: string;
  day: string;
  count: number;
}

/** What the same office did on the same day is one line with its count, the newest first. */
export function gatherActs(acts: readonly OutsideAct[]): GatheredActs[] {
  const lines = new Map<string, GatheredActs>();
  for (const { actorPlace, actionLabel, at } of acts) {
    const line = { who: actorPlace ?? texts.myInfo.somebody, what: actionLabel, day: longDate(at) };
    const key = JSON.stringify(line);
    lines.set(key, { ...line, count: (lines.get(key)?.count ?? 0) + 1 });
  }
  return [...lines.values()].slice(0, LINES_MAX);
}
