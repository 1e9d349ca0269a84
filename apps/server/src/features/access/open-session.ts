import { hashToken, newToken } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { SessionStage } from '../../platform/command/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { coarseAddress, coarseDevice } from './device.ts';
import type { From } from './services.ts';
import type { DoorKind } from './tables.ts';

const HOUR_SEC = 3600;

/** How long a session lasts: from its beginning, and unused (null: no such end). */
const LASTS = {
  staff: { totalSec: 12 * HOUR_SEC, idleSec: HOUR_SEC / 2 },
  villager: { totalSec: 30 * 24 * HOUR_SEC, idleSec: null },
} as const;

/** Time enough to set up a telephone; whoever takes longer begins anew. */
const UNFINISHED_SEC = HOUR_SEC / 3;

export interface OpenedSession {
  token: string;
  expiresAt: Date;
}

export interface SessionOptions {
  /** For the list of devices. */
  from?: From;
  /** What must be done before the session opens anything else. */
  stage?: SessionStage | null;
  /** Through which door somebody came. */
  door?: DoorKind;
  /** Shorter than the account's own times, for a device that is not theirs. */
  lasts?: { totalSec: number; idleSec: number };
  /** The session is this person's in this household, and reaches nothing else of the account's. */
  only?: { householdId: string; personId: string };
}

/** Opens a session for an account; the token is given out once and only its hash is kept. */
export async function openSession(
  tx: ScopedTx,
  app: { clock: Clock; ids: Ids },
  account: { id: string; kind: keyof typeof LASTS },
  { from, stage = null, door, lasts, only }: SessionOptions = {},
): Promise<OpenedSession> {
  const token = newToken();
  const now = app.clock.now();
  const { totalSec, idleSec } = lasts ?? LASTS[account.kind];
  const lastsSec = stage === null ? totalSec : UNFINISHED_SEC;
  const expiresAt = new Date(now.getTime() + lastsSec * 1000);
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
      stage,
      device: coarseDevice(from?.userAgent ?? ''),
      address: coarseAddress(from?.ip ?? ''),
      door: door ?? null,
      only_household: only?.householdId ?? null,
      only_person: only?.personId ?? null,
    })
    .execute();
  return { token, expiresAt };
}
