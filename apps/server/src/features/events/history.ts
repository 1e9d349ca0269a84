import { type CompiledScheme, type LimitUnit, periodOf, type SchemeDocument } from '@jishan/scheme';

/**
 * From when on a household's events must be read to score a change at `earliest` exactly: the first instant of its
 * year where everything the scheme counts nests in the calendar year, otherwise null for all of them. An event never
 * bears on an earlier period, so what lies before that year cannot change and is not needed.
 */
export function historyStart(scheme: CompiledScheme, earliest: number): Date | null {
  const nests = scheme.versions.every((version) => nestsInYear(version.document));
  return nests ? new Date(periodOf('year', earliest).start) : null;
}

const nesting: ReadonlySet<LimitUnit> = new Set(['day', 'month', 'bimonth', 'quarter', 'half', 'year']);

function nestsInYear(document: SchemeDocument): boolean {
  const items = Object.values(document.items);
  const categories = Object.values(document.categories);
  const limits = [
    ...items.flatMap((item) => [...(item.limits ?? []), ...(item.warnings ? [item.warnings] : [])]),
    ...categories.flatMap((category) => [
      ...(category.limits ?? []),
      ...(category.bounds ? [category.bounds] : []),
    ]),
    ...Object.values(document.caps ?? {}),
  ];
  const units = [...limits.map((limit) => limit.per), ...items.flatMap((item) => item.period ?? [])];
  const balances = Object.values(document.balances);
  return (
    units.every((unit) => nesting.has(unit)) &&
    // A shifted year, a bound of what stands and what sets to zero or bars from later periods reach across New Year.
    balances.every(
      (balance) =>
        balance.begins === undefined && balance.belowZero !== 'clipped' && balance.bounds === undefined,
    ) &&
    categories.every(({ bounds }) => bounds?.begins === undefined) &&
    items.every((item) => item.kind !== 'veto' && item.effects === undefined)
  );
}
