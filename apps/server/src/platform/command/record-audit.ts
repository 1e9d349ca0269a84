import type { CodedError } from '../errors/index.ts';
import type { Ids } from '../ids/index.ts';
import type { Writer } from '../writer/types.ts';
import type { AuditDraft, CommandRequest } from './types.ts';

/**
 * Writes one row into a village's audit chain for an act that is no command: an unmasked read, a sign-in. Village 0
 * is the installation's own chain.
 * @returns null once the row is durable, otherwise why it could not be written.
 */
export async function recordAudit(
  app: { writer: Writer; ids: Ids },
  entry: { villageId: number; actorId: string; from: CommandRequest['from']; audit: AuditDraft },
): Promise<CodedError | null> {
  const { villageId, actorId, from, audit } = entry;
  const outcome = await app.writer.submit({
    villageId,
    key: app.ids.uuid(),
    name: 'audit.record',
    body: null,
    actorId,
    from,
    effects: { guards: [], writes: [], postings: [], audit, outbox: [], result: {} },
  });
  return outcome.kind === 'refused' ? outcome.error : null;
}
