import type { HistoryRule, PeriodUnit, SchemeDocument, SubjectKind } from './document.ts';

/** What asks for earlier periods: whose they are, and how long its own are. */
export interface Asking {
  of?: SubjectKind;
  per: PeriodUnit;
}

/**
 * How long the periods are that a line counts: those of the title or list, or of the stars: as long as what asks, where such
 * stars are given, else those of the first rule. Null where nothing of the kind is given.
 */
export function periodsAsked(
  { title, list }: HistoryRule,
  { of = 'household', per }: Asking,
  { results }: SchemeDocument,
): PeriodUnit | null {
  if (title !== undefined) return results?.titles?.[title]?.per ?? null;
  if (list !== undefined) return results?.lists?.[list]?.per ?? null;
  const rated = (results?.stars ?? []).filter((rule) => (rule.of ?? 'household') === of);
  return rated.some((rule) => rule.per === per) ? per : (rated[0]?.per ?? null);
}
