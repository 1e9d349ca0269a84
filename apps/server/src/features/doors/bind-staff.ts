import { authErrors } from '../../platform/auth/index.ts';
import { type Actor, defineCommand, readGuards } from '../../platform/command/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { guardOfStaff, holdAccount } from '../access/index.ts';
import { doorErrors } from './errors.ts';
import { deleteStaffDoors, insertStaffDoor } from './store.ts';

export interface BindStaffInput {
  accountId: string;
  /** Digest of the door's name, in hex; null takes the binding away. */
  doorIndex: string | null;
}

const mayBind = (actor: Actor) => mayAt(actor, 0, ['system_admin']);

/**
 * Says which person of single sign-on a staff account is, or that it is none. A command of the installation (village 0):
 * what a token says of somebody never makes them staff.
 */
export const bindStaff = defineCommand({
  name: 'doors.bind-staff',
  policy: (ctx) => (mayBind(ctx.actor) ? null : authErrors.not_allowed()),
  async decide(ctx, { accountId, doorIndex }: BindStaffInput) {
    const guards = await readGuards(ctx.read, 0, [guardOfStaff(accountId)]);
    const account = await ctx.read
      .selectFrom('access_accounts as a')
      .select(['id', 'factor_cleared_by', 'second_factor'])
      .select((eb) =>
        eb
          .exists(
            eb.selectFrom('second_factors as f').select('f.set_at').whereRef('f.account_id', '=', 'a.id'),
          )
          .as('hasFactor'),
      )
      .where('id', '=', accountId)
      .where('kind', '=', 'staff')
      .executeTakeFirst();
    // Nobody opens a door of their own: an administrator's is opened by another one.
    if (!account || accountId === ctx.actor.accountId)
      return { ok: false, error: doorErrors.staff_unknown() };
    // Taking a binding away opens nothing.
    if (doorIndex !== null && account.factor_cleared_by === ctx.actor.accountId)
      return { ok: false, error: doorErrors.same_hands() };
    const added_at = ctx.clock.now().toISOString();
    const at = { village_id: 0, account_id: accountId } as const;
    const bind =
      doorIndex === null
        ? []
        : [insertStaffDoor({ ...at, door_index_hex: doorIndex, added_at, bound_by: ctx.actor.accountId })];
    // A binding is as good as a password handed out: without a factor another must see the owner first.
    const isOpen = doorIndex !== null && account.second_factor === 'required' && !account.hasFactor;
    const hold = isOpen ? [holdAccount({ ...at, by: ctx.actor.accountId })] : [];
    return {
      ok: true,
      effects: {
        guards,
        writes: [deleteStaffDoors(at), ...bind, ...hold],
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
