import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { Relation } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { writesOfNewMember } from './add-household.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { checkFacts, type FactInput, factFields, versionNow } from './facts.ts';
import { type Home, isClosed, openHomes, readLastStay } from './homes.ts';
import { checkPerson, type PersonInput } from './person-input.ts';
import { mayKeepRoster } from './policy.ts';
import { writeOfStay } from './stays.ts';

export interface AddMemberInput {
  householdId: string;
  relation: Exclude<Relation, 'head'>;
  /** Somebody new … */
  person?: (PersonInput & { facts?: FactInput | undefined }) | undefined;
  /** … or somebody who lived in the village before and is back. */
  memberId?: string | undefined;
  /** First day in the household. */
  on: string;
  /** Counts in the household's average from that day on. */
  takesPart: boolean;
  reason: string;
}

/** Somebody joins a household: born, married in, moved here, or back after having left. */
export const addMember = (vault: Vault) =>
  defineCommand({
    name: 'roster.add-member',
    policy: (ctx) => mayKeepRoster(ctx.actor, ctx.villageId),
    async decide(ctx, input: AddMemberInput) {
      const opened = await openHomes(ctx, [input.householdId]);
      if (!opened.ok) return opened;
      const [home] = opened.homes as [Home];
      const fault = check(ctx, home, input);
      if (fault) return { ok: false, error: fault };
      const takesPart = input.takesPart && home.row.joined_on !== null;
      const made = input.memberId
        ? await comeBack(ctx, input, input.memberId, takesPart)
        : await makeNew(ctx, vault, input, takesPart);
      if (!made.ok) return made;
      const { memberId, writes } = made;
      return {
        ok: true,
        effects: changed(ctx, {
          kind: 'member_added',
          householdId: home.row.id,
          memberId,
          on: input.on,
          reason: input.reason,
          after: { relation: input.relation, takesPart, isNew: input.person !== undefined },
          moved: [memberId],
          guards: opened.guards,
          writes,
          result: { memberId },
        }),
      };
    },
  });

type Made = { ok: true; memberId: string; writes: Write[] } | { ok: false; error: CodedError };

function check(ctx: CommandContext, home: Home, input: AddMemberInput): CodedError | null {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  const wrongDay = checkDay(ctx, input.on);
  if (wrongDay) return wrongDay;
  if (!input.person && !input.memberId) return rosterErrors.name_missing();
  return isClosed(home);
}

async function makeNew(
  ctx: CommandContext,
  vault: Vault,
  input: AddMemberInput,
  takesPart: boolean,
): Promise<Made> {
  const given = input.person ?? { name: '' };
  const checked = checkPerson(ctx, given);
  if (!checked.ok) return checked;
  const facts = given.facts ?? {};
  const scheme = await readScheme(ctx.read, ctx.villageId);
  const wrong = checkFacts(factFields(versionNow(scheme, ctx.clock.now()), 'member'), facts);
  if (wrong) return { ok: false, error: wrong };
  const memberId = ctx.ids.uuid();
  const { householdId, relation, on } = input;
  const writes = writesOfNewMember(ctx, vault, {
    memberId,
    householdId,
    relation,
    facts,
    person: checked.person,
    on,
    takesPart,
  });
  return { ok: true, memberId, writes };
}

async function comeBack(
  ctx: CommandContext,
  input: AddMemberInput,
  memberId: string,
  takesPart: boolean,
): Promise<Made> {
  const last = await readLastStay(ctx, memberId);
  if (!last) return { ok: false, error: rosterErrors.member_unknown() };
  if (last.died_on !== null) return { ok: false, error: rosterErrors.member_died() };
  if (last.stay !== null && last.ended_on === null) {
    const here = last.household_id === input.householdId;
    return { ok: false, error: here ? rosterErrors.member_here() : rosterErrors.member_elsewhere() };
  }
  if (last.ended_on !== null && input.on < last.ended_on)
    return {
      ok: false,
      error: rosterErrors.day_too_early({
        day: input.on,
        earliest: last.ended_on,
        why: '这个人那时还没离开',
      }),
    };
  const { householdId, relation, on } = input;
  const stay = (last.stay ?? 0) + 1;
  return {
    ok: true,
    memberId,
    writes: [writeOfStay(ctx.villageId, { memberId, stay, householdId, relation, on, takesPart })],
  };
}
