import { localDay } from '../../platform/clock/index.ts';
import type { CommandContext, Write } from '../../platform/command/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { insertHousehold, insertMember, insertStay, type Person, writesOfPerson } from '../people/index.ts';
import type { RosterPerson } from '../rosters/index.ts';
import { beforePlace, digestOf, type HouseholdState, type RowState } from './digests.ts';
import type { FamilyPlan, MemberPlan } from './plan-families.ts';
import { moveHousehold, noteRow } from './store.ts';

export interface WriteContext {
  ctx: CommandContext;
  vault: Vault;
  importId: string;
  /** Filled as households are gone through. */
  writes: Write[];
}

/** Writes what is new of a household and what differs, and notes for each row how it was left. */
export function writeFamily(
  context: WriteContext,
  plan: FamilyPlan,
): { householdId: string; made: number; changed: number } {
  const householdId = plan.household?.id ?? makeHousehold(context, plan);
  move(context, plan);
  const today = localDay(context.ctx.clock.now());
  // Somebody who is added to a household that takes part already counts from today, so that no past day changes.
  const from = plan.household ? (plan.household.joinedOn === null ? null : today) : plan.family.joinedOn;
  for (const member of plan.members) {
    if (member.act === 'make') makeMember(context, householdId, member.person, from);
    if (member.act === 'change') changeMember(context, member);
  }
  const count = (act: MemberPlan['act']) => plan.members.filter((member) => member.act === act).length;
  return { householdId, made: count('make'), changed: count('change') + (plan.move ? 1 : 0) };
}

function makeHousehold(context: WriteContext, { family, doorCode }: FamilyPlan): string {
  const { villageId, ids } = context.ctx;
  const id = ids.uuid();
  const { group, section, joinedOn } = family;
  context.writes.push(
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
  note(
    context,
    { id, householdId: id },
    { kind: 'household', state: { doorCode, group, section, joinedOn } },
  );
  return id;
}

function makeMember(
  context: WriteContext,
  householdId: string,
  found: RosterPerson,
  participatingFrom: string | null,
): void {
  const { villageId, ids } = context.ctx;
  const id = ids.uuid();
  const { name, phone, idNumber, bornOn, relation } = found;
  const person: Person = {
    name,
    ...(phone && { phone }),
    ...(idNumber && { idNumber }),
    ...(bornOn && { bornOn }),
  };
  context.writes.push(
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
    ...writesOfPerson(context.vault, villageId, id, person),
  );
  note(context, { id, householdId }, { kind: 'member', person, relation });
}

function changeMember(context: WriteContext, plan: Extract<MemberPlan, { act: 'change' }>): void {
  const { member, next } = plan;
  const { id, householdId, relation } = member;
  context.writes.push(...writesOfPerson(context.vault, context.ctx.villageId, id, next));
  note(context, { id, householdId }, { kind: 'member', person: next, relation }, member.person);
}

function move(context: WriteContext, { household, move: to }: FamilyPlan): void {
  if (!household || !to) return;
  const { id, doorCode, joinedOn, group, section } = household;
  const { villageId } = context.ctx;
  context.writes.push(
    moveHousehold({ village_id: villageId, id, group_name: to.group, section_name: to.section }),
  );
  const state = { doorCode, joinedOn, ...to };
  note(
    context,
    { id, householdId: id },
    { kind: 'household', state },
    { doorCode, group, section, joinedOn },
  );
}

/** Remembers how a row was left, and of a changed one how it was before: for as long as it can be undone. */
function note(
  { ctx: { villageId }, vault, importId, writes }: WriteContext,
  { id, householdId }: { id: string; householdId: string },
  state: RowState,
  before?: Person | HouseholdState,
): void {
  const sealed = before && vault.seal(JSON.stringify(before), beforePlace(villageId, importId, id));
  writes.push(
    noteRow({
      village_id: villageId,
      import_id: importId,
      kind: state.kind,
      target_id: id,
      household_id: householdId,
      act: before ? 'changed' : 'made',
      digest_hex: digestOf(vault, villageId, state).toString('hex'),
      before_sealed_hex: sealed ? sealed.toString('hex') : null,
    }),
  );
}
