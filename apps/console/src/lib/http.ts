import { type ActKeys, createActKeys, newUuid } from './act-keys.ts';
import { errorFromBody, isUncertain, offlineError } from './errors.ts';

const base = '/api/v1';
const keys: ActKeys = createActKeys(newUuid);
const waitMsMax = 30_000;

let signedOut: (path: string) => void = () => {};

/** Names the one who is told when an answer says that the session is over. */
export function onSignedOut(listener: (path: string) => void): void {
  signedOut = listener;
}

type Query = Record<string, string | number | undefined>;

/** `/villages/1/households?q=…` with the unset parts left out. */
export function pathWith(path: string, query: Query = {}): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

async function send<T>(method: string, path: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set('accept', 'application/json');
  // A header no other site can set: the cookie alone must not be able to act.
  if (method !== 'GET') headers.set('x-jishan-console', '1');
  let response: Response;
  try {
    response = await fetch(base + path, {
      ...init,
      method,
      headers,
      credentials: 'same-origin',
      signal: init.signal ?? AbortSignal.timeout(waitMsMax),
    });
  } catch {
    throw offlineError();
  }
  if (response.status === 401) signedOut(path);
  if (response.status === 204) return undefined as T;
  const text = await response.text().catch(() => '');
  const body = parse(text);
  if (!response.ok || body === undefined) throw errorFromBody(response.ok ? 502 : response.status, body);
  return body as T;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(body: unknown): { body: string; headers: Record<string, string> } {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

/** Read. */
export function get<T>(path: string, query?: Query): Promise<T> {
  return send<T>('GET', pathWith(path, query));
}

/** A call that needs no key: signing in and out. */
export function call<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return send<T>(method, path, body === undefined ? {} : json(body));
}

/** A command: the same act keeps its key until the server has said yes or no. */
export async function command<T>(path: string, body: unknown): Promise<T> {
  const key = keys.keyOf(path, body);
  try {
    const init = json(body);
    const result = await send<T>('POST', path, {
      ...init,
      headers: { ...init.headers, 'idempotency-key': key },
    });
    keys.settle(path, body);
    return result;
  } catch (error) {
    if (!isUncertain(error)) keys.settle(path, body);
    throw error;
  }
}

/** A file; `name` tells files apart for the key, since two photos may be equal in size and name. */
export async function upload<T>(path: string, field: string, file: Blob, name: string): Promise<T> {
  const form = new FormData();
  form.append(field, file, `${name}.jpg`);
  const key = keys.keyOf(path, name);
  try {
    const result = await send<T>('POST', path, { body: form, headers: { 'idempotency-key': key } });
    keys.settle(path, name);
    return result;
  } catch (error) {
    if (!isUncertain(error)) keys.settle(path, name);
    throw error;
  }
}
