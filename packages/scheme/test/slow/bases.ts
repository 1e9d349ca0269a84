import type { BaseRule, LimitUnit, SchemeDocument } from '../../src/index.ts';
import { datesBetween, latest, momentOf, type Span, spanOf } from './calendar.ts';
import { holdsTrue, inOneOf, type Scope } from './conditions.ts';
import { firstVersion, type Known, keep, minor, scaleOf, versionInForce } from './known.ts';
import { holderTakesPart, kindOf, subjectOf } from './people.ts';
import { byFormula } from './points.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';
import { settlementOf } from './settlements.ts';
import { successionsOf } from './successions.ts';

/** A period in which a holder took part, and the first date on which it did. */
export interface Presence {
  span: Span;
  since: string;
}

/** The periods in which a holder took part since the scheme began, in order. */
export function presence(known: Known, holder: string, unit: LimitUnit, begins = '01-01'): Presence[] {
  return keep(known, `presence ${holder} ${unit} ${begins} ${known.until}`, () => {
    const found: Presence[] = [];
    for (const date of datesBetween(firstVersion(known.documents).from, known.until)) {
      const already = found.at(-1);
      if (already && date <= already.span.last) continue;
      if (holderTakesPart(known.record, holder, date))
        found.push({ span: spanOf(unit, date, begins), since: date });
    }
    return found;
  });
}

export interface Given {
  date: string;
  points: number;
  category: string | null;
  balances: string[];
}

/** A base on its date; `points` are not there when what its formula asks for is unknown. */
interface Due extends Omit<Given, 'points'> {
  id: string;
  period: string;
  points: number | undefined;
}

/** The bases that a holder is given by the documents, whatever happens to them later. */
export function basesOf(known: Known, holder: string): Given[] {
  return keep(known, `bases ${holder} ${known.until}`, () =>
    allDue(known, holder).filter((due): due is Due & Given => due.points !== undefined),
  );
}

/** The bases that a holder was not given for want of a fact: `<id> <holder> <period> <date>`. */
export function basesNotGiven(known: Known, holder: string): string[] {
  return allDue(known, holder)
    .filter(({ points }) => points === undefined && seen('base.formula unknown'))
    .map(({ id, period, date }) => `${id} ${holder} ${period} ${date}`);
}

function allDue(known: Known, holder: string): Due[] {
  return known.documents.flatMap((document) =>
    Object.entries(document.base ?? {}).flatMap(([id, base]) => dueBy(id, base, document, known, holder)),
  );
}

/** One base, each time on the first date of its period on which the holder took part. */
function dueBy(id: string, base: BaseRule, document: SchemeDocument, known: Known, holder: string): Due[] {
  const of = base.of ?? 'household';
  if (of !== kindOf(holder)) return [];
  const balances = (base.balances ?? Object.keys(document.balances)).filter(
    (balance) => (document.balances[balance]?.holder ?? 'household') === of,
  );
  const first = document.balances[balances[0] ?? ''];
  const begins = (first ?? settlementOf(document, of, base.per))?.begins;
  return presence(known, holder, base.per, begins)
    .filter((present) => isGiven(base, document, known, holder, present))
    .map(({ since, span }) => ({
      id,
      period: span.name,
      date: since,
      points: worthOf(base, document, known, holder, since),
      category: base.category ?? null,
      balances,
    }));
}

/** By the facts of the date on which it is given. */
function worthOf(
  { points }: BaseRule,
  document: SchemeDocument,
  known: Known,
  holder: string,
  date: string,
): number | undefined {
  if (typeof points === 'number') return minor(known.documents, points);
  seen('base.formula');
  const scope: Scope = { known, document, date, subject: subjectOf(known.record, holder, date) };
  return byFormula(points.formula, scope, scaleOf(known.documents));
}

function isGiven(
  base: BaseRule,
  document: SchemeDocument,
  known: Known,
  holder: string,
  { span, since }: Presence,
): boolean {
  const first = firstVersion(known.documents);
  // The whole life has no first instant; then the version of the date itself rules.
  const start = base.per === 'life' ? since : span.first;
  if ((versionInForce(known.documents, momentOf(start)) ?? first) !== document) return false;
  if (base.late === 'none' && since > latest(start, first.from)) return false;
  const scope: Scope = { known, document, date: since, subject: subjectOf(known.record, holder, since) };
  if (base.for && !inOneOf(base.for, scope)) return !seen('base.for');
  if (base.when !== undefined && !holdsTrue(base.when, scope)) return false;
  const receives = successionsOf(known).some(({ to, at }) => to === holder && at === since);
  return !(
    receives &&
    firstDateOf(known, holder) === since &&
    span.first !== since &&
    seen('successions: no base')
  );
}

function firstDateOf(known: Known, holder: string): string | undefined {
  const household = known.record.facts.households.find(({ id }) => `h:${id}` === holder);
  return household?.joinedOn ?? undefined;
}

/** Whether a base given on a date came after something of its period had been made void for the holder. */
export function isVoidBase(story: Story, holder: string, what: string, date: string): boolean {
  return story.zeroed.some(
    (zeroed) =>
      zeroed.isVoid &&
      !zeroed.keepsBase &&
      zeroed.holder === holder &&
      zeroed.what === what &&
      zeroed.date < date &&
      spanOf(zeroed.unit, zeroed.date, zeroed.begins).name === spanOf(zeroed.unit, date, zeroed.begins).name,
  );
}
