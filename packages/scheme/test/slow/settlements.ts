import type { LimitUnit, SchemeDocument, SettlementRule, SubjectKind } from '../../src/index.ts';

/** The settlements of a version; without any, one for each kind and length of its balances. */
export function settlementsOf(document: SchemeDocument): SettlementRule[] {
  if (document.results?.settle) return document.results.settle;
  const rules: SettlementRule[] = [];
  for (const { holder: of = 'household', period: per, begins } of Object.values(document.balances)) {
    if (!rules.some((rule) => rule.of === of && rule.per === per)) {
      rules.push(begins === undefined ? { of, per } : { of, per, begins });
    }
  }
  return rules;
}

export function settlementOf(
  document: SchemeDocument,
  of: SubjectKind,
  per: LimitUnit,
): SettlementRule | undefined {
  return settlementsOf(document).find((rule) => (rule.of ?? 'household') === of && rule.per === per);
}
