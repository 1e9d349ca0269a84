import { recordAudit, type Write } from '../../platform/command/index.ts';
import type { Json } from '../../platform/errors/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { AccessServices, From } from './services.ts';

/** Signing in belongs to the installation, not to a village. */
const INSTALLATION = 0;

/** Two changes of one account in one batch get into each other's way; the second goes again. */
const ATTEMPTS_MAX = 5;

interface Entry {
  actorId: string;
  action: string;
  target: string;
  after?: Json;
}

/** Leaves a trace of signing in or out; an act that cannot be traced does not happen. */
export async function auditAccess(app: AccessServices, from: From, entry: Entry): Promise<void> {
  const { actorId, ...audit } = entry;
  const error = await recordAudit(app, { villageId: INSTALLATION, actorId, from, audit });
  if (error) throw new Failure(error);
}

/** Changes what somebody signs in with, together with its trace: both are durable or neither. */
export async function writeAccess(
  app: AccessServices,
  from: From,
  { actorId, ...audit }: Entry,
  writes: Write[],
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const outcome = await app.writer.submit({
      villageId: INSTALLATION,
      key: app.ids.uuid(),
      name: 'access.write',
      body: null,
      actorId,
      from,
      effects: { guards: [], writes, postings: [], audit, outbox: [], result: {} },
    });
    if (outcome.kind === 'refused') throw new Failure(outcome.error);
    if (outcome.kind === 'committed') return;
  }
  throw new Error(`${audit.action} met rows that moved each time`);
}
