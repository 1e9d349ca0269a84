import { authErrors } from '../../platform/auth/index.ts';
import { localDay } from '../../platform/clock/index.ts';
import {
  type Actor,
  type CommandContext,
  defineCommand,
  type Guard,
  readGuards,
  type Write,
} from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import {
  deleteRecoveryCodes,
  deleteSecondFactor,
  guardOfStaff,
  hashPassword,
  holdAccount,
  noteFactorCleared,
  putDisabled,
  putDisplayName,
  putPassword,
  releaseAccount,
} from '../access/index.ts';
import { guardSecurityAdmins, hasOtherSecurityAdmin } from './end-duty.ts';
import { dutyErrors } from './errors.ts';
import { initialPasswordOf, initialUntilFrom } from './initial-password.ts';
import { actsOn, isAdministrator, needsSecondHand, rolesGivenBy, type StaffAct } from './policy.ts';
import { readStaff, type StaffRecord } from './read-staff.ts';

export type ChangeStaffInput = {
  accountId: string;
} & ({ act: Exclude<StaffAct, 'rename'> } | { act: 'rename'; displayName: string });

type Planned = { ok: true; writes: Write[]; initialUntil?: string } | { ok: false; error: CodedError };

const pastOf: Readonly<Record<StaffAct, string>> = {
  disable: 'disabled',
  enable: 'enabled',
  reset_password: 'password-reset',
  reset_second_factor: 'second-factor-cleared',
  rename: 'renamed',
  release: 'released',
};

/**
 * In whose audit chain a change of an account stands: the installation's for an administrator, else that of the place
 * where the account works and the actor gives duties.
 */
export function seatOfChange(actor: Actor, target: Pick<StaffRecord, 'duties'>): number {
  if (isAdministrator(actor)) return 0;
  const inReach = target.duties.filter(
    ({ placeId, delegatedFrom }) =>
      delegatedFrom === null && actor.grants.some(({ lo, hi }) => lo <= placeId && placeId <= hi),
  );
  const given = inReach.find(({ placeId, role }) => rolesGivenBy(actor, placeId).some((one) => one === role));
  return (given ?? inReach[0])?.placeId ?? 0;
}

/**
 * Disables an account or lets it in again, hands out a new one-time password, takes a lost second factor away, corrects
 * a name. Whoever did one half of password and factor cannot do the other, and a password handed out for an account
 * without a factor opens nothing until another has seen its owner (`release`).
 */
export const changeStaff = (vault: Vault) =>
  defineCommand({
    name: 'duties.change-staff',
    // What may be done depends on what the account does, which shows only when it is read.
    policy: async () => null,
    async decide(ctx: CommandContext, input: ChangeStaffInput) {
      // Both halves of an account's keys, sent by one person at once, are decided one after the other.
      const ofAccount = [guardOfStaff(input.accountId)];
      const guards = [
        ...(await guardSecurityAdmins(ctx)),
        ...(await readGuards(ctx.read, ctx.villageId, ofAccount)),
      ];
      const today = localDay(ctx.clock.now());
      const staff = await readStaff(ctx.read, input.accountId, today);
      if (staff === null) return { ok: false, error: dutyErrors.staff_unknown() };
      if (staff.accountId === ctx.actor.accountId) return { ok: false, error: dutyErrors.not_to_oneself() };
      if (!actsOn(ctx.actor, staff).includes(input.act) || seatOfChange(ctx.actor, staff) !== ctx.villageId)
        return { ok: false, error: authErrors.not_allowed() };
      const planned = await plan(ctx, vault, staff, input);
      return planned.ok ? { ok: true, effects: effectsOf(input, guards, planned) } : planned;
    },
  });

function effectsOf(
  { accountId, act }: ChangeStaffInput,
  guards: Guard[],
  { writes, initialUntil }: Extract<Planned, { ok: true }>,
) {
  return {
    guards,
    writes,
    postings: [],
    audit: { action: `duties.staff-${pastOf[act]}`, target: `account:${accountId}` },
    outbox: [],
    result: { accountId, ...(initialUntil === undefined ? {} : { initialUntil }) },
  };
}

async function plan(
  ctx: CommandContext,
  vault: Vault,
  staff: StaffRecord,
  input: ChangeStaffInput,
): Promise<Planned> {
  const at = { village_id: ctx.villageId, account_id: staff.accountId };
  switch (input.act) {
    case 'disable':
    case 'enable':
      return planDisabling(ctx, staff, input.act === 'disable');
    case 'reset_password':
      return planPassword(ctx, vault, staff);
    case 'reset_second_factor':
      return planFactor(ctx, staff);
    case 'release':
      return planRelease(ctx, staff);
    case 'rename':
      return { ok: true, writes: [putDisplayName({ ...at, display_name: input.displayName.trim() })] };
  }
}

async function planDisabling(ctx: CommandContext, staff: StaffRecord, disable: boolean): Promise<Planned> {
  if (staff.disabled === disable) return { ok: false, error: dutyErrors.already_so() };
  const now = ctx.clock.now();
  const guards = staff.duties.some((duty) => duty.role === 'security_admin' && duty.inForce);
  if (disable && guards && !(await hasOtherSecurityAdmin(ctx.read, staff.accountId, localDay(now))))
    return { ok: false, error: dutyErrors.last_security_admin() };
  const disabled_at = disable ? now.toISOString() : null;
  return {
    ok: true,
    writes: [putDisabled({ village_id: ctx.villageId, id: staff.accountId, disabled_at })],
  };
}

async function planPassword(ctx: CommandContext, vault: Vault, staff: StaffRecord): Promise<Planned> {
  if (staff.factorClearedBy === ctx.actor.accountId) return { ok: false, error: dutyErrors.same_hands() };
  const initialUntil = initialUntilFrom(ctx.clock.now());
  const write = putPassword({
    village_id: ctx.villageId,
    account_id: staff.accountId,
    password_hash: await hashPassword(initialPasswordOf(vault, { key: ctx.key, accountId: staff.accountId })),
    password_set_at: ctx.clock.now().toISOString(),
    initial_until: initialUntil,
    issued_by: ctx.actor.accountId,
  });
  const hold = holdAccount({
    village_id: ctx.villageId,
    account_id: staff.accountId,
    by: ctx.actor.accountId,
  });
  const held = staff.factorRequired && !staff.secondFactor && needsSecondHand(ctx.actor, staff);
  return { ok: true, writes: held ? [write, hold] : [write], initialUntil };
}

/** The one who looks is not the one who printed, and looks when the owner's own telephone is bound. */
function planRelease(ctx: CommandContext, staff: StaffRecord): Planned {
  if (staff.heldBy === null) return { ok: false, error: dutyErrors.not_held() };
  if (staff.heldBy === ctx.actor.accountId) return { ok: false, error: dutyErrors.own_slip() };
  if (!staff.secondFactor || staff.passwordPending) return { ok: false, error: dutyErrors.owner_not_ready() };
  const at = { village_id: ctx.villageId, account_id: staff.accountId };
  return { ok: true, writes: [releaseAccount({ ...at, by: ctx.actor.accountId })] };
}

function planFactor(ctx: CommandContext, staff: StaffRecord): Planned {
  if (!staff.secondFactor) return { ok: false, error: dutyErrors.no_second_factor() };
  const gavePassword = staff.passwordPending && staff.issuedBy === ctx.actor.accountId;
  if (gavePassword || staff.boundBy.includes(ctx.actor.accountId))
    return { ok: false, error: dutyErrors.same_hands() };
  const at = { village_id: ctx.villageId, account_id: staff.accountId };
  return {
    ok: true,
    writes: [
      deleteSecondFactor(at),
      deleteRecoveryCodes(at),
      noteFactorCleared({ ...at, by: ctx.actor.accountId }),
    ],
  };
}
