import { hashToken, newToken } from '../../platform/auth/index.ts';
import { noScope, withScope, withTx } from '../../platform/db/index.ts';
import type { Json } from '../../platform/errors/index.ts';
import type { DoorServices } from './services.ts';
import type { TicketPurpose } from './tables.ts';

/** How long each kind of ticket may be used, in seconds. */
export const ticketLivesSec: Readonly<Record<TicketPurpose, number>> = {
  /** Between a service's "this is who" and the proof of the phone. */
  bind: 10 * 60,
  /** Between leaving for another page and coming back: people look for their password. */
  web: 10 * 60,
  /** From our own answer to our own page. */
  handover: 2 * 60,
};

type App = Pick<DoorServices, 'db' | 'vault' | 'clock'>;

const placeOf = (purpose: TicketPurpose, hash: Buffer) => `door-ticket:${purpose}:${hash.toString('hex')}`;

/**
 * Keeps something for a few minutes and gives out a ticket of 256 random bits for it, which opens it once. What is kept
 * is sealed and only the ticket's hash is stored.
 * @param token a ticket that has been given out in another way, such as the state of a sign-in elsewhere
 */
export async function issueTicket(
  app: App,
  purpose: TicketPurpose,
  kept: Json,
  token: string = newToken(),
): Promise<string> {
  const hash = hashToken(token);
  const row = {
    ticket_hash: hash,
    purpose,
    sealed: app.vault.seal(JSON.stringify(kept), placeOf(purpose, hash)),
    expires_at: new Date(app.clock.now().getTime() + ticketLivesSec[purpose] * 1000),
  };
  await withTx(app.db, noScope, (tx) => tx.insertInto('door_tickets').values(row).execute());
  return token;
}

/** Takes what a ticket stands for, of two at once only one; null when it is unknown, used, over or for another purpose. */
export async function takeTicket<Kept extends Json>(
  app: App,
  purpose: TicketPurpose,
  token: string,
): Promise<Kept | null> {
  const hash = hashToken(token);
  const row = await withTx(app.db, noScope, (tx) =>
    tx
      .deleteFrom('door_tickets')
      .where('ticket_hash', '=', hash)
      .where('purpose', '=', purpose)
      .returning(['sealed', 'expires_at'])
      .executeTakeFirst(),
  );
  return openRow<Kept>(app, purpose, hash, row);
}

/** Looks at what a ticket stands for without using it up. */
export async function peekTicket<Kept extends Json>(
  app: App,
  purpose: TicketPurpose,
  token: string,
): Promise<Kept | null> {
  const hash = hashToken(token);
  const row = await withScope(app.db, noScope, (read) =>
    read
      .selectFrom('door_tickets')
      .select(['sealed', 'expires_at'])
      .where('ticket_hash', '=', hash)
      .where('purpose', '=', purpose)
      .executeTakeFirst(),
  );
  return openRow<Kept>(app, purpose, hash, row);
}

function openRow<Kept extends Json>(
  app: App,
  purpose: TicketPurpose,
  hash: Buffer,
  row: { sealed: Buffer; expires_at: Date } | undefined,
): Kept | null {
  if (!row || row.expires_at.getTime() <= app.clock.now().getTime()) return null;
  // We sealed it ourselves: the seal vouches for the shape.
  return JSON.parse(app.vault.open(row.sealed, placeOf(purpose, hash))) as Kept;
}

/** Removes tickets that nobody came back for. */
export async function cleanUpTickets(app: App): Promise<{ tickets: number }> {
  const removed = await withTx(app.db, noScope, (tx) =>
    tx.deleteFrom('door_tickets').where('expires_at', '<', app.clock.now()).executeTakeFirst(),
  );
  return { tickets: Number(removed.numDeletedRows) };
}
