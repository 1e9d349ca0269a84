import type { ScopedRead } from '../../platform/db/index.ts';

export interface Card {
  id: string;
  householdId: string;
  personId: string;
  number: string;
  issuedAt: Date;
  pinHash: string | null;
  pinSetAt: Date | null;
  secretHash: Buffer;
}

const columns = [
  'id',
  'household_id as householdId',
  'person_id as personId',
  'number',
  'issued_at as issuedAt',
  'pin_hash as pinHash',
  'pin_set_at as pinSetAt',
  'secret_hash as secretHash',
] as const;

/** The cards in use, all of a village's or some households', by number. */
export function readCards(
  read: ScopedRead,
  villageId: number,
  householdIds?: readonly string[],
): Promise<Card[]> {
  if (householdIds?.length === 0) return Promise.resolve([]);
  const all = read
    .selectFrom('household_cards')
    .select(columns)
    .where('village_id', '=', villageId)
    .where('voided_at', 'is', null)
    .orderBy('number');
  return (householdIds ? all.where('household_id', 'in', [...householdIds]) : all).execute();
}

/** The card in use that has this secret, or null. */
export async function findCardBySecret(
  read: ScopedRead,
  { villageId, secretHash }: { villageId: number; secretHash: Buffer },
): Promise<Card | null> {
  const row = await read
    .selectFrom('household_cards')
    .select(columns)
    .where('village_id', '=', villageId)
    .where('secret_hash', '=', secretHash)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** How many cards a village has ever issued: numbers are never used again. */
export async function countCards(read: ScopedRead, villageId: number): Promise<number> {
  const row = await read
    .selectFrom('household_cards')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('village_id', '=', villageId)
    .executeTakeFirstOrThrow();
  return row.count;
}
