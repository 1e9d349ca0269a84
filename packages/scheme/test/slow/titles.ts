import type { TitleRule } from '../../src/index.ts';
import { isBarred } from './bars.ts';
import { competitors, holderScope, isInside, type Ranked, ranked } from './compare.ts';
import { holdsTrue, inOneOf } from './conditions.ts';
import { figureOf, threshold } from './figures.ts';
import { gateAt } from './gates.ts';
import { type Period, periodsRuled } from './periods.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';
import { type StarGiven, starsOf } from './stars.ts';

export interface TitleGiven {
  holder: string;
  id: string;
  period: Period;
}

/** Titles in the order of the document, since one may exclude another. */
export function allTitles(story: Story, stars: readonly StarGiven[], until: string): TitleGiven[] {
  const given: TitleGiven[] = [];
  for (const document of story.known.documents) {
    for (const [id, rule] of Object.entries(document.results?.titles ?? {})) {
      for (const period of periodsRuled(story.known, document, rule.of ?? 'household', rule.per, until)) {
        for (const holder of titled(story, id, rule, period, stars, given))
          given.push({ holder, id, period });
      }
    }
  }
  return given;
}

function titled(
  story: Story,
  id: string,
  rule: TitleRule,
  period: Period,
  stars: readonly StarGiven[],
  given: readonly TitleGiven[],
): string[] {
  const day = period.last;
  const by = rule.by ?? 'total';
  const needsFigure = rule.places !== undefined || rule.percent !== undefined || rule.from !== undefined;
  const figure = (holder: string) =>
    needsFigure || rule.by ? figureOf(story, holder, by, period, rule.since) : 0;
  const among = competitors(story, rule, period, day, figure);
  const candidates = among.filter(({ holder }) => mayHave(story, id, rule, period, holder, stars, given));
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

function mayHave(
  story: Story,
  id: string,
  rule: TitleRule,
  period: Period,
  holder: string,
  stars: readonly StarGiven[],
  given: readonly TitleGiven[],
): boolean {
  const day = period.last;
  const scope = holderScope(story, holder, period.document, day);
  if (isBarred(story, holder, ['titles', id], day)) return !seen('titles barred');
  if (!(rule.gates ?? []).every((gate) => gateAt(story, gate, holder, day))) return !seen('titles.gates');
  if (!inOneOf(rule.for, scope)) return !seen('titles.for');
  if (rule.when !== undefined && !holdsTrue(rule.when, scope)) return !seen('titles.when');
  if (rule.stars !== undefined && starsOf(story, stars, holder, period) < rule.stars)
    return !seen('titles.stars');
  if (rule.item !== undefined && !didItem(story, rule.item, holder, period)) return !seen('titles.item');
  const has = (other: string) =>
    given.some(
      (one) => one.holder === holder && one.id === other && one.period.span.name === period.span.name,
    );
  if (rule.needs && !rule.needs.every(has)) return !seen('titles.needs');
  const excluded = rule.excludes?.some(has);
  return !(excluded && seen('titles.excludes'));
}

function didItem(story: Story, item: string, holder: string, { span, last }: Period): boolean {
  return story.lines.some(
    ({ as, holder: whose, accepted: { event, date } }) =>
      as === 'own' && whose === holder && event.item === item && span.first <= date && date <= last,
  );
}
