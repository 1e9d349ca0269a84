import type { VillageRatingRule } from '../../src/index.ts';
import { competitors } from './compare.ts';
import { figureOf, threshold } from './figures.ts';
import { gateAt } from './gates.ts';
import { type Period, periodsRuled } from './periods.ts';
import { halfUp } from './points.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';
import { starsOf } from './stars.ts';
import { hasTitle } from './titles.ts';

/** What the village comes to by the share of its good households, as `rating 2024 2 of 3 6667 steps`. */
export function villageOf(story: Story, until: string): string[] {
  return story.known.documents
    .flatMap((document) =>
      Object.entries(document.results?.village ?? {}).flatMap(([id, rule]) =>
        periodsRuled(story.known, document, 'household', rule.per, until).map((period) =>
          rate(story, id, rule, period),
        ),
      ),
    )
    .sort();
}

function rate(story: Story, id: string, { good, steps }: VillageRatingRule, period: Period): string {
  const all = competitors(story, {}, period, period.last, () => 0).map(({ holder }) => holder);
  const count = all.filter((holder) => isGood(story, good, holder, period)).length;
  const percent = all.length === 0 ? null : halfUp(count * 10_000, all.length);
  const reached = steps.filter(({ from }) => percent !== null && threshold(from) <= percent);
  const grade = reached.sort((a, b) => b.from - a.from)[0]?.id ?? null;
  seen(`village by ${Object.keys(good).sort().join('+')}`, count > 0);
  return [id, period.span.name, count, 'of', all.length, percent, grade].join(' ');
}

function isGood(story: Story, good: VillageRatingRule['good'], holder: string, period: Period): boolean {
  if (good.stars !== undefined) return starsOf(story, holder, period) >= good.stars;
  if (good.gate !== undefined) return gateAt(story, good.gate, holder, period.last) ?? false;
  if (good.title !== undefined) return hasTitle(story, good.title, holder, period);
  const figure = figureOf(story, holder, good.by ?? 'total', period);
  return figure !== null && figure >= threshold(good.from ?? 0);
}
