import {
  type Actor,
  type CommandContext,
  defineCommand,
  type Role,
  type Write,
} from '../../platform/command/index.ts';
import { authErrors } from '../../platform/auth/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { administratorRoles, mayAt } from '../../platform/policy/index.ts';
import { readPlaces } from '../orgs/index.ts';
import { accessErrors } from './errors.ts';
import { findPasswordFault, type PasswordProfileName, passwordProfiles } from './password-policy.ts';
import { hashPassword } from './passwords.ts';
import { insertAccount, insertAccountPrivate, insertGrant, insertStaffLogin } from './store.ts';

export interface StaffGrant {
  role: Exclude<Role, 'villager'>;
  /** Left out for administrators, who serve the whole installation. */
  placeId?: number;
  groupName?: string;
  /** A panel member's own household, on which they must not decide. */
  householdId?: string;
  personId?: string;
}

export interface CreateStaffInput {
  username: string;
  password: string;
  displayName: string;
  grants: StaffGrant[];
  /** Until when the password opens nothing but the way to one's own; left out: it is one's own. */
  initialUntil?: string;
  /** Only for demo data. */
  secondFactor?: 'not_required_in_demo';
}

export interface StaffSettings {
  passwordProfile?: PasswordProfileName;
  production?: boolean;
}

const isAdmin = (grant: { role: Role }) => administratorRoles.includes(grant.role);
const mayCreate = (actor: Actor) => mayAt(actor, 0, ['system_admin', 'security_admin']);

/**
 * Makes a staff account with its duties, as the operator, an import or the demo does: a command of the installation
 * (village 0). Officials use the commands of `duties`, which ask who may give what.
 */
export const createStaff = (settings: StaffSettings = {}) =>
  defineCommand({
    name: 'access.create-staff',
    policy: async (ctx) => (mayCreate(ctx.actor) ? null : authErrors.not_allowed()),
    async decide(ctx, input: CreateStaffInput) {
      const username = input.username.trim().toLowerCase();
      const error = await findFault(ctx, settings, username, input);
      if (error) return { ok: false, error };
      const accountId = ctx.ids.uuid();
      return {
        ok: true,
        effects: {
          guards: [],
          writes: await writesOf(ctx, accountId, username, input),
          postings: [],
          audit: {
            action: 'access.staff-created',
            target: `account:${accountId}`,
            after: { grants: input.grants.map(({ role, placeId = 0 }) => ({ role, placeId })) },
          },
          outbox: [],
          result: { accountId },
        },
      };
    },
  });

async function findFault(
  ctx: CommandContext,
  settings: StaffSettings,
  username: string,
  input: CreateStaffInput,
): Promise<CodedError | null> {
  if (input.secondFactor !== undefined && settings.production) return accessErrors.demo_only();
  const profile = passwordProfiles[settings.passwordProfile ?? 'classified_protection'];
  const sentence = findPasswordFault(profile, input.password, username);
  if (sentence) return accessErrors.password_weak({ sentence });
  const admins = input.grants.filter(isAdmin);
  if (admins.length > 1) return accessErrors.admins_apart();
  if (admins.length === 1 && input.grants.length > 1) return accessErrors.admins_alone();
  const placeIds = [
    ...new Set(input.grants.flatMap((grant) => (isAdmin(grant) ? [] : [grant.placeId ?? 0]))),
  ];
  if ((await readPlaces(ctx.read, placeIds)).length < placeIds.length)
    return accessErrors.grant_place_unknown();
  return findUsernameFault(ctx, username);
}

/** Null when the name is of the right shape and free. */
export async function findUsernameFault(ctx: CommandContext, username: string): Promise<CodedError | null> {
  if (!/^[a-z0-9._-]{3,40}$/.test(username)) return accessErrors.username_malformed();
  const taken = await ctx.read
    .selectFrom('staff_logins')
    .select('account_id')
    .where('username', '=', username)
    .executeTakeFirst();
  return taken ? accessErrors.username_taken({ username }) : null;
}

export interface NewAccount {
  accountId: string;
  username: string;
  password: string;
  displayName: string;
  administrator: boolean;
  initialUntil?: string | undefined;
  secondFactor?: 'not_required_in_demo' | undefined;
}

/** The rows of a new staff account, in the audit chain of whoever makes it. */
export async function writesOfAccount(ctx: CommandContext, account: NewAccount): Promise<Write[]> {
  const { accountId, username, initialUntil } = account;
  const at = ctx.clock.now().toISOString();
  const base = { village_id: ctx.villageId };
  return [
    insertAccount({
      ...base,
      id: accountId,
      kind: 'staff',
      administrator: account.administrator,
      second_factor: account.secondFactor ?? 'required',
      created_at: at,
    }),
    insertAccountPrivate({ ...base, account_id: accountId, display_name: account.displayName.trim() }),
    insertStaffLogin({
      ...base,
      account_id: accountId,
      username,
      password_hash: await hashPassword(account.password),
      password_set_at: at,
      initial_until: initialUntil ?? null,
      issued_by: initialUntil === undefined ? null : ctx.actor.accountId,
    }),
  ];
}

async function writesOf(
  ctx: CommandContext,
  accountId: string,
  username: string,
  input: CreateStaffInput,
): Promise<Write[]> {
  const { password, displayName, initialUntil, secondFactor } = input;
  const administrator = input.grants.some(isAdmin);
  const account = { accountId, username, password, displayName, administrator, initialUntil, secondFactor };
  return [
    ...(await writesOfAccount(ctx, account)),
    ...input.grants.map((grant) =>
      insertGrant({
        village_id: ctx.villageId,
        id: ctx.ids.uuid(),
        account_id: accountId,
        role: grant.role,
        place_id: isAdmin(grant) ? null : (grant.placeId ?? null),
        household_id: grant.householdId ?? null,
        person_id: grant.personId ?? null,
        given_at: ctx.clock.now().toISOString(),
        given_by: ctx.actor.accountId,
        group_name: grant.groupName ?? null,
        starts_on: null,
        ends_on: null,
        delegated_from: null,
      }),
    ),
  ];
}
