import type { TitleRule } from '../../src/index.ts';
import { isBarred } from './bars.ts';
import { competitors, holderScope, isInside, type Ranked, ranked } from './compare.ts';
import { holdsTrue, inOneOf } from './conditions.ts';
import { figureOf, threshold } from './figures.ts';
import { gateAt } from './gates.ts';
import { meetsHistory } from './history.ts';
import { keep } from './known.ts';
import { type Period, periodsRuled } from './periods.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';
import { starsOf } from './stars.ts';

export interface TitleGiven {
  holder: string;
  id: string;
  period: Period;
}

export function allTitles(story: Story, until: string): TitleGiven[] {
  return story.known.documents.flatMap((document) =>
    Object.entries(document.results?.titles ?? {}).flatMap(([id, rule]) =>
      periodsRuled(story.known, document, rule.of ?? 'household', rule.per, until).flatMap((period) =>
        titled(story, id, rule, period).map((holder) => ({ holder, id, period })),
      ),
    ),
  );
}

/** Whether a holder has a title of a period; nobody has one that its version does not give for such periods. */
export function hasTitle(story: Story, id: string, holder: string, period: Period): boolean {
  const rule = period.document.results?.titles?.[id];
  return rule?.per === period.unit && titled(story, id, rule, period).includes(holder);
}

function titled(story: Story, id: string, rule: TitleRule, period: Period): string[] {
  const { span, last, unit, begins } = period;
  const key = `title ${id} ${unit} ${begins} ${span.first} ${last}`;
  return keep(story.known, key, () => titledAnew(story, id, rule, period), story);
}

function titledAnew(story: Story, id: string, rule: TitleRule, period: Period): string[] {
  const day = period.last;
  const by = rule.by ?? 'total';
  const needsFigure = rule.places !== undefined || rule.percent !== undefined || rule.from !== undefined;
  const figure = (holder: string) =>
    needsFigure || rule.by ? figureOf(story, holder, by, period, rule.since) : 0;
  const among = competitors(story, rule, period, day, figure);
  const candidates = among.filter(({ holder }) => mayHave(story, id, rule, period, holder));
  return ranked(candidates, by === 'deducted' ? 'lowest' : 'highest')
    .filter((one) => gets(one, rule, among.filter(({ place }) => place === one.place).length))
    .map(({ holder }) => holder);
}

function gets(one: Ranked, rule: TitleRule, among: number): boolean {
  if (rule.places !== undefined || rule.percent !== undefined) {
    return isInside(one, rule, among) && seen(rule.places === undefined ? 'titles.percent' : 'titles.places');
  }
  if (rule.from === undefined) return seen('titles without places');
  const below = rule.below === undefined || one.figure < threshold(rule.below);
  if (!below) seen('titles.below');
  return threshold(rule.from) <= one.figure && below && seen('titles.from');
}

function mayHave(story: Story, id: string, rule: TitleRule, period: Period, holder: string): boolean {
  const day = period.last;
  const scope = holderScope(story, holder, period.document, day);
  if (isBarred(story, holder, ['titles', id], day)) return !seen('titles barred');
  if (!(rule.gates ?? []).every((gate) => gateAt(story, gate, holder, day))) return !seen('titles.gates');
  if (!inOneOf(rule.for, scope)) return !seen('titles.for');
  if (rule.when !== undefined && !holdsTrue(rule.when, scope)) return !seen('titles.when');
  if (rule.stars !== undefined && starsOf(story, holder, period) < rule.stars) return !seen('titles.stars');
  if (rule.item !== undefined && !didItem(story, rule.item, holder, period)) return !seen('titles.item');
  const has = (other: string) => hasTitle(story, other, holder, period);
  if (rule.needs && !rule.needs.every(has)) return !seen('titles.needs');
  if (rule.excludes?.some(has)) return !seen('titles.excludes');
  return meetsHistory(story, rule, period, holder) || !seen('titles.history');
}

function didItem(story: Story, item: string, holder: string, { span, last }: Period): boolean {
  return story.lines.some(
    ({ as, holder: whose, accepted: { event, date } }) =>
      as === 'own' && whose === holder && event.item === item && span.first <= date && date <= last,
  );
}
