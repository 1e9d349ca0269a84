import type { Actor } from './actor.ts';

/** Acts of the system itself bear this id in the audit; no account has it and nobody can sign in with it. */
const systemAccountId = '00000000-0000-7000-8000-000000000000';

/**
 * Who acts when nobody does: jobs, imports of the command line, the demo. Reaches every village and the
 * installation itself.
 * @example systemActor('photo-clean-up').grants[0]?.role // 'system_admin'
 */
export function systemActor(name: string): Actor {
  return {
    accountId: systemAccountId,
    kind: 'staff',
    displayName: name,
    sessionId: '',
    grants: [{ role: 'system_admin', placeId: 0, placeName: name, lo: 0, hi: Number.MAX_SAFE_INTEGER }],
  };
}
