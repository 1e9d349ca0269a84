import { accessSealedColumns } from './features/access/index.ts';
import { personsUseKey, renewPersons, rewrapPersons } from './features/people/index.ts';
import { type CommandApp, recordAudit, systemActor } from './platform/command/index.ts';
import type { Db } from './platform/db/index.ts';
import {
  publishKey,
  readKeys,
  renewColumn,
  retireKey,
  type SealedColumn,
  usesKey,
  type Vault,
} from './platform/vault/index.ts';

export type KeyKind = 'seal' | 'index';

type RotationApp = CommandApp & { db: Pick<Db, 'app' | 'writer'>; vault: Vault };

/** Everything besides persons that holds sealed values for long. */
export const sealedColumns: readonly SealedColumn[] = accessSealedColumns;

/**
 * How long a key rests before it is thrown away: files and drafts that were sealed under it are gone by then, and a
 * back-up of the day before the change can still be put back and read.
 */
export const KEY_REST_MS = 14 * 86_400_000;

/** Makes the next version of a key; every process uses it from the answered moment on. */
export async function beginRotation(
  app: RotationApp,
  kind: KeyKind,
): Promise<{ version: number; activeFrom: Date }> {
  const published = await publishKey(app, kind);
  await note(app, 'vault.key-published', kind, published.version);
  await readKeys(app);
  return published;
}

export interface RotationProgress {
  /** Persons' keys and other values that were sealed anew, and persons whose indexes were. */
  sealed: number;
  indexed: number;
  /** Versions that nothing needed any more, as `seal 1`. */
  retired: string[];
}

/**
 * Brings everything under the present keys and throws away old ones that have rested. Safe at any time, in several
 * processes, and after being cut off: it does what is left.
 */
export async function continueRotation(app: RotationApp): Promise<RotationProgress> {
  await readKeys(app);
  let sealed = await rewrapPersons(app.db, app.vault);
  for (const column of sealedColumns) sealed += await renewColumn(app.db, app.vault, column);
  const indexed = await renewPersons(app.db, app.vault);
  const retired = [...(await retireOld(app, 'seal')), ...(await retireOld(app, 'index'))];
  if (retired.length > 0) await readKeys(app);
  return { sealed, indexed, retired };
}

async function retireOld(app: RotationApp, kind: KeyKind): Promise<string[]> {
  const present = app.vault.version(kind);
  const retired: string[] = [];
  const usedSinceMs = app.clock.now().getTime() - app.vault.keys.activeFrom(kind).getTime();
  if (usedSinceMs < KEY_REST_MS) return retired;
  for (const version of app.vault.keys.usable(kind)) {
    if (version >= present || (await isNeeded(app, kind, version))) continue;
    await retireKey(app, kind, version);
    await note(app, 'vault.key-retired', kind, version);
    retired.push(`${kind} ${version}`);
  }
  return retired;
}

async function isNeeded(app: RotationApp, kind: KeyKind, version: number): Promise<boolean> {
  if (await personsUseKey(app.db, kind, version)) return true;
  if (kind === 'index') return false;
  for (const column of sealedColumns) if (await usesKey(app.db, column, version)) return true;
  return false;
}

async function note(app: RotationApp, action: string, kind: KeyKind, version: number): Promise<void> {
  const refused = await recordAudit(app, {
    villageId: 0,
    actorId: systemActor('keys').accountId,
    from: { ip: '', requestId: 'keys' },
    audit: { action, target: `vault-key:${kind}:${version}` },
  });
  if (refused) throw new Error(`${refused.code}: ${refused.message}`);
}
