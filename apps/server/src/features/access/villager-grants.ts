import type { Clock } from '../../platform/clock/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { PersonOfPhone } from '../people/index.ts';

/** Whom the roster has: a villager's grant is for one person in one household. */
export type Signer = Pick<PersonOfPhone, 'villageId' | 'householdId' | 'personId' | 'name'>;

/** Gives the grant of one person in one household, unless it is there; another person's there ends. */
export async function ensureGrant(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  accountId: string,
  signer: Signer,
): Promise<void> {
  const held = await readGrants(tx, accountId);
  if (held.some((grant) => grantKey(grant) === signerKey(signer))) return;
  const sameHome = held.filter((grant) => homeOfGrant(grant) === homeOf(signer));
  await end(tx, app, sameHome);
  await give(tx, app, accountId, [signer]);
}

interface HeldGrant {
  id: string;
  place_id: number | null;
  household_id: string | null;
  person_id: string | null;
}

const homeOfGrant = (grant: HeldGrant) => `${grant.place_id} ${grant.household_id}`;
const homeOf = (signer: Signer) => `${signer.villageId} ${signer.householdId}`;
const grantKey = (grant: HeldGrant) => `${homeOfGrant(grant)} ${grant.person_id}`;
const signerKey = (signer: Signer) => `${homeOf(signer)} ${signer.personId}`;

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
 * Ends what the roster no longer says and gives what it says now. An account stands for one person of each household:
 * of several who share its phone, whoever it stood for already.
 */
export async function alignGrants(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  accountId: string,
  signers: Signer[],
): Promise<void> {
  const held = await readGrants(tx, accountId);
  const heldKeys = new Set(held.map(grantKey));
  const wanted = new Map<string, Signer>();
  for (const signer of signers)
    if (!wanted.has(homeOf(signer)) || heldKeys.has(signerKey(signer))) wanted.set(homeOf(signer), signer);
  const wantedKeys = new Set([...wanted.values()].map(signerKey));
  // First end, then give: there is room for one grant in each household.
  await end(
    tx,
    app,
    held.filter((grant) => !wantedKeys.has(grantKey(grant))),
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
