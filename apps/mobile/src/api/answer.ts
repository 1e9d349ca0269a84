import { currentTime } from '../lib/clock';
import { PHOTO_LOST_CODE } from '../platform/send.types';
import { texts } from '../texts';

/** Why something did not work, in words that can be shown as they are. */
export interface Fault {
  kind: 'offline' | 'signed_out' | 'refused' | 'server';
  /** Small print for whoever is asked for help. */
  code: string;
  message: string;
  field?: string;
  /** When it may be tried again, where the server says, by this phone's clock. */
  lockedUntil?: number;
}

/** Without a network there is nothing that a code could tell anybody. */
export function isWorthACode({ kind }: Fault): boolean {
  return kind !== 'offline';
}

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: Fault };

export const offlineFault: Fault = { kind: 'offline', code: 'phone.offline', message: texts.fault.offline };

/** Refusals that the same request may pass a little later. */
const LATER = new Set(['system.too_many_requests', 'command.conflict']);

/** Turns a refusal into a fault; the server's sentence is kept, it is written for villagers. */
export function faultOf({ status, code, message, field, details }: RefusedAnswer): Fault {
  if (status === 401 && code.startsWith('access.session')) return { kind: 'signed_out', code, message };
  if (code === PHOTO_LOST_CODE) return { kind: 'refused', code, message: texts.fault.photoLost };
  const kind = status >= 500 || LATER.has(code) ? 'server' : 'refused';
  const minutes = (details as { minutes?: unknown } | null | undefined)?.minutes;
  return {
    kind,
    code,
    message,
    ...(field === undefined ? {} : { field }),
    ...(typeof minutes === 'number' ? { lockedUntil: currentTime() + minutes * 60_000 } : {}),
  };
}

interface RefusedAnswer {
  status: number;
  code: string;
  message: string;
  field?: string | undefined;
  details?: unknown;
}
