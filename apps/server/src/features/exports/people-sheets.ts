import {
  type CompiledScheme,
  declaredFacts,
  type FactChange,
  type Facts,
  type FactSubject,
  type VillageFacts,
} from '@jishan/scheme';
import type { Cell, Sheet } from './sheet.ts';

/**
 * A village's people as the tables of the batch run, by file name: who there is, what was known of them from when to
 * when, and which households went on in others. Only facts that the scheme declares are written; no other could count.
 */
export function peopleSheets(scheme: CompiledScheme, facts: VillageFacts): Record<string, Sheet> {
  return {
    'households.csv': householdSheet(scheme, facts),
    'members.csv': memberSheet(scheme, facts),
    'organisations.csv': organisationSheet(scheme, facts),
    'facts.csv': changeSheet(scheme, facts),
    'successions.csv': successionSheet(facts),
  };
}

function householdSheet(scheme: CompiledScheme, { households }: VillageFacts): Sheet {
  const declared = [...declaredFacts(scheme, 'household').keys()];
  return {
    header: ['household_id', 'group', 'section', 'joined_on', 'left_on', ...declared],
    rows: households.map((one) => [
      one.id,
      one.group,
      one.section,
      one.joinedOn,
      one.leftOn,
      ...pick(one.facts, declared),
    ]),
  };
}

function memberSheet(scheme: CompiledScheme, { members }: VillageFacts): Sheet {
  const declared = [...declaredFacts(scheme, 'member').keys()];
  return {
    header: ['member_id', 'household_id', 'participating_from', 'participating_to', ...declared],
    rows: members.map((one) => [one.id, one.householdId, one.from, one.to, ...pick(one.facts, declared)]),
  };
}

function organisationSheet(scheme: CompiledScheme, { organisations = [] }: VillageFacts): Sheet {
  const declared = [...declaredFacts(scheme, 'organisation').keys()];
  return {
    header: ['organisation_id', 'group', 'household_id', ...declared],
    rows: organisations.map((one) => [one.id, one.group, one.householdId, ...pick(one.facts, declared)]),
  };
}

const KINDS: Readonly<Record<string, { of: FactSubject; places: readonly string[] }>> = {
  h: { of: 'household', places: ['group', 'section'] },
  m: { of: 'member', places: [] },
  o: { of: 'organisation', places: ['group'] },
};

/** In the order in which they were learned: where two hold on one day the later row decides. */
function changeSheet(scheme: CompiledScheme, { changes = [] }: VillageFacts): Sheet {
  const counts = ({ subject, fact }: FactChange): boolean => {
    const kind = KINDS[subject[0] ?? ''];
    if (!kind) return false;
    return kind.places.includes(fact) || declaredFacts(scheme, kind.of).has(fact);
  };
  return {
    header: ['subject', 'fact', 'value', 'from', 'to'],
    rows: changes
      .filter(counts)
      .map(({ subject, fact, value, from, to }) => [subject, fact, value, from, to]),
  };
}

function successionSheet({ successions = [] }: VillageFacts): Sheet {
  return {
    header: ['at', 'from', 'to', 'share'],
    rows: successions.map(({ at, from, to, share }) => [at, from, to, share]),
  };
}

const pick = (facts: Facts | undefined, names: readonly string[]): Cell[] =>
  names.map((name) => facts?.[name]);
