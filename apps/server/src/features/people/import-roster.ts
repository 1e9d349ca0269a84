import type { Facts } from '@jishan/scheme';
import { authErrors } from '../../platform/auth/index.ts';
import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { peopleErrors } from './errors.ts';
import { writesOfPerson } from './write-persons.ts';
import { normalisePhone } from './phone.ts';
import { mayImportRoster } from './policy.ts';
import { insertHousehold, insertMember, insertOrganisation, insertStay } from './store.ts';
import type { Relation } from './tables.ts';

export interface RosterMember {
  name: string;
  relation: Relation;
  bornOn?: string;
  phone?: string;
  /** First day of counting in the household's average; absent means not counting. */
  participatingFrom?: string;
  facts?: Facts;
}

export interface RosterHousehold {
  doorCode: string;
  group?: string;
  section?: string;
  /** First day of taking part; absent means not taking part. */
  joinedOn?: string;
  leftOn?: string;
  facts?: Facts;
  members: RosterMember[];
}

export interface RosterOrganisation {
  name: string;
  group?: string;
  /** Door code of the household that it accumulates to. */
  doorCode?: string;
  facts?: Facts;
}

export interface RosterInput {
  households: RosterHousehold[];
  organisations?: RosterOrganisation[];
}

/**
 * Takes a village's roster in one go: households by door code with their members, and organisations. A door code that
 * is there already is left as it is, so the same roster can be imported again; everything else is written or nothing.
 */
export const importRoster = (vault: Vault) =>
  defineCommand({
    name: 'people.import-roster',
    policy: async (ctx) => (mayImportRoster(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
    async decide(ctx, input: RosterInput) {
      const error = findFault(input);
      if (error) return { ok: false, error };
      const known = await readDoors(ctx);
      const fresh = input.households.filter((household) => !known.has(household.doorCode));
      const doors = new Map(known);
      const writes: Write[] = [];
      for (const household of fresh) {
        const id = ctx.ids.uuid();
        doors.set(household.doorCode, id);
        writes.push(...writesOfHousehold(ctx, vault, id, household));
      }
      for (const organisation of input.organisations ?? []) {
        const householdId = organisation.doorCode === undefined ? null : doors.get(organisation.doorCode);
        if (householdId === undefined)
          return {
            ok: false,
            error: peopleErrors.organisation_household_unknown({ name: organisation.name }),
          };
        writes.push(writeOfOrganisation(ctx, householdId, organisation));
      }
      const members = fresh.reduce((sum, household) => sum + household.members.length, 0);
      const result = { households: fresh.length, members, skipped: input.households.length - fresh.length };
      return {
        ok: true,
        effects: {
          guards: [],
          writes,
          postings: [],
          audit: { action: 'people.roster-imported', target: `village:${ctx.villageId}`, after: result },
          outbox: [],
          result,
        },
      };
    },
  });

function findFault({ households }: RosterInput): CodedError | null {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { doorCode, members } of households) {
    if (seen.has(doorCode)) repeated.add(doorCode);
    seen.add(doorCode);
    if (members.filter((member) => member.relation === 'head').length !== 1)
      return peopleErrors.head_missing({ doorCode });
    if (members.some((member) => member.phone !== undefined && !normalisePhone(member.phone)))
      return peopleErrors.phone_malformed({ doorCode });
  }
  return repeated.size > 0
    ? peopleErrors.door_code_repeated({ doorCodes: [...repeated].slice(0, 20) })
    : null;
}

async function readDoors({ read, villageId }: CommandContext): Promise<Map<string, string>> {
  const rows = await read
    .selectFrom('households')
    .select(['id', 'door_code'])
    .where('village_id', '=', villageId)
    .execute();
  return new Map(rows.map((row) => [row.door_code, row.id]));
}

function writesOfHousehold(
  { villageId, ids }: { villageId: number; ids: Ids },
  vault: Vault,
  id: string,
  household: RosterHousehold,
): Write[] {
  const row = insertHousehold({
    village_id: villageId,
    id,
    door_code: household.doorCode,
    group_name: household.group ?? '',
    section_name: household.section ?? '',
    joined_on: household.joinedOn ?? null,
    left_on: household.leftOn ?? null,
    facts: household.facts ?? {},
  });
  const people = household.members.flatMap((member) =>
    writesOfMember(villageId, ids.uuid(), vault, id, member),
  );
  return [row, ...people];
}

function writesOfMember(
  villageId: number,
  memberId: string,
  vault: Vault,
  householdId: string,
  member: RosterMember,
): Write[] {
  const phone = member.phone === undefined ? null : normalisePhone(member.phone);
  return [
    insertMember({ village_id: villageId, id: memberId, facts: member.facts ?? {} }),
    insertStay({
      village_id: villageId,
      member_id: memberId,
      stay: 1,
      household_id: householdId,
      relation: member.relation,
      participating_from: member.participatingFrom ?? null,
      participating_to: null,
      ended_on: null,
    }),
    ...writesOfPerson(vault, villageId, memberId, {
      name: member.name,
      ...(phone === null ? {} : { phone }),
      ...(member.bornOn === undefined ? {} : { bornOn: member.bornOn }),
    }),
  ];
}

function writeOfOrganisation(
  { villageId, ids }: { villageId: number; ids: Ids },
  householdId: string | null,
  organisation: RosterOrganisation,
): Write {
  return insertOrganisation({
    village_id: villageId,
    id: ids.uuid(),
    name: organisation.name,
    group_name: organisation.group ?? '',
    household_id: householdId,
    facts: organisation.facts ?? {},
  });
}
