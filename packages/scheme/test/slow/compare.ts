import type { SubjectKind, TieRule } from '../../src/index.ts';
import { holdsTrue, type Scope } from './conditions.ts';
import { holdersOf, holderTakesPart, subjectOf } from './people.ts';
import type { Period } from './periods.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';

/* Who is compared with whom, and which places they have. */

export interface Comparison {
  of?: SubjectKind | undefined;
  among?: 'participants' | 'eligible' | 'scored' | undefined;
  within?: 'group' | 'section' | undefined;
}

export interface Competitor {
  holder: string;
  figure: number;
  /** The group or section inside which it is compared; empty for the whole village. */
  place: string;
}

export interface Ranked extends Competitor {
  rank: number;
  /** How many share the rank. */
  tied: number;
  /** How many are compared in this place. */
  among: number;
}

/** Those that are compared on a day, each with its figure; who has none takes no part in it. */
export function competitors(
  story: Story,
  { of = 'household', among = 'participants', within }: Comparison,
  period: Period,
  day: string,
  figure: (holder: string) => number | null,
): Competitor[] {
  return holdersOf(story.known.record, of)
    .filter((holder) => holderTakesPart(story.known.record, holder, day))
    .filter((holder) => isAmong(story, holder, among, period, day))
    .flatMap((holder) => {
      const place = within ? placeIn(story, within, holder, day) : '';
      const points = place === null ? null : figure(holder);
      return points === null || place === null ? [] : [{ holder, figure: points, place }];
    });
}

function isAmong(
  story: Story,
  holder: string,
  among: NonNullable<Comparison['among']>,
  period: Period,
  day: string,
): boolean {
  if (among === 'participants') return true;
  const inside =
    among === 'eligible'
      ? isEligible(story, holder, period.document, day)
      : story.lines.some(
          ({ as, holder: whose, accepted: { date } }) =>
            as === 'own' && whose === holder && period.span.first <= date && date <= day,
        );
  if (!inside) seen(`among ${among}`);
  return inside;
}

/** Whether a household fits the scheme on a date; of others that of their household, and nobody without a rule is out. */
export function isEligible(
  story: Story,
  holder: string,
  document: Period['document'],
  date: string,
): boolean {
  const rule = document.who?.eligible;
  const subject = subjectOf(story.known.record, holder, date);
  const judged = subject?.household && (subject.kind === 'household' || subject.takesPart);
  if (!rule || !subject || !judged) return true;
  return holdsTrue(rule.when, { known: story.known, document, date, subject });
}

/** The group or section of a holder on a date. */
export function placeIn(
  story: Story,
  within: 'group' | 'section',
  holder: string,
  date: string,
): string | null {
  return subjectOf(story.known.record, holder, date)?.[within] ?? null;
}

/** What a condition of a result is asked about. */
export function holderScope(story: Story, holder: string, document: Period['document'], date: string): Scope {
  return { known: story.known, document, date, subject: subjectOf(story.known.record, holder, date) };
}

/** Equal figures share a rank, the next is skipped; each place for itself. */
export function ranked(all: readonly Competitor[], first: 'highest' | 'lowest'): Ranked[] {
  return all.map((one) => {
    const beside = all.filter(({ place }) => place === one.place);
    const better = beside.filter(({ figure }) =>
      first === 'highest' ? figure > one.figure : figure < one.figure,
    );
    const tied = beside.filter(({ figure }) => figure === one.figure).length;
    if (tied > 1) seen('ties');
    return { ...one, rank: better.length + 1, tied, among: beside.length };
  });
}

export interface CutRule {
  places?: number | undefined;
  percent?: number | undefined;
  ties?: TieRule | undefined;
}

/** Whether a rank is inside the places that a rule gives away; percent is of all that are compared. */
export function isInside(
  { rank, tied }: Ranked,
  { places, percent, ties = 'in' }: CutRule,
  of: number,
): boolean {
  const last = ties === 'out' ? rank + tied - 1 : rank;
  const fits = (place: number) =>
    (places === undefined || place <= places) && (percent === undefined || place * 100 <= percent * of);
  if (ties === 'out' && !fits(last) && fits(rank)) seen('ties out');
  if (ties === 'in' && fits(rank) && !fits(rank + tied - 1)) seen('ties in');
  return fits(last);
}
