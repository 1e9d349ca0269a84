import type { SubjectKind } from '../document.ts';
import type { SimulatedVillage } from '../engine/simulate.ts';
import type { SubjectNode } from '../engine/village.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';

/** What events and bases gave to one holder in one period, before any total is chosen. */
export interface Figures {
  category: Map<string, Amount>;
  points: Amount;
}

/** Figures of every holder of a kind, by the periods of one calendar. */
export function collectFigures(
  run: SimulatedVillage,
  of: SubjectKind,
  calendar: PeriodCalendar,
): Map<SubjectNode, Map<number, Figures>> {
  const figures = new Map<SubjectNode, Map<number, Figures>>();
  const add = (holder: SubjectNode, day: number, category: string | null, amount: Amount) => {
    const periods = figures.get(holder) ?? new Map<number, Figures>();
    figures.set(holder, periods);
    const period = calendar.indexOfDay(day);
    const entry = periods.get(period) ?? { category: new Map<string, Amount>(), points: 0 };
    periods.set(period, entry);
    entry.points += amount;
    if (category !== null) entry.category.set(category, (entry.category.get(category) ?? 0) + amount);
  };
  for (const outcome of run.walked.outcomes) {
    const holder: SubjectNode | null = outcome[of];
    if (holder) add(holder, outcome.day, outcome.item.category, outcome.amount);
  }
  for (const holder of holdersOf(run, of)) {
    for (const { base, day, amount } of run.walked.accounts.grants.of(holder, run.untilDay)) {
      add(holder, day, base.category, amount);
    }
  }
  return figures;
}

/** Every holder of a kind. */
export function holdersOf(run: SimulatedVillage, of: SubjectKind): readonly SubjectNode[] {
  const { village } = run;
  switch (of) {
    case 'household':
      return village.households;
    case 'member':
      return village.members;
    case 'organisation':
      return village.organisations;
    case 'group':
      return village.groups;
    case 'section':
      return village.sections;
  }
}
