import type { Facts, FactValue, HouseholdFact, VillageRecord } from '../../src/index.ts';
import { membersTakingPart } from './people.ts';

/** The expressions that random schemes use, each with what it says in plain code. Unknown is undefined. */
export const CONDITIONS: Record<string, (facts: KnownFacts) => boolean | undefined> = {
  'household.residents >= 2': ({ household }) => compare(household.residents, (n) => Number(n) >= 2),
  'household.registered': ({ household }) => household.registered as boolean | undefined,
  '!household.registered': ({ household }) => compare(household.registered, (value) => value === false),
  'household.members >= 2': ({ members }) => members >= 2,
  'event.month <= 6': ({ month }) => month <= 6,
  'household.residents >= 3 || household.registered': ({ household }) => {
    const many = compare(household.residents, (n) => Number(n) >= 3);
    const registered = household.registered as boolean | undefined;
    if (many === true || registered === true) return true;
    return many === undefined || registered === undefined ? undefined : false;
  },
};

/** Of these, the ones that a household's own facts decide. */
export const HOUSEHOLD_CONDITIONS = Object.keys(CONDITIONS).filter((source) => !source.includes('event'));

export interface KnownFacts {
  household: Facts;
  members: number;
  month: number;
}

function compare(value: FactValue | undefined, test: (value: FactValue) => boolean): boolean | undefined {
  return value === undefined ? undefined : test(value);
}

export function holdsTrue(source: string, facts: KnownFacts): boolean {
  const condition = CONDITIONS[source];
  if (!condition) throw new Error(`no plain reading of ${source}`);
  return condition(facts) === true;
}

/** What is known of a household on a date; without a household, nothing. */
export function factsOf(record: VillageRecord, household: HouseholdFact | null, date: string): KnownFacts {
  const month = Number(date.slice(5, 7));
  if (!household) return { household: {}, members: 0, month };
  const facts: Record<string, FactValue> = { ...household.facts };
  for (const change of record.facts.changes ?? []) {
    if (change.subject !== `h:${household.id}`) continue;
    if ((change.from ?? '') > date || date > (change.to ?? '9999-12-31')) continue;
    if (change.value === null) delete facts[change.fact];
    else facts[change.fact] = change.value;
  }
  return { household: facts, members: membersTakingPart(record, household, date), month };
}
