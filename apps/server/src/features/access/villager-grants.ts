import type { Clock } from '../../platform/clock/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { PersonOfPhone } from '../people/index.ts';

/** Whom the roster has: a villager's grant is for one person in one household. */
export type Signer = Pick<PersonOfPhone, 'villageId' | 'householdId' | 'personId' | 'name'>;

/** Gives the grant of one person in one household, unless it is there. */
export async function ensureGrant(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  accountId: string,
  signer: Signer,
): Promise<void> {
  const held = await readGrants(tx, accountId);
  if (!held.some((grant) => grantKey(grant) === signerKey(signer))) await give(tx, app, accountId, [signer]);
}

interface HeldGrant {
  id: string;
  place_id: number | null;
  household_id: string | null;
  person_id: string | null;
}

const grantKey = (grant: HeldGrant) => `${grant.place_id} ${grant.household_id} ${grant.person_id}`;
const signerKey = (signer: Signer) => `${signer.villageId} ${signer.householdId} ${signer.personId}`;

function readGrants(tx: ScopedTx, accountId: string): Promise<HeldGrant[]> {
  return tx
    .selectFrom('role_grants')
    .select(['id', 'place_id', 'household_id', 'person_id'])
    .where('account_id', '=', accountId)
    .where('role', '=', 'villager')
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * Ends what the roster no longer says and gives what it says now. Of several people of one household who share a phone
 * the account stands for each.
 * @param signers whom the roster has under a phone that was proven just now, and whom the account stood for already;
 *   nobody else may be among them
 */
export async function alignGrants(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  accountId: string,
  signers: Signer[],
): Promise<void> {
  const held = await readGrants(tx, accountId);
  const heldKeys = new Set(held.map(grantKey));
  // Two phones of one account may lead to the same person.
  const wanted = new Map(signers.map((signer) => [signerKey(signer), signer]));
  await end(
    tx,
    app,
    held.filter((grant) => !wanted.has(grantKey(grant))),
  );
  await give(
    tx,
    app,
    accountId,
    [...wanted.values()].filter((signer) => !heldKeys.has(signerKey(signer))),
  );
}

async function end(tx: ScopedTx, app: { clock: Clock }, grants: HeldGrant[]): Promise<void> {
  if (grants.length === 0) return;
  const ids = grants.map((grant) => grant.id);
  await tx.updateTable('role_grants').set({ ended_at: app.clock.now() }).where('id', 'in', ids).execute();
}

async function give(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  accountId: string,
  signers: Signer[],
): Promise<void> {
  if (signers.length === 0) return;
  const given = signers.map((signer) => ({
    id: app.ids.uuid(),
    account_id: accountId,
    role: 'villager' as const,
    place_id: signer.villageId,
    household_id: signer.householdId,
    person_id: signer.personId,
    given_at: app.clock.now(),
    ended_at: null,
  }));
  await tx.insertInto('role_grants').values(given).execute();
}
