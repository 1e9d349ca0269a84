import type { LimitUnit, SchemeDocument, SubjectKind } from '../../src/index.ts';
import { presence } from './bases.ts';
import { earliest, momentOf, nextDate, spansBetween } from './calendar.ts';
import { firstVersion, type Known, versionInForce } from './known.ts';
import type { Period } from './period.ts';
import { settlementOf } from './settlements.ts';

export type { Period } from './period.ts';

/** The periods that began by a date, each with the version that rules it. */
export function periodsReached(
  known: Known,
  unit: LimitUnit,
  begins: string | undefined,
  until: string,
): Period[] {
  return spansBetween(unit, firstVersion(known.documents).from, until, begins).map((span) => {
    const last = earliest(span.last, until);
    const document = versionInForce(known.documents, momentOf(nextDate(last)) - 1);
    return { unit, begins, span, last, document: document ?? firstVersion(known.documents) };
  });
}

/** The same for a rule of one version: only the periods that this version rules, in its calendar. */
export function periodsRuled(
  known: Known,
  document: SchemeDocument,
  of: SubjectKind,
  per: LimitUnit,
  until: string,
): Period[] {
  const begins = settlementOf(document, of, per)?.begins;
  return periodsReached(known, per, begins, until).filter((period) => period.document === document);
}

/** Whether a holder took part in a period for an instant by the last date that counts. */
export function hasRow(known: Known, holder: string, { unit, begins, span, last }: Period): boolean {
  return presence(known, holder, unit, begins).some(
    (one) => one.span.first === span.first && one.since <= last,
  );
}
