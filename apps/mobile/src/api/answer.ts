import { texts } from '../texts';

/** Why something did not work, in words that can be shown as they are. */
export interface Fault {
  kind: 'offline' | 'signed_out' | 'refused' | 'server';
  /** Small print for whoever is asked for help. */
  code: string;
  message: string;
  field?: string;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: Fault };

export const offlineFault: Fault = { kind: 'offline', code: 'phone.offline', message: texts.fault.offline };

interface ErrorBody {
  error?: { code?: unknown; message?: unknown; field?: unknown; requestId?: unknown };
}

/** Refusals that the same request may pass a little later. */
const LATER = new Set(['system.too_many_requests', 'command.conflict']);

/** Turns an answer that is not a success into a fault; the server's sentence is kept, it is written for villagers. */
export function faultOf(status: number, body: unknown): Fault {
  const error = (body as ErrorBody | null)?.error;
  const code = typeof error?.code === 'string' ? error.code : `http.${status}`;
  const said = typeof error?.message === 'string' && error.message !== '' ? error.message : null;
  const field = typeof error?.field === 'string' ? { field: error.field } : {};
  if (status === 401 && code.startsWith('access.session')) {
    return { kind: 'signed_out', code, message: said ?? texts.fault.signedOut };
  }
  if (code === 'phone.photo_lost') return { kind: 'refused', code, message: texts.fault.photoLost };
  if (status >= 500 || LATER.has(code)) return { kind: 'server', code, message: said ?? texts.fault.server };
  return { kind: 'refused', code, message: said ?? texts.fault.refused, ...field };
}
