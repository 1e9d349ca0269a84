import { REFUSED } from '../compile/scoring.ts';
import { inYearlyRange } from '../periods.ts';
import { civilOf, pad } from '../time.ts';
import type { Amount } from '../types.ts';
import type { EventScope } from './event-scope.ts';
import type { ItemPlan, SchemePlan, VersionPlan } from './plan.ts';
import type { Happening } from './happening.ts';

/** The version in force at a moment; null before the first. Versions are few, the last is the likeliest. */
export function versionOf(plan: SchemePlan, at: number): VersionPlan | null {
  for (let index = plan.versions.length - 1; index >= 0; index--) {
    const version = plan.versions[index];
    if (version && version.from <= at) return version;
  }
  return null;
}

/**
 * Scores one event for itself, before limits: its points without a sign, NaN when an appraisal was not made, REFUSED
 * with the reason in the scope. Nothing here depends on other events.
 */
export function judge(happening: Happening, item: ItemPlan, version: VersionPlan, scope: EventScope): Amount {
  if (!scope.resolve(happening, item, version)) return REFUSED;
  const { event } = happening;
  if (!item.active) return refuse(scope, { code: 'item.inactive', item: item.title });
  const { season } = item;
  if (season && !inYearlyRange(civilOf(scope.day), season.from, season.to)) {
    const words = (at: { month: number; day: number }) => `${pad(at.month)}-${pad(at.day)}`;
    return refuse(scope, {
      code: 'item.out_of_season',
      item: item.title,
      from: words(season.from),
      to: words(season.to),
    });
  }
  if (version.eligible?.refuses && !isEligible(version, scope)) {
    const { clause } = version.eligible;
    return refuse(scope, { code: 'subject.not_eligible', subject: event.subject, clause });
  }
  if (item.fits !== null && item.fits.run(scope.variables(), scope.day) !== true) {
    const { title, clause } = item;
    const classes = item.fits.source;
    return refuse(scope, { code: 'subject.class', subject: event.subject, item: title, classes, clause });
  }
  if (item.needsReason && (event.reason ?? '').trim() === '') {
    return refuse(scope, { code: 'value.missing', column: 'reason', item: item.title });
  }
  if (item.told !== null && !tellsAll(item.told, item, scope)) return REFUSED;
  const amount = item.score(event, scope);
  if (amount === REFUSED) return REFUSED;
  for (const condition of item.conditions) {
    const holds = condition.test.run(scope.variables(), scope.day);
    if (holds !== true) {
      const { message, clause } = condition;
      return refuse(scope, { code: 'condition', message, unknown: holds === undefined, clause });
    }
  }
  return amount;
}

/** Whether an event tells the facts by which limits that touch its subject count; where not, the scope holds which. */
function tellsAll(told: NonNullable<ItemPlan['told']>, item: ItemPlan, scope: EventScope): boolean {
  // Apart, for a function that `judge` made would cost every event.
  const untold = told.find((each) => scope.ownerOf(each.of) >= 0 && scope.valueOf(each) === null);
  if (untold === undefined) return true;
  const { fact: column, title } = untold;
  return scope.refuse({ code: 'value.missing', column, item: item.title, each: title });
}

/** The first factor whose condition holds; null when none does. */
export function factorOf(item: ItemPlan, scope: EventScope): number | null {
  for (const factor of item.factors) {
    if (factor.test.run(scope.variables(), scope.day) === true) return factor.times;
  }
  return null;
}

/** Subjects without a household have no eligibility to lack. */
function isEligible(version: VersionPlan, scope: EventScope): boolean {
  if (!version.eligible || !scope.ties.household) return true;
  return version.eligible.test.run(scope.variables(), scope.day) === true;
}

function refuse(scope: EventScope, reason: NonNullable<EventScope['refusal']>): number {
  scope.refuse(reason);
  return REFUSED;
}
