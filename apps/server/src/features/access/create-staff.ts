import {
  type Actor,
  type CommandContext,
  defineCommand,
  type Role,
  type Write,
} from '../../platform/command/index.ts';
import { authErrors } from '../../platform/auth/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { readPlaces } from '../orgs/index.ts';
import { accessErrors } from './errors.ts';
import { findPasswordFault, type PasswordProfileName, passwordProfiles } from './password-policy.ts';
import { hashPassword } from './passwords.ts';
import { insertAccount, insertAccountPrivate, insertGrant, insertStaffLogin } from './store.ts';

export interface StaffGrant {
  role: Exclude<Role, 'villager'>;
  placeId: number;
  /** A panel member's own household, on which they must not decide. */
  householdId?: string;
  personId?: string;
}

export interface CreateStaffInput {
  username: string;
  password: string;
  displayName: string;
  grants: StaffGrant[];
}

const ADMINS: ReadonlySet<Role> = new Set(['system_admin', 'security_admin', 'audit_admin']);
const mayCreate = (actor: Actor) => mayAt(actor, 0, ['system_admin', 'security_admin']);

/** Makes a staff account with its duties. A command of the installation (village 0). */
export const createStaff = (profile: PasswordProfileName = 'classified_protection') =>
  defineCommand({
    name: 'access.create-staff',
    policy: async (ctx) => (mayCreate(ctx.actor) ? null : authErrors.not_allowed()),
    async decide(ctx, input: CreateStaffInput) {
      const username = input.username.trim().toLowerCase();
      const error = await findFault(ctx, profile, username, input);
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
            after: { grants: input.grants.map(({ role, placeId }) => ({ role, placeId })) },
          },
          outbox: [],
          result: { accountId },
        },
      };
    },
  });

async function findFault(
  ctx: CommandContext,
  profile: PasswordProfileName,
  username: string,
  input: CreateStaffInput,
): Promise<CodedError | null> {
  if (!/^[a-z0-9._-]{3,40}$/.test(username)) return accessErrors.username_malformed();
  const sentence = findPasswordFault(passwordProfiles[profile], input.password, username);
  if (sentence) return accessErrors.password_weak({ sentence });
  if (input.grants.filter((grant) => ADMINS.has(grant.role)).length > 1) return accessErrors.admins_apart();
  const placeIds = [...new Set(input.grants.map((grant) => grant.placeId))];
  if ((await readPlaces(ctx.read, placeIds)).length < placeIds.length)
    return accessErrors.grant_place_unknown();
  const taken = await ctx.read
    .selectFrom('staff_logins')
    .select('account_id')
    .where('username', '=', username)
    .executeTakeFirst();
  return taken ? accessErrors.username_taken({ username }) : null;
}

async function writesOf(
  ctx: CommandContext,
  accountId: string,
  username: string,
  input: CreateStaffInput,
): Promise<Write[]> {
  const at = ctx.clock.now().toISOString();
  const base = { village_id: 0 } as const;
  return [
    insertAccount({ ...base, id: accountId, kind: 'staff', created_at: at }),
    insertAccountPrivate({ ...base, account_id: accountId, display_name: input.displayName }),
    insertStaffLogin({
      ...base,
      account_id: accountId,
      username,
      password_hash: await hashPassword(input.password),
      password_set_at: at,
    }),
    ...input.grants.map((grant) =>
      insertGrant({
        ...base,
        id: ctx.ids.uuid(),
        account_id: accountId,
        role: grant.role,
        place_id: grant.placeId,
        household_id: grant.householdId ?? null,
        person_id: grant.personId ?? null,
        given_at: at,
      }),
    ),
  ];
}
