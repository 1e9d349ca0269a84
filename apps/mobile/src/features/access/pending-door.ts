import { currentTime } from '../../lib/clock';
import { readStored, removeStored, writeStored } from '../../platform/storage';
import { api } from './server';

const KEY = 'pending-door';

interface Pending {
  ticket: string;
  until: number;
}

/** A service knows who this is, but we do not yet: the next proof of a phone joins the two. */
export function keepPendingDoor(ticket: string, expiresInSec: number): void {
  writeStored(KEY, { ticket, until: currentTime() + expiresInSec * 1000 } satisfies Pending);
}

/** Joins what waits to the account that was just signed in. Failing is no harm: the next time asks for the phone again. */
export async function joinPendingDoor(): Promise<void> {
  const pending = readStored<Pending>(KEY);
  removeStored(KEY);
  if (pending && pending.until > currentTime()) await api.addDoor({ ticket: pending.ticket });
}
