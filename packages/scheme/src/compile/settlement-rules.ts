import type { BalanceRule, SchemeDocument, SettlementRule, SubjectKind } from '../document.ts';

/** The settlements of a version; without a section of their own, each kind of holder is settled by its balances' periods. */
export function settlementRules(document: SchemeDocument): readonly SettlementRule[] {
  return document.results?.settle ?? defaultSettlements(document);
}

function defaultSettlements(document: SchemeDocument): SettlementRule[] {
  const rules = new Map<string, SettlementRule>();
  for (const balance of Object.values<BalanceRule>(document.balances)) {
    const of: SubjectKind = balance.holder ?? 'household';
    const rule: SettlementRule = { of, per: balance.period };
    if (balance.begins !== undefined) rule.begins = balance.begins;
    const key = `${of} ${balance.period}`;
    if (!rules.has(key)) rules.set(key, rule);
  }
  return [...rules.values()];
}
