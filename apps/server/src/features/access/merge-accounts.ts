import type { Clock } from '../../platform/clock/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';

/**
 * Makes one account of two that turned out to be one person's: doors move, sessions of the one that goes end, and it
 * never comes in again. Grants follow the roster: bring those of `keep` in line afterwards.
 * @param phones whether the phones of the account that goes move too; not when it is known only that a newer phone
 *   took their place, since an old number may be somebody else's by now
 */
export async function mergeAccounts(
  tx: ScopedTx,
  app: { clock: Clock },
  { keep, gone, phones }: { keep: string; gone: string; phones: 'move' | 'drop' },
): Promise<void> {
  const now = app.clock.now();
  if (phones === 'drop')
    await tx.deleteFrom('access_doors').where('account_id', '=', gone).where('kind', '=', 'phone').execute();
  await tx.updateTable('access_doors').set({ account_id: keep }).where('account_id', '=', gone).execute();
  await tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('account_id', '=', gone)
    .where('ended_at', 'is', null)
    .execute();
  await tx
    .updateTable('role_grants')
    .set({ ended_at: now })
    .where('account_id', '=', gone)
    .where('role', '=', 'villager')
    .where('ended_at', 'is', null)
    .execute();
  await tx.deleteFrom('access_names').where('account_id', '=', gone).execute();
  await tx
    .updateTable('access_accounts')
    .set({ disabled_at: now, merged_into: keep })
    .where('id', '=', gone)
    .where('kind', '=', 'villager')
    .execute();
}
