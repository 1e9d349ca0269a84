import { hashToken, newToken } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';

const HOUR_SEC = 3600;

/** How long a session lasts: from its beginning, and unused (null: no such end). */
const LASTS = {
  staff: { totalSec: 12 * HOUR_SEC, idleSec: HOUR_SEC / 2 },
  villager: { totalSec: 30 * 24 * HOUR_SEC, idleSec: null },
} as const;

export interface OpenedSession {
  token: string;
  expiresAt: Date;
}

/** Opens a session for an account; the token is given out once and only its hash is kept. */
export async function openSession(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  account: { id: string; kind: keyof typeof LASTS },
): Promise<OpenedSession> {
  const token = newToken();
  const now = app.clock.now();
  const { totalSec, idleSec } = LASTS[account.kind];
  const expiresAt = new Date(now.getTime() + totalSec * 1000);
  await tx
    .insertInto('sessions')
    .values({
      token_hash: hashToken(token),
      id: app.ids.uuid(),
      account_id: account.id,
      created_at: now,
      seen_at: now,
      idle_sec: idleSec,
      ends_at: expiresAt,
      ended_at: null,
    })
    .execute();
  return { token, expiresAt };
}
