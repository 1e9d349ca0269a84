import { type CommandContext, defineCommand, readGuards, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type Person, type Relation, villageScoreGuard, writesOfPerson } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { checkFacts, type FactInput, factFields, mergeFacts, versionNow } from './facts.ts';
import { checkPerson, type PersonInput } from './person-input.ts';
import { mayKeepRoster } from './policy.ts';
import { insertHousehold, insertMember } from './store.ts';
import { writeOfStay } from './stays.ts';

export interface NewMember extends PersonInput {
  relation: Relation;
  facts?: FactInput | undefined;
}

export interface AddHouseholdInput {
  doorCode: string;
  group?: string | undefined;
  section?: string | undefined;
  facts?: FactInput | undefined;
  members: NewMember[];
  /** First day on which the village counts it as its own. */
  on: string;
  reason: string;
}

/**
 * A household that was not on the roster. Under a scheme that takes everybody in, it takes part from that day; under a
 * voluntary one it joins by a step of its own.
 */
export const addHousehold = (vault: Vault) =>
  defineCommand({
    name: 'roster.add-household',
    policy: (ctx) => mayKeepRoster(ctx.actor, ctx.villageId),
    async decide(ctx, input: AddHouseholdInput) {
      const checked = await check(ctx, input);
      if (!checked.ok) return checked;
      const { takesPart, persons } = checked;
      const guards = await readGuards(ctx.read, ctx.villageId, [villageScoreGuard]);
      const householdId = ctx.ids.uuid();
      const memberIds = input.members.map(() => ctx.ids.uuid());
      const writes: Write[] = [
        insertHousehold({
          village_id: ctx.villageId,
          id: householdId,
          door_code: input.doorCode.trim(),
          group_name: (input.group ?? '').trim(),
          section_name: (input.section ?? '').trim(),
          joined_on: takesPart ? input.on : null,
          facts: mergeFacts({}, input.facts ?? {}),
        }),
        ...input.members.flatMap((member, at) =>
          writesOfNewMember(ctx, vault, {
            memberId: memberIds[at] ?? '',
            householdId,
            relation: member.relation,
            facts: member.facts ?? {},
            person: persons[at] ?? { name: '' },
            on: input.on,
            takesPart,
          }),
        ),
      ];
      return {
        ok: true,
        effects: changed(ctx, {
          kind: 'household_added',
          householdId,
          on: input.on,
          reason: input.reason,
          after: { doorCode: input.doorCode, group: input.group ?? '', members: memberIds, takesPart },
          moved: memberIds,
          guards,
          writes,
          result: { householdId, memberIds },
        }),
      };
    },
  });

type Checked = { ok: true; takesPart: boolean; persons: Person[] } | { ok: false; error: CodedError };

async function check(ctx: CommandContext, input: AddHouseholdInput): Promise<Checked> {
  const fail = (error: CodedError): Checked => ({ ok: false, error });
  if (reasonMissing(input)) return fail(rosterErrors.reason_missing());
  const wrongDay = checkDay(ctx, input.on);
  if (wrongDay) return fail(wrongDay);
  if (input.doorCode.trim() === '') return fail(rosterErrors.door_code_missing());
  if (input.members.filter((member) => member.relation === 'head').length !== 1)
    return fail(rosterErrors.head_missing());
  const scheme = await readScheme(ctx.read, ctx.villageId);
  const version = versionNow(scheme, ctx.clock.now());
  const wrongFact =
    checkFacts(factFields(version, 'household'), input.facts ?? {}) ??
    input.members
      .map((member) => checkFacts(factFields(version, 'member'), member.facts ?? {}))
      .find((one) => one !== null);
  if (wrongFact) return fail(wrongFact);
  const persons: Person[] = [];
  for (const member of input.members) {
    const person = checkPerson(ctx, member);
    if (!person.ok) return person;
    persons.push(person.person);
  }
  return { ok: true, takesPart: version?.document.who?.joins === 'automatic', persons };
}

/** The rows of somebody who is new in the village. */
export function writesOfNewMember(
  { villageId }: Pick<CommandContext, 'villageId'>,
  vault: Vault,
  given: {
    memberId: string;
    householdId: string;
    relation: Relation;
    facts: FactInput;
    person: Person;
    on: string;
    takesPart: boolean;
  },
): Write[] {
  const { memberId, householdId, relation, on, takesPart } = given;
  return [
    insertMember({ village_id: villageId, id: memberId, facts: mergeFacts({}, given.facts) }),
    ...writesOfPerson(vault, villageId, memberId, given.person),
    writeOfStay(villageId, { memberId, stay: 1, householdId, relation, on, takesPart }),
  ];
}
