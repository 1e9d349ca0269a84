import type { CombineRule } from '../../src/index.ts';
import { basesOf, isVoidBase } from './bases.ts';
import { partsOf, previousDate } from './calendar.ts';
import { kindOf } from './people.ts';
import { hasRow, type Period, periodsReached } from './periods.ts';
import { halfUp } from './points.ts';
import { type Story, sum } from './record.ts';
import { seen } from './seen.ts';
import { settlementOf } from './settlements.ts';
import { successionsOf, WHOLE } from './successions.ts';

/* What happened in a stretch of time, added up for one holder, in minor units. */

/** Dates of a stretch of time, both included. */
export interface Stretch {
  first: string;
  last: string;
}

/** What goes along by its share when a household splits or merges. */
const GOES_ALONG = new Set(['points', 'earned', 'deducted', 'category', 'within']);

/**
 * A sum over what happened in a stretch of time, in minor units: `points`, `earned`, `deducted`, `base`, `category.<id>`,
 * `item.<id>`, `within.<id>` (what a category, or with no id bases without one, gives to the total: a zeroing takes it from
 * all of them); or a number of events: `count.<id>`.
 */
export function sumOf(story: Story, holder: string, word: string, { first, last }: Stretch): number {
  let total = ownSum(story, holder, word, { first, last });
  if (!GOES_ALONG.has(word.split('.')[0] ?? '')) return total;
  for (const { at, from, to, share, giver } of successionsOf(story.known)) {
    if (at <= first || at > last || (to !== holder && from !== holder)) continue;
    const moved = halfUp(sumOf(story, from, word, { first, last: previousDate(at) }) * share, WHOLE);
    if (moved !== 0) seen('successions: figures go along');
    if (to === holder) total += moved;
    if (from === holder && giver === 'stays') total -= moved;
  }
  return total;
}

function ownSum(story: Story, holder: string, word: string, { first, last }: Stretch): number {
  const [what = '', id = ''] = word.split('.');
  const inside = (date: string) => first <= date && date <= last;
  const lines = story.lines.filter((line) => line.holder === holder && inside(line.accepted.date));
  const given = basesOf(story.known, holder).filter(({ date }) => inside(date));
  const bases = () => given.filter(({ date }) => !isVoidBase(story, holder, 'points', date));
  const add = (rows: readonly { points: number }[]) => sum(rows.map(({ points }) => points));
  switch (what) {
    case 'points':
      return add(lines) + add(bases());
    case 'base':
      return add(bases());
    case 'within': {
      const mine = lines.filter(({ as, accepted }) => as !== 'zero' && accepted.item.category === id);
      const taken = sum(lines.map(({ takenFrom }) => takenFrom?.[id] ?? 0));
      return add(mine) + taken + add(bases().filter(({ category }) => (category ?? '') === id));
    }
    case 'earned':
      return sum(lines.map(({ points }) => Math.max(points, 0)));
    case 'deducted':
      return sum(lines.map(({ points }) => Math.min(points, 0)));
    case 'category': {
      const mine = lines.filter(({ accepted }) => accepted.item.category === id);
      return (
        sum(mine.map(({ inCategory }) => inCategory)) + add(bases().filter((base) => base.category === id))
      );
    }
    case 'item':
      return add(lines.filter(({ accepted }) => accepted.event.item === id));
    case 'count':
      return lines.filter(({ as, accepted }) => as === 'own' && accepted.event.item === id).length;
    default:
      throw new Error(`no figure ${word}`);
  }
}

/** A category's figure in a settlement: added up, or made of those of shorter periods. */
export function categoryOf(
  story: Story,
  holder: string,
  id: string,
  period: Period,
  as: 'category' | 'within' = 'category',
): number {
  const combine = period.document.categories[id]?.combine;
  const stretch = { first: period.span.first, last: period.last };
  if (!combine || !isMadeOf(period, combine)) return sumOf(story, holder, `${as}.${id}`, stretch);
  seen(`categories.combine.${combine.how}`);
  return combined(combine, period, story, holder, (shorter) =>
    sumOf(story, holder, `${as}.${id}`, { first: shorter.span.first, last: shorter.last }),
  );
}

/** What bases gave, made of shorter periods in the way in which the total is. */
export function baseOf(story: Story, holder: string, period: Period): number {
  const settle = settlementOf(period.document, kindOf(holder), period.unit)?.combine;
  // A shorter period may itself be made of still shorter ones.
  if (settle) return combined(settle, period, story, holder, (shorter) => baseOf(story, holder, shorter));
  const stretch = { first: period.span.first, last: period.last };
  let total = sumOf(story, holder, 'base', stretch);
  for (const [id, { combine }] of Object.entries(period.document.categories)) {
    if (!combine || !isMadeOf(period, combine)) continue;
    total -= basesIn(story, holder, id, stretch);
    total += combined(combine, period, story, holder, ({ span, last }) =>
      basesIn(story, holder, id, { first: span.first, last }),
    );
  }
  return total;
}

function basesIn(story: Story, holder: string, category: string, { first, last }: Stretch): number {
  return sum(
    basesOf(story.known, holder)
      .filter((base) => base.category === category && first <= base.date && base.date <= last)
      .filter((base) => !isVoidBase(story, holder, 'points', base.date))
      .map(({ points }) => points),
  );
}

/** Whether whole shorter periods make up the longer one; the whole life has no such share. */
export function isMadeOf({ unit }: Period, { per, how }: CombineRule): boolean {
  if (unit === 'life') return per !== 'life' && how !== 'share';
  const parts = per === 'life' ? 0 : partsOf(per, unit);
  return parts > 1 && Number.isInteger(parts);
}

/** Makes a figure from those of the shorter periods in which the holder has a row. */
export function combined(
  { per, how }: CombineRule,
  longer: Period,
  story: Story,
  holder: string,
  figure: (shorter: Period) => number,
): number {
  const figures = shorterOf(per, longer, story, holder).map(figure);
  if (how === 'sum') return sum(figures);
  if (how === 'share') return halfUp(sum(figures), partsOf(per, longer.unit));
  return figures.length === 0 ? 0 : halfUp(sum(figures), figures.length);
}

export function shorterOf(per: CombineRule['per'], longer: Period, story: Story, holder: string): Period[] {
  return periodsReached(story.known, per, longer.begins, longer.last)
    .filter(({ span }) => longer.span.first <= span.first && span.first <= longer.last)
    .filter((shorter) => hasRow(story.known, holder, shorter))
    .map((shorter) => settledPart(shorter, longer, holder));
}

/** As its own version has it, or, where that one settled nothing so short, as the version of the longer period has it. */
function settledPart(shorter: Period, { document }: Period, holder: string): Period {
  const of = kindOf(holder);
  if (settlementOf(shorter.document, of, shorter.unit)) return shorter;
  if (settlementOf(document, of, shorter.unit)) seen('settle.combine of periods that had no settlement');
  return { ...shorter, document };
}
