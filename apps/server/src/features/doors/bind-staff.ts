import { authErrors } from '../../platform/auth/index.ts';
import { type Actor, defineCommand, readGuards } from '../../platform/command/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { doorErrors } from './errors.ts';
import { deleteStaffDoors, insertStaffDoor } from './store.ts';

export interface BindStaffInput {
  accountId: string;
  /** Digest of the door's name, in hex; null takes the binding away. */
  doorIndex: string | null;
}

const mayBind = (actor: Actor) => mayAt(actor, 0, ['system_admin', 'security_admin']);

/**
 * Says which person of single sign-on a staff account is, or that it is none. A command of the installation (village 0):
 * what a token says of somebody never makes them staff.
 */
export const bindStaff = defineCommand({
  name: 'doors.bind-staff',
  policy: (ctx) => (mayBind(ctx.actor) ? null : authErrors.not_allowed()),
  async decide(ctx, { accountId, doorIndex }: BindStaffInput) {
    const guards = await readGuards(ctx.read, 0, [`doors.staff:${accountId}`]);
    const account = await ctx.read
      .selectFrom('access_accounts')
      .select('id')
      .where('id', '=', accountId)
      .where('kind', '=', 'staff')
      .executeTakeFirst();
    // Nobody opens a door of their own: an administrator's is opened by another one.
    if (!account || accountId === ctx.actor.accountId)
      return { ok: false, error: doorErrors.staff_unknown() };
    const added_at = ctx.clock.now().toISOString();
    const bind =
      doorIndex === null
        ? []
        : [insertStaffDoor({ village_id: 0, account_id: accountId, door_index_hex: doorIndex, added_at })];
    return {
      ok: true,
      effects: {
        guards,
        writes: [deleteStaffDoors({ village_id: 0, account_id: accountId }), ...bind],
        postings: [],
        audit: {
          action: doorIndex === null ? 'doors.staff-unbound' : 'doors.staff-bound',
          target: `account:${accountId}`,
        },
        outbox: [],
        result: {},
      },
    };
  },
});
