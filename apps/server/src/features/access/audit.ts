import { recordAudit } from '../../platform/command/index.ts';
import type { Json } from '../../platform/errors/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { AccessServices, From } from './services.ts';

/** Signing in belongs to the installation, not to a village. */
const INSTALLATION = 0;

/** Leaves a trace of signing in or out; an act that cannot be traced does not happen. */
export async function auditAccess(
  app: AccessServices,
  from: From,
  entry: { actorId: string; action: string; target: string; after?: Json },
): Promise<void> {
  const { actorId, ...audit } = entry;
  const error = await recordAudit(app, { villageId: INSTALLATION, actorId, from, audit });
  if (error) throw new Failure(error);
}
