import { z } from 'zod';
import { localIso } from '../../platform/clock/index.ts';
import { type Actor, ROLES } from '../../platform/command/index.ts';
import { page, placeId, uuid, when } from '../../platform/http/index.ts';
import { actsOn, type DutyRole, rolesGivenBy } from './policy.ts';
import type { Duty, StaffRecord } from './read-staff.ts';

const dutyRoles = ROLES.filter((role): role is DutyRole => role !== 'villager');
const day = (title: string) =>
  z.iso.date({ error: `“${title}”要写成 2026-01-31 这样的日期。` }).meta({ title });

export const AccountParams = z.object({ accountId: uuid('账号编号') });
export const GrantParams = z.object({ grantId: uuid('职责编号') });
export const PlaceParams = z.object({ placeId: placeId() });

export const StaffQuery = z.object({
  q: z.string().max(40).optional().meta({ title: '姓名或用户名' }),
  ...page,
});

export const DutyBody = z.object({
  role: z.enum(dutyRoles).meta({ title: '职责' }),
  placeId: placeId().optional(),
  groupName: z.string().min(1).max(80).optional().meta({ title: '村民小组' }),
  doorCode: z.string().min(1).max(40).optional().meta({ title: '本人所在户的门牌' }),
  from: day('开始日期').optional(),
  until: day('结束日期').optional(),
});

export const MakeStaffBody = z.object({
  /** Absent: spelt out of the name. */
  username: z.string().min(1).max(60).optional().meta({ title: '用户名' }),
  displayName: z.string().trim().min(1).max(40).meta({ title: '姓名' }),
  administrator: z.boolean().default(false).meta({ title: '管理员账号' }),
  duty: DutyBody.optional(),
});

export const RenameBody = z.object({ displayName: z.string().trim().min(1).max(40).meta({ title: '姓名' }) });

export const DelegateBody = z.object({
  accountId: uuid('同事'),
  from: day('开始日期'),
  until: day('结束日期'),
});

const DutyAnswer = z.object({
  grantId: z.uuid(),
  role: z.enum(ROLES),
  placeId: z.int(),
  placeName: z.string(),
  groupName: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  /** False while its first day is still to come, or the absent colleague's own duty does not hold. */
  inForce: z.boolean(),
  /** The absent colleague, when it is done for one. */
  standsInFor: z.string().optional(),
  /** Whether the asker may end it. */
  mayEnd: z.boolean(),
});

export const StaffAnswer = z.object({
  accountId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  administrator: z.boolean(),
  disabled: z.boolean(),
  passwordPending: z.boolean(),
  secondFactor: z.boolean(),
  lastSeenAt: when().optional(),
  duties: z.array(DutyAnswer),
  /** What the asker may do to this account. */
  acts: z.array(z.enum(['disable', 'enable', 'reset_password', 'reset_second_factor', 'rename', 'release'])),
});

export const StaffListAnswer = z.object({
  staff: z.array(StaffAnswer),
  total: z.int(),
  /** Whether the asker makes accounts without a duty. */
  makesBareAccounts: z.boolean(),
});

/** Shown once, to be printed on a slip. */
export const SlipAnswer = z.object({
  accountId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  initialPassword: z.string(),
  initialUntil: when(),
  duties: z.array(z.object({ placeName: z.string(), role: z.enum(ROLES), groupName: z.string().optional() })),
  /** Where to sign in with it. */
  address: z.string(),
  /** The same address with name and password filled in, for a phone's camera; a path in a field of `size` × `size`. */
  square: z.object({ size: z.int(), path: z.string() }),
});

export const ChangedAnswer = z.object({ accountId: z.uuid() });
export const GivenAnswer = z.object({ grantId: z.uuid() });

const WorkerAnswer = DutyAnswer.extend({
  accountId: z.uuid(),
  displayName: z.string(),
  /** The account is let in no more. */
  disabled: z.boolean(),
});

export const PlaceDutiesAnswer = z.object({
  placeId: z.int(),
  placeName: z.string(),
  duties: z.array(WorkerAnswer),
  /** What the asker may give here. */
  mayGive: z.array(z.enum(dutyRoles)),
  groups: z.array(z.string()),
});

export const OwnDutiesAnswer = z.object({
  duties: z.array(
    DutyAnswer.extend({
      /** Whether it can be handed to somebody for an absence. */
      delegable: z.boolean(),
      colleagues: z.array(
        z.object({ accountId: z.uuid(), displayName: z.string(), roles: z.array(z.enum(ROLES)) }),
      ),
      /** Who does it on which days, by my arrangement. */
      delegations: z.array(
        z.object({ grantId: z.uuid(), displayName: z.string(), from: z.string(), until: z.string() }),
      ),
    }),
  ),
});

export function toDutyAnswer(actor: Actor, duty: Duty): z.output<typeof DutyAnswer> {
  const { grantId, role, placeId: at, placeName, groupName, from, until, inForce, standsInFor } = duty;
  const given = rolesGivenBy(actor, at).some((one) => one === role);
  return {
    grantId,
    role,
    placeId: at,
    placeName,
    ...(groupName === null ? {} : { groupName }),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
    inForce,
    ...(standsInFor === null ? {} : { standsInFor }),
    mayEnd: given || (duty.delegatedFrom !== null && duty.accountId === actor.accountId),
  };
}

export function toStaffAnswer(actor: Actor, staff: StaffRecord): z.output<typeof StaffAnswer> {
  const acts = actsOn(actor, staff).filter(
    (act) =>
      act !== (staff.disabled ? 'disable' : 'enable') &&
      (act !== 'reset_second_factor' || staff.secondFactor) &&
      (act !== 'release' || (staff.heldBy !== null && staff.heldBy !== actor.accountId)),
  );
  return {
    accountId: staff.accountId,
    username: staff.username,
    displayName: staff.displayName,
    administrator: staff.administrator,
    disabled: staff.disabled,
    passwordPending: staff.passwordPending,
    secondFactor: staff.secondFactor,
    ...(staff.lastSeenAt === null ? {} : { lastSeenAt: localIso(staff.lastSeenAt) }),
    duties: staff.duties.map((duty) => toDutyAnswer(actor, duty)),
    acts,
  };
}
