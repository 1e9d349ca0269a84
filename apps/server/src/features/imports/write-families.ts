import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards, type Write } from '../../platform/command/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import {
  insertHousehold,
  insertMember,
  insertStay,
  type Person,
  rosterChanged,
  writesOfPerson,
} from '../people/index.ts';
import type { RosterFamily, RosterPerson, Understanding } from '../rosters/index.ts';
import { beforePlace, digestOf, type HouseholdState } from './digests.ts';
import { type FamilyPlan, type MemberPlan, planFamilies } from './plan-families.ts';
import { readExisting } from './read-existing.ts';
import { moveHousehold, noteRow, setProgress } from './store.ts';

export interface WriteInput {
  importId: string;
  /** Households gone through once this is done, of how many. */
  done: number;
  total: number;
}

/** The one lock of an import: two workers that took it up both would see each other. */
export const importGuard = (importId: string): string => `import:${importId}`;

/**
 * Writes some households of an import: what is new, and what differs. It looks at the village again by itself, so that
 * what somebody else wrote meanwhile, or this very import before it was cut off, is not written twice.
 */
export const writeFamilies = (
  vault: Vault,
  families: readonly RosterFamily[],
  columnOf: Understanding['columnOf'],
) =>
  defineCommand({
    name: 'imports.write-families',
    // Run by the server itself for an import that its starter was allowed to start; no route leads here.
    policy: async () => null,
    async decide(ctx: CommandContext, input: WriteInput) {
      const guards = await readGuards(ctx.read, ctx.villageId, [importGuard(input.importId)]);
      const existing = await readExisting(ctx.read, vault, ctx.villageId, families);
      const plan = planFamilies(existing, families, columnOf);
      const made = { households: 0, members: 0 };
      const writer = createRowWriter(ctx, vault, input.importId);
      const touched = plan.families.flatMap((family) => {
        const written = writer.write(family);
        made.households += family.household ? 0 : 1;
        made.members += written.made;
        return written.made + written.changed > 0 ? [written.householdId] : [];
      });
      const progress = setProgress({
        village_id: ctx.villageId,
        id: input.importId,
        state: 'running',
        done: input.done,
        total: input.total,
      });
      return {
        ok: true,
        effects: {
          guards,
          writes: [...writer.writes, progress],
          postings: [],
          audit: {
            action: 'imports.households-written',
            target: `roster-import:${input.importId}`,
            after: made,
          },
          outbox:
            touched.length === 0
              ? []
              : [rosterChanged({ householdIds: touched, memberIds: [], since: null })],
          result: made,
        },
      };
    },
  });

function createRowWriter(ctx: CommandContext, vault: Vault, importId: string) {
  const { villageId, ids } = ctx;
  const today = localDay(ctx.clock.now());
  const writes: Write[] = [];

  const noteMade = (kind: 'household' | 'member', targetId: string, householdId: string, digest: Buffer) =>
    writes.push(
      noteRow({
        village_id: villageId,
        import_id: importId,
        kind,
        target_id: targetId,
        household_id: householdId,
        act: 'made',
        digest_hex: digest.toString('hex'),
        before_sealed_hex: null,
      }),
    );

  const noteChanged = (
    kind: 'household' | 'member',
    targetId: string,
    householdId: string,
    { digest, before }: { digest: Buffer; before: Person | HouseholdState },
  ) =>
    writes.push(
      noteRow({
        village_id: villageId,
        import_id: importId,
        kind,
        target_id: targetId,
        household_id: householdId,
        act: 'changed',
        digest_hex: digest.toString('hex'),
        before_sealed_hex: vault
          .seal(JSON.stringify(before), beforePlace(villageId, importId, targetId))
          .toString('hex'),
      }),
    );

  function makeHousehold({ family, doorCode }: FamilyPlan): string {
    const id = ids.uuid();
    const { group, section, joinedOn } = family;
    writes.push(
      insertHousehold({
        village_id: villageId,
        id,
        door_code: doorCode,
        group_name: group,
        section_name: section,
        joined_on: joinedOn,
        left_on: null,
        facts: {},
      }),
    );
    const state: HouseholdState = { doorCode, group, section, joinedOn };
    noteMade('household', id, id, digestOf(vault, villageId, { kind: 'household', state }));
    return id;
  }

  function makeMember(householdId: string, person: RosterPerson, participatingFrom: string | null): void {
    const id = ids.uuid();
    const { name, phone, idNumber, bornOn, relation } = person;
    const sealed: Person = {
      name,
      ...(phone && { phone }),
      ...(idNumber && { idNumber }),
      ...(bornOn && { bornOn }),
    };
    writes.push(
      insertMember({ village_id: villageId, id, facts: {} }),
      insertStay({
        village_id: villageId,
        member_id: id,
        stay: 1,
        household_id: householdId,
        relation,
        participating_from: participatingFrom,
        participating_to: null,
        ended_on: null,
      }),
      ...writesOfPerson(vault, villageId, id, sealed),
    );
    noteMade(
      'member',
      id,
      householdId,
      digestOf(vault, villageId, { kind: 'member', person: sealed, relation }),
    );
  }

  function changeMember(plan: Extract<MemberPlan, { act: 'change' }>): void {
    const { member, next } = plan;
    writes.push(...writesOfPerson(vault, villageId, member.id, next));
    const digest = digestOf(vault, villageId, { kind: 'member', person: next, relation: member.relation });
    noteChanged('member', member.id, member.householdId, { digest, before: member.person });
  }

  function move(plan: FamilyPlan): void {
    const { household, move: to } = plan;
    if (!household || !to) return;
    const { id, doorCode, joinedOn } = household;
    writes.push(moveHousehold({ village_id: villageId, id, group_name: to.group, section_name: to.section }));
    const digest = digestOf(vault, villageId, { kind: 'household', state: { doorCode, joinedOn, ...to } });
    const before = { doorCode, group: household.group, section: household.section, joinedOn };
    noteChanged('household', id, id, { digest, before });
  }

  return {
    writes,
    write(plan: FamilyPlan): { householdId: string; made: number; changed: number } {
      const householdId = plan.household?.id ?? makeHousehold(plan);
      move(plan);
      // Somebody who is added to a household that takes part already counts from today, so that no past day changes.
      const from = plan.household ? (plan.household.joinedOn === null ? null : today) : plan.family.joinedOn;
      for (const member of plan.members) {
        if (member.act === 'make') makeMember(householdId, member.person, from);
        if (member.act === 'change') changeMember(member);
      }
      const count = (act: MemberPlan['act']) => plan.members.filter((member) => member.act === act).length;
      return { householdId, made: count('make'), changed: count('change') + (plan.move ? 1 : 0) };
    },
  };
}
