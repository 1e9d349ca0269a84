import { verifyVillage } from '@jishan/ledger';
import {
  type Actor,
  type CommandApp,
  type CommandRequest,
  recordAudit,
} from '../../platform/command/index.ts';
import { localIso } from '../../platform/clock/index.ts';
import { withSnapshot } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { verifyAudit } from '../../platform/writer/index.ts';

const SHOWN_MAX = 50;

/**
 * Recomputes both chains of a village, the record of acts and the ledger, from their rows in one snapshot, and writes down
 * that somebody looked. Findings name the row; damage is reported and never mended here.
 */
export async function checkVillage(
  app: CommandApp,
  actor: Actor,
  from: CommandRequest['from'],
  villageId: number,
) {
  const { audit, ledger } = await withSnapshot(app.db, { lo: villageId, hi: villageId }, async (read) => ({
    audit: await verifyAudit(read, villageId),
    ledger: await verifyVillage(read, villageId),
  }));
  const result = {
    checkedAt: localIso(app.clock.now()),
    audit: {
      rows: audit.rows,
      detailsErased: audit.detailsErased,
      damaged: audit.findings.length,
      findings: audit.findings.slice(0, SHOWN_MAX).map(({ seq, problem }) => ({ seq, problem })),
    },
    ledger: {
      rows: ledger.postings,
      damaged: ledger.findings.length,
      findings: ledger.findings
        .slice(0, SHOWN_MAX)
        .map(({ seq, problem }) => ({ seq: seq ?? null, problem })),
    },
  };
  const refused = await recordAudit(app, {
    villageId,
    actorId: actor.accountId,
    from: { ip: from.ip, requestId: from.requestId },
    audit: {
      action: 'oversight.audit-checked',
      target: `village:${villageId}`,
      after: { auditDamaged: result.audit.damaged, ledgerDamaged: result.ledger.damaged },
    },
  });
  if (refused) throw new Failure(refused);
  return result;
}
