import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, type Guard, readGuards } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { administratorRoles } from '../../platform/policy/index.ts';
import type { GrantRow } from '../access/index.ts';
import { readPlace } from '../orgs/index.ts';
import { groupsGuard } from '../people/index.ts';
import { dutyErrors } from './errors.ts';
import { type DutyRole, groupRoles, levelsOf, rolesGivenBy } from './policy.ts';
import type { Duty } from './read-staff.ts';
import { levelTitles, roleTitles } from './roles.ts';

export interface DutyWish {
  role: DutyRole;
  /** Left out for an administrator. */
  placeId?: number | undefined;
  groupName?: string | undefined;
  /** The household that this person belongs to, and on which they never decide. */
  doorCode?: string | undefined;
  /** First and last day, both included; left out: from today on, without an end. */
  from?: string | undefined;
  until?: string | undefined;
}

/** Whom the duty is for, as far as it decides whether it may be given. */
export interface Holder {
  accountId: string;
  administrator: boolean;
  disabled: boolean;
  duties: Duty[];
}

type Checked = { ok: true; row: GrantRow; guards: Guard[] } | { ok: false; error: CodedError };

/** The village in whose audit chain the giving of a duty stands: its place; 0 for the installation. */
export const seatOfWish = (wish: Pick<DutyWish, 'role' | 'placeId'>): number =>
  administratorRoles.includes(wish.role) ? 0 : (wish.placeId ?? 0);

/** Whether the actor may give this duty at all; what speaks against this holder or these days is found by the row. */
export function refusalToGive({ actor }: Pick<CommandContext, 'actor'>, wish: DutyWish): CodedError | null {
  if (rolesGivenBy(actor, seatOfWish(wish)).includes(wish.role)) return null;
  return dutyErrors.not_yours_to_give({ role: roleTitles[wish.role] });
}

/** The row of a duty to be given, or why it cannot be. */
export async function checkDuty(ctx: CommandContext, wish: DutyWish, holder: Holder): Promise<Checked> {
  const guards = await guardGroup(ctx, wish.groupName);
  const fault = holderFault(ctx, wish, holder) ?? (await placeFault(ctx, wish)) ?? daysFault(ctx, wish);
  if (fault) return { ok: false, error: fault };
  const household = await findHousehold(ctx, wish);
  if (!household.ok) return household;
  const groupName = wish.groupName ?? null;
  const held = holder.duties.some(
    (duty) =>
      duty.delegatedFrom === null &&
      duty.role === wish.role &&
      duty.placeId === seatOfWish(wish) &&
      duty.groupName === groupName &&
      overlap(duty, { from: wish.from ?? null, until: wish.until ?? null }),
  );
  if (held) return { ok: false, error: dutyErrors.duty_held() };
  return {
    ok: true,
    guards,
    row: {
      village_id: ctx.villageId,
      id: ctx.ids.uuid(),
      account_id: holder.accountId,
      role: wish.role,
      place_id: administratorRoles.includes(wish.role) ? null : (wish.placeId ?? null),
      household_id: household.id,
      person_id: null,
      given_at: ctx.clock.now().toISOString(),
      given_by: ctx.actor.accountId,
      group_name: groupName,
      starts_on: wish.from ?? null,
      ends_on: wish.until ?? null,
      delegated_from: null,
    },
  };
}

/** A group that is called otherwise at the same moment does not leave a duty behind under its old name. */
function guardGroup(ctx: CommandContext, groupName: string | null | undefined): Promise<Guard[]> {
  return groupName ? readGuards(ctx.read, ctx.villageId, [groupsGuard]) : Promise.resolve([]);
}

function holderFault(ctx: CommandContext, wish: DutyWish, holder: Holder): CodedError | null {
  if (holder.accountId === ctx.actor.accountId) return dutyErrors.not_to_oneself();
  if (holder.disabled) return dutyErrors.staff_disabled();
  if (!administratorRoles.includes(wish.role)) return holder.administrator ? dutyErrors.admins_alone() : null;
  if (!holder.administrator) return dutyErrors.admin_account_needed();
  const other = holder.duties.find(
    (duty) => duty.role !== wish.role && administratorRoles.includes(duty.role),
  );
  return other ? dutyErrors.admins_apart() : null;
}

async function placeFault(ctx: CommandContext, wish: DutyWish): Promise<CodedError | null> {
  const levels = levelsOf[wish.role];
  if (levels.includes('installation')) return null;
  if (wish.placeId === undefined) return dutyErrors.place_needed();
  const place = await readPlace(ctx.read, wish.placeId);
  if (place === null) return dutyErrors.place_unknown();
  if (!levels.includes(place.kind)) {
    const level = levels.map((one) => levelTitles[one]).join('或');
    return dutyErrors.role_place_wrong({ role: roleTitles[wish.role], level });
  }
  return groupFault(ctx, wish);
}

async function groupFault(ctx: CommandContext, { role, groupName }: DutyWish): Promise<CodedError | null> {
  if (groupName === undefined) return role === 'group_leader' ? dutyErrors.group_needed() : null;
  if (!groupRoles.includes(role)) return dutyErrors.group_not_here();
  const lived = await ctx.read
    .selectFrom('households')
    .select('id')
    .where('village_id', '=', ctx.villageId)
    .where('group_name', '=', groupName)
    .where('closed_on', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return lived ? null : dutyErrors.group_unknown({ groupName });
}

function daysFault(ctx: CommandContext, { from, until }: DutyWish): CodedError | null {
  if (until === undefined) return null;
  return until < (from ?? until) || until < localDay(ctx.clock.now()) ? dutyErrors.days_wrong() : null;
}

async function findHousehold(
  ctx: CommandContext,
  { doorCode }: DutyWish,
): Promise<{ ok: true; id: string | null } | { ok: false; error: CodedError }> {
  if (doorCode === undefined) return { ok: true, id: null };
  const row = await ctx.read
    .selectFrom('households')
    .select('id')
    .where('village_id', '=', ctx.villageId)
    .where('door_code', '=', doorCode)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  return row ? { ok: true, id: row.id } : { ok: false, error: dutyErrors.door_unknown({ doorCode }) };
}

interface Days {
  from: string | null;
  until: string | null;
}

/** Whether two stretches of days, ends included, share one; null is open. */
export function overlap(one: Days, other: Days): boolean {
  const startsAfter = (late: Days, early: Days) =>
    late.from !== null && early.until !== null && late.from > early.until;
  return !startsAfter(one, other) && !startsAfter(other, one);
}
