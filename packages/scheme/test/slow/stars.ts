import type { LimitUnit, PercentileRule, SchemeDocument, StarRule, SubjectKind } from '../../src/index.ts';
import { isBarred } from './bars.ts';
import { competitors, holderScope, type Ranked, ranked } from './compare.ts';
import { holdsTrue } from './conditions.ts';
import { figureOf, threshold } from './figures.ts';
import { gateAt } from './gates.ts';
import { meetsHistory } from './history.ts';
import { keep, scaleOf } from './known.ts';
import { kindOf } from './people.ts';
import { type Period, periodsRuled } from './periods.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';

export interface StarGiven {
  holder: string;
  period: Period;
  stars: number;
}

export function allStars(story: Story, until: string): StarGiven[] {
  return story.known.documents.flatMap((document) =>
    (document.results?.stars ?? []).flatMap((rule) =>
      periodsRuled(story.known, document, rule.of ?? 'household', rule.per, until).flatMap((period) =>
        starsFor(story, rule, period),
      ),
    ),
  );
}

/** Places are counted over all that are compared; who may not have a star takes a place all the same. */
function starsFor(story: Story, rule: StarRule, period: Period): StarGiven[] {
  const by = rule.by ?? 'total';
  const all = ranked(
    competitors(story, rule, period, period.last, (holder) =>
      rule.inspection && rule.floor === undefined ? 0 : figureOf(story, holder, by, period, rule.since),
    ),
    by === 'deducted' ? 'lowest' : 'highest',
  );
  return all
    .filter((one) => mayHave(story, rule, period, one))
    .map((one) => ({ holder: one.holder, period, stars: starsBy(story, rule, period, one) }))
    .filter(({ stars }) => stars > 0);
}

function mayHave(story: Story, rule: StarRule, period: Period, { holder, figure }: Ranked): boolean {
  const day = period.last;
  if (isBarred(story, holder, ['stars'], day)) return !seen('stars barred');
  if (rule.floor === 'base') {
    if (figure < (figureOf(story, holder, 'base', period, rule.since) ?? 0)) return !seen('stars.floor base');
  } else if (rule.floor !== undefined && figure < threshold(rule.floor)) {
    return !seen('stars.floor');
  }
  if (!(rule.gates ?? []).every((gate) => gateAt(story, gate, holder, day))) return !seen('stars.gates');
  const fits =
    rule.when === undefined || holdsTrue(rule.when, holderScope(story, holder, period.document, day));
  if (!fits) return !seen('stars.when');
  return meetsHistory(story, rule, period, holder) || !seen('stars.history');
}

function starsBy(story: Story, rule: StarRule, period: Period, one: Ranked): number {
  if (rule.percentile) return byPercentile(rule.percentile, one);
  if (rule.inspection) return byInspection(story, rule.inspection, period, one.holder);
  const steps = (rule.bands?.steps ?? []).filter(({ from }) => threshold(from) <= one.figure);
  if (steps.length > 0) seen('stars.bands');
  return Math.max(
    0,
    ...steps
      .sort((a, b) => b.from - a.from)
      .slice(0, 1)
      .map(({ stars }) => stars),
  );
}

/** The best step whose line leaves a place. */
function byPercentile(rule: PercentileRule, { rank, tied, among }: Ranked): number {
  const { steps, ties = 'better', fraction = 'down', fewest = 0, firstAlways = false } = rule;
  if (among < fewest) return seen('stars.percentile.fewest') ? 0 : 0;
  const best = [...steps].sort((a, b) => b.stars - a.stars);
  if (firstAlways && rank === 1) return seen('stars.percentile.firstAlways') ? (best[0]?.stars ?? 0) : 0;
  const place = ties === 'worse' ? rank + tied - 1 : rank;
  if (place !== rank) seen('stars.percentile.ties worse');
  const step = best.find(
    ({ to, from = 0 }) => place <= lineOf(to * among, fraction) && place * 100 >= from * among,
  );
  if (step?.from !== undefined) seen('stars.percentile.from');
  if (step) seen(`stars.percentile ${fraction}`);
  return step?.stars ?? 0;
}

/** Whole places of so many hundredths. */
function lineOf(hundredths: number, fraction: NonNullable<PercentileRule['fraction']>): number {
  if (fraction === 'up') return Math.ceil(hundredths / 100);
  return fraction === 'nearest' ? Math.floor((hundredths + 50) / 100) : Math.floor(hundredths / 100);
}

/** What the last accepted inspection of the period says, of those that no higher one left without effect. */
function byInspection(
  story: Story,
  { item, grades }: NonNullable<StarRule['inspection']>,
  { span, last }: Period,
  holder: string,
): number {
  const inspected = story.lines.findLast(
    ({ as, holder: whose, accepted: { event, date, outranked } }) =>
      as === 'own' &&
      whose === holder &&
      event.item === item &&
      !outranked &&
      span.first <= date &&
      date <= last,
  )?.accepted;
  if (!inspected) return 0;
  seen(`stars.inspection${grades ? '.grades' : ''}`);
  if (grades) return grades[inspected.event.grade ?? ''] ?? 0;
  const { score, points } = inspected.event;
  return Math.floor(score ?? points ?? Math.abs(inspected.wouldBe) / scaleOf(story.known.documents));
}

/** The stars of one period, by the first rule of its version that gives any. */
export function starsIn(story: Story, holder: string, period: Period): number {
  const of: SubjectKind = kindOf(holder);
  const { unit, begins, span, last, document } = period;
  const key = `stars ${of} ${unit} ${begins} ${span.first} ${last}`;
  const given = keep(
    story.known,
    key,
    () => rulesFor(document, of, unit).flatMap((rule) => starsFor(story, rule, period)),
    story,
  );
  return given.find((one) => one.holder === holder)?.stars ?? 0;
}

function rulesFor(document: SchemeDocument, of: SubjectKind, per: LimitUnit): StarRule[] {
  return (document.results?.stars ?? []).filter(
    (rule) => (rule.of ?? 'household') === of && rule.per === per,
  );
}

/** The stars of the same period or, where they go by another, of the last one that ended. */
export function starsOf(story: Story, holder: string, period: Period): number {
  const of: SubjectKind = kindOf(holder);
  const rules = (period.document.results?.stars ?? []).filter((rule) => (rule.of ?? 'household') === of);
  const same = rules.some((rule) => rule.per === period.unit);
  const meant = same ? period : lastRated(story, rules, of, period);
  if (!same) seen('stars of the last period that ended');
  return meant ? starsIn(story, holder, meant) : 0;
}

/** Of all ratings of any version the one whose period ended last; this version's, in its order, where two ended on one day. */
function lastRated(
  story: Story,
  rules: readonly StarRule[],
  of: SubjectKind,
  period: Period,
): Period | undefined {
  const { documents } = story.known;
  const rated = documents.flatMap((document) =>
    (document.results?.stars ?? [])
      .filter((rule) => (rule.of ?? 'household') === of)
      .flatMap(({ per }) => periodsRuled(story.known, document, of, per, period.last)),
  );
  const ended = rated.filter(({ span }) => span.last <= period.last);
  const end = ended.reduce((latest, { span }) => (span.last > latest ? span.last : latest), '');
  const last = ended.filter(({ span }) => span.last === end);
  if (new Set(rules.map(({ per }) => per)).size > 1) seen('stars of several kinds of period');
  return rules.flatMap(({ per }) => last.filter(({ unit }) => unit === per))[0] ?? last[0];
}
