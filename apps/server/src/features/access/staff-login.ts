import type { SessionStage } from '../../platform/command/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';

/** What signing staff in has to know of an account. */
export interface StaffLogin {
  accountId: string;
  username: string;
  displayName: string;
  passwordHash: string;
  /** Until when a handed-out password opens the way to one's own; null: it is one's own. */
  initialUntil: Date | null;
  disabled: boolean;
  hasFactor: boolean;
  /** False only for accounts of demo data. */
  factorRequired: boolean;
}

/** Failures of a name, of its second factor and of its old password are counted together. */
export const staffSubject = (vault: Vault, username: string): Buffer =>
  vault.index(username, 'sign-in.username');

export async function findStaffLogin(
  tx: ScopedTx,
  by: { username: string } | { accountId: string },
): Promise<StaffLogin | null> {
  const [column, value] =
    'username' in by ? (['l.username', by.username] as const) : (['l.account_id', by.accountId] as const);
  const row = await tx
    .selectFrom('staff_logins as l')
    .innerJoin('access_accounts as a', 'a.id', 'l.account_id')
    .leftJoin('access_names as n', 'n.account_id', 'l.account_id')
    .leftJoin('second_factors as f', 'f.account_id', 'l.account_id')
    .select(['l.account_id', 'l.username', 'l.password_hash', 'l.initial_until'])
    .select(['a.disabled_at', 'a.second_factor', 'n.display_name', 'f.set_at'])
    .where(column, '=', value)
    .executeTakeFirst();
  if (!row) return null;
  return {
    accountId: row.account_id,
    username: row.username,
    displayName: row.display_name ?? '',
    passwordHash: row.password_hash,
    initialUntil: row.initial_until,
    disabled: row.disabled_at !== null,
    hasFactor: row.set_at !== null,
    factorRequired: row.second_factor === 'required',
  };
}

/** What comes next after the password: the factor proves who it is before anything may be set. */
export function nextStage(
  login: Pick<StaffLogin, 'hasFactor' | 'factorRequired' | 'initialUntil'>,
  done: { factor: boolean },
): SessionStage | null {
  if (login.hasFactor && !done.factor) return 'second_factor';
  if (login.initialUntil !== null) return 'first_password';
  if (!login.hasFactor && login.factorRequired) return 'second_factor_setup';
  return null;
}
