import { sql } from 'kysely';
import { addDays, localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { administratorRoles } from '../../platform/policy/index.ts';
import { insertGrant } from '../access/index.ts';
import { groupsGuard } from '../people/index.ts';
import { overlap } from './check-duty.ts';
import { dutyErrors } from './errors.ts';
import { isSupervisedBy } from './policy.ts';
import { type Duty, readDuties, readDuty, readStaff } from './read-staff.ts';

export interface DelegateInput {
  grantId: string;
  /** Who does it meanwhile. */
  accountId: string;
  from: string;
  until: string;
}

/** Long enough for an illness or a course; whoever is away longer hands the duty over for good. */
const DAYS_MAX = 180;

/** An official hands a duty of their own to a colleague for dated days; it cannot be handed on. */
export const delegateDuty = defineCommand({
  name: 'duties.delegate-duty',
  // Whose duty it is shows only when it is read.
  policy: async () => null,
  async decide(ctx: CommandContext, input: DelegateInput) {
    // Of two hand-overs of one duty at once the second sees the first.
    const keys = [`duties.delegations:${input.grantId}`, groupsGuard];
    const guards = await readGuards(ctx.read, ctx.villageId, keys);
    const today = localDay(ctx.clock.now());
    const duty = await readDuty(ctx.read, input.grantId, today);
    if (duty === null || duty.placeId !== ctx.villageId)
      return { ok: false, error: dutyErrors.duty_unknown() };
    const fault =
      dutyFault(ctx, duty) ?? daysFault(input, today) ?? (await colleagueFault(ctx, duty, input, today));
    if (fault) return { ok: false, error: fault };
    const id = ctx.ids.uuid();
    const { accountId, from, until } = input;
    const row = insertGrant({
      village_id: ctx.villageId,
      id,
      account_id: accountId,
      role: duty.role,
      place_id: duty.placeId,
      household_id: null,
      person_id: null,
      given_at: ctx.clock.now().toISOString(),
      given_by: ctx.actor.accountId,
      group_name: duty.groupName,
      starts_on: from,
      ends_on: until,
      delegated_from: duty.grantId,
    });
    return {
      ok: true,
      effects: {
        guards,
        writes: [row],
        postings: [],
        audit: {
          action: 'duties.duty-delegated',
          target: `account:${accountId}`,
          after: { grantId: id, delegatedFrom: duty.grantId, role: duty.role, from, until },
        },
        outbox: [],
        result: { grantId: id },
      },
    };
  },
});

function dutyFault(ctx: CommandContext, duty: Duty): CodedError | null {
  if (duty.accountId !== ctx.actor.accountId) return dutyErrors.own_duty_only();
  if (duty.delegatedFrom !== null || administratorRoles.includes(duty.role))
    return dutyErrors.not_delegable();
  return null;
}

function daysFault({ from, until }: DelegateInput, today: string): CodedError | null {
  if (until < from || until < today) return dutyErrors.days_wrong();
  return until > addDays(from, DAYS_MAX - 1) ? dutyErrors.absence_too_long({ daysMax: DAYS_MAX }) : null;
}

async function colleagueFault(
  ctx: CommandContext,
  duty: Duty,
  { accountId, from, until }: DelegateInput,
  today: string,
): Promise<CodedError | null> {
  if (accountId === ctx.actor.accountId) return dutyErrors.not_colleague();
  const colleague = await readStaff(ctx.read, accountId, today);
  const here = colleague?.duties.filter((one) => one.placeId === duty.placeId && one.delegatedFrom === null);
  if (!colleague || colleague.disabled || !here?.some((one) => one.inForce))
    return dutyErrors.not_colleague();
  if (here.some((one) => isSupervisedBy(duty, one))) return dutyErrors.supervised();
  const others = await readDuties(ctx.read, sql`g.delegated_from = ${duty.grantId}::uuid`, today);
  return others.some((one) => overlap(one, { from, until })) ? dutyErrors.already_delegated() : null;
}
