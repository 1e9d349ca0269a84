import { randomInt } from 'node:crypto';
import type { Write } from '../../platform/command/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { deleteRecoveryCodes, insertRecoveryCode } from './store.ts';

const CODES = 10;
const HALF = 5;

/** No letter that looks like another or like a digit, so that a code survives being copied by hand. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const SHAPE = new RegExp(`^[${SIGNS}]+$`);

/** Ten fresh codes, `K7MPQ-4TWN9`: 49 bits each, which nobody guesses in five tries. */
export function newRecoveryCodes(): string[] {
  const half = () => Array.from({ length: HALF }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
  return Array.from({ length: CODES }, () => `${half()}-${half()}`);
}

/** A code as it is compared; null when it cannot be one. Case, spaces and hyphens do not matter. */
export function normaliseRecoveryCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return plain.length === 2 * HALF && SHAPE.test(plain) ? plain : null;
}

const hashOf = (vault: Vault, accountId: string, code: string): Buffer =>
  vault.index(code, `second-factor.recovery:${accountId}`);

/** The account's codes are these and no others any more. */
export function writesOfRecoveryCodes(vault: Vault, accountId: string, codes: readonly string[]): Write[] {
  const at = { village_id: 0, account_id: accountId } as const;
  return [
    deleteRecoveryCodes(at),
    ...codes.map((code) => {
      const hash = hashOf(vault, accountId, normaliseRecoveryCode(code) ?? code);
      return insertRecoveryCode({ ...at, code_hash: hash.toString('hex') });
    }),
  ];
}

/** Takes a code away if it is there and unused: of two at once only one finds it. */
export async function spendRecoveryCode(
  tx: ScopedTx,
  vault: Vault,
  spend: { accountId: string; typed: string; now: Date },
): Promise<boolean> {
  const code = normaliseRecoveryCode(spend.typed);
  if (code === null) return false;
  const spent = await tx
    .updateTable('recovery_codes')
    .set({ used_at: spend.now })
    .where('account_id', '=', spend.accountId)
    .where('code_hash', '=', hashOf(vault, spend.accountId, code))
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst();
  return spent !== undefined;
}

export async function countRecoveryCodes(tx: ScopedTx, accountId: string): Promise<number> {
  const { left } = await tx
    .selectFrom('recovery_codes')
    .select((count) => count.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return left;
}
