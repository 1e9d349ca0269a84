import { followRosterGrants } from './features/access/index.ts';
import { followRoster } from './features/events/index.ts';
import type { Db } from './platform/db/index.ts';
import { createOutbox, type Outbox } from './platform/outbox/index.ts';
import type { AppServices } from './services.ts';

/** Tells features of what others did; start it with the writer, and stop it before the services are closed. */
export function createAppOutbox(services: AppServices, db: Pick<Db, 'pools'>): Outbox {
  return createOutbox({
    pool: db.pools.writer,
    subscribers: [followRosterGrants(services), followRoster(services)],
    clock: services.clock,
    onFault: (fault) => services.log.warn({ ...fault, err: fault.error }, 'A message was not taken in yet'),
  });
}
