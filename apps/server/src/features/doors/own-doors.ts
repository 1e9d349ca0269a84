import type { Actor } from '../../platform/command/index.ts';
import { noScope, withScope, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { addOwnDoor, auditAccess, type DoorKind, type From, provePhone } from '../access/index.ts';
import { dropBindTicket, readBindTicket } from './bind-tickets.ts';
import { doorErrors } from './errors.ts';
import { refuseCardSession } from './policy.ts';
import type { DoorServices } from './services.ts';

export interface OwnDoor {
  kind: DoorKind;
  /** Of several of a kind, the oldest. */
  addedAt: Date | null;
  count: number;
}

/** The ways in of one's own account, one line for each kind. */
export async function listOwnDoors(app: DoorServices, actor: Actor): Promise<OwnDoor[]> {
  const rows = await withScope(app.db, noScope, (read) =>
    read
      .selectFrom('access_doors')
      .select(['kind', 'added_at'])
      .where('account_id', '=', actor.accountId)
      .orderBy('added_at')
      .orderBy('kind')
      .execute(),
  );
  const kinds = [...new Set(rows.map((row) => row.kind))];
  return kinds.map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return { kind, addedAt: own[0]?.added_at ?? null, count: own.length };
  });
}

/**
 * Adds a way in that its owner has just proven: a service by its ticket, or a phone by its code.
 * @throws Failure `doors.card_session`, `doors.ticket_over`, and those of proving a phone
 */
export async function addDoorToOwn(
  app: DoorServices,
  from: From,
  actor: Actor,
  input: { ticket: string } | { phone: string; code: string },
): Promise<{ merged: boolean }> {
  refuseCardSession(actor);
  if ('ticket' in input) {
    const door = await readBindTicket(app, input.ticket);
    const added = await addOwnDoor(app, from, actor, { door });
    await dropBindTicket(app, input.ticket);
    return added;
  }
  const { phone } = await provePhone(app, from, input);
  return addOwnDoor(app, from, actor, { phone });
}

/**
 * Takes a way in away from one's own account. Sessions that are open go on.
 * @param sure needed for the last one, and for the phone, by which the others find whom they lead to
 * @throws Failure `doors.card_session`, `doors.door_missing`, `doors.last_door`
 */
export async function removeOwnDoor(
  app: DoorServices,
  from: From,
  actor: Actor,
  { kind, sure }: { kind: DoorKind; sure: boolean },
): Promise<void> {
  refuseCardSession(actor);
  await withTx(app.db, noScope, async (tx) => {
    const doors = await tx
      .selectFrom('access_doors')
      .select(['kind', 'door_index'])
      .where('account_id', '=', actor.accountId)
      .forUpdate()
      .execute();
    if (!doors.some((door) => door.kind === kind)) throw new Failure(doorErrors.door_missing());
    const carriesAll = kind === 'phone' || doors.every((door) => door.kind === kind);
    if (!sure && carriesAll) throw new Failure(doorErrors.last_door());
    await tx
      .deleteFrom('access_doors')
      .where('account_id', '=', actor.accountId)
      .where('kind', '=', kind)
      .execute();
  });
  await auditAccess(app, from, {
    actorId: actor.accountId,
    action: 'access.door-removed',
    target: `account:${actor.accountId}`,
    after: { kind },
  });
}
