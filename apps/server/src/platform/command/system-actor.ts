import type { Actor } from './actor.ts';

/** Account id of everything that the installation does by itself; no row of `access_accounts` has it. */
const SYSTEM_ACCOUNT = '00000000-0000-4000-8000-000000000001';

/**
 * The actor of jobs, of the demo and of the operator's command line: reaches every village, and 0, the installation.
 * @example await runCommand(app, importRoster(vault), { actor: systemActor('导入'), villageId, key, from }, roster);
 */
export function systemActor(name: string): Actor {
  return {
    accountId: SYSTEM_ACCOUNT,
    kind: 'staff',
    displayName: name,
    sessionId: SYSTEM_ACCOUNT,
    grants: [{ role: 'system_admin', placeId: 0, placeName: '本系统', lo: 0, hi: Number.MAX_SAFE_INTEGER }],
  };
}
