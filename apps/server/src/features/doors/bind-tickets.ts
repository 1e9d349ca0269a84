import { Failure } from '../../platform/errors/index.ts';
import type { DoorKey, DoorKind } from '../access/index.ts';
import { doorErrors } from './errors.ts';
import type { DoorServices } from './services.ts';
import { issueTicket, peekTicket, takeTicket } from './tickets.ts';

interface KeptDoor {
  kind: DoorKind;
  index: string;
  [more: string]: string;
}

/** A ticket that stands for a door whose owner has just come through it. */
export function issueBindTicket(app: DoorServices, { kind, index }: DoorKey): Promise<string> {
  return issueTicket(app, 'bind', { kind, index: index.toString('hex') } satisfies KeptDoor);
}

/** @throws Failure `doors.ticket_over` */
export async function readBindTicket(app: DoorServices, ticket: string): Promise<DoorKey> {
  const kept = await peekTicket<KeptDoor>(app, 'bind', ticket);
  if (!kept) throw new Failure(doorErrors.ticket_over());
  return { kind: kept.kind, index: Buffer.from(kept.index, 'hex') };
}

/** The ticket has done its work. */
export async function dropBindTicket(app: DoorServices, ticket: string): Promise<void> {
  await takeTicket(app, 'bind', ticket);
}
