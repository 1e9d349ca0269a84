import { noScope, withTx } from '../../platform/db/index.ts';
import { type DoorKey, forgetAttempts, namedDoor } from '../access/index.ts';
import type { DoorServices } from './services.ts';

export const cardDoor = (app: Pick<DoorServices, 'vault'>, cardId: string): DoorKey =>
  namedDoor(app.vault, 'card', cardId);

/** Failures are counted by the secret, so that a card that does not exist is counted alike. */
export const cardSubject = (app: Pick<DoorServices, 'vault'>, secretHash: Buffer): Buffer =>
  app.vault.index(secretHash.toString('hex'), 'sign-in.card');

/** Ends the sessions that some households' cards have opened; with a new PIN the cards themselves stay. */
export async function endCardSessions(
  app: DoorServices,
  cards: readonly { householdId: string }[],
): Promise<void> {
  if (cards.length === 0) return;
  const householdIds = cards.map((card) => card.householdId);
  await withTx(app.db, noScope, (tx) =>
    tx
      .updateTable('sessions')
      .set({ ended_at: app.clock.now() })
      .where('door', '=', 'card')
      .where('only_household', 'in', householdIds)
      .where('ended_at', 'is', null)
      .execute(),
  );
}

/** Takes void cards out of the accounts they led to, and ends what they opened. */
export async function closeCardDoors(
  app: DoorServices,
  cards: readonly { cardId: string; householdId: string }[],
): Promise<void> {
  await endCardSessions(app, cards);
  if (cards.length === 0) return;
  const indexes = cards.map(({ cardId }) => cardDoor(app, cardId).index);
  await withTx(app.db, noScope, (tx) =>
    tx.deleteFrom('access_doors').where('kind', '=', 'card').where('door_index', 'in', indexes).execute(),
  );
}

/** A PIN that was set anew at the desk: earlier failures count no more. */
export async function forgetCardFailures(app: DoorServices, secretHash: Buffer): Promise<void> {
  await withTx(app.db, noScope, (tx) => forgetAttempts(tx, cardSubject(app, secretHash)));
}
