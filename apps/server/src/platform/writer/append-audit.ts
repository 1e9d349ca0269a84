import { microsecondsOf } from '@jishan/ledger';
import { auditHashOf, detailCommitmentOf } from './audit-chain.ts';
import type { BatchEnvironment } from './job.ts';
import type { CommandHead } from './open-batch.ts';
import type { Submission } from './types.ts';

type Row = Record<string, unknown>;

/** Adds a command's row to its village's audit chain, with the erasable detail it commits to. */
export function appendAudit(
  { villageId, effects, actorId, from, onBehalfOf = [] }: Submission,
  commandId: string,
  head: CommandHead,
  env: BatchEnvironment,
  rows: { audit: Row[]; details: Row[] },
): void {
  const { action, target, before, after, reason } = effects.audit;
  const { algorithm } = env;
  const { requestId } = from;
  const absent = onBehalfOf.length > 0 ? { onBehalfOf } : {};
  const detail = JSON.stringify({ ip: from.ip, ...absent, before, after, reason });
  const salt = env.random(16).toString('hex');
  const commitment = detailCommitmentOf(algorithm, salt, detail);
  const seq = head.auditSeq + 1;
  const atUs = microsecondsOf(env.at);
  const record = {
    villageId,
    seq,
    atUs,
    actorId,
    action,
    target,
    commandId,
    requestId,
    algorithm,
    commitment,
  };
  head.auditHash = auditHashOf(algorithm, head.auditHash, record);
  head.auditSeq = seq;
  rows.audit.push({
    village_id: villageId,
    seq,
    at: env.at,
    actor_id: actorId,
    action,
    target,
    command_id: commandId,
    request_id: requestId,
    algorithm,
    commitment,
    hash: head.auditHash,
  });
  rows.details.push({ village_id: villageId, seq, salt, detail });
}
