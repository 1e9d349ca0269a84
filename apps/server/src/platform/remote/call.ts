import { setTimeout as sleep } from 'node:timers/promises';

/** What can go wrong before a service has answered in its own words. */
export type RemoteTrouble = 'timeout' | 'unreachable' | 'server_error' | 'malformed';

/**
 * Another service did not answer as documented. The message names service and act only: addresses carry secrets and
 * codes, and so may whatever was answered.
 */
export class RemoteFailure extends Error {
  override readonly name = 'RemoteFailure';
  readonly trouble: RemoteTrouble;

  constructor(act: string, trouble: RemoteTrouble, detail = '') {
    super(`${act}: ${trouble}${detail === '' ? '' : ` (${detail})`}`);
    this.trouble = trouble;
  }
}

export interface CallOptions {
  /** For messages and logs, such as `wechat.read-phone`. */
  act: string;
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  timeoutMs: number;
  /** Calling twice does no harm: passing troubles are tried again. Never for a code, which works once. */
  repeatable?: boolean;
}

export interface RemoteAnswer {
  status: number;
  /** Parsed JSON object. */
  body: Record<string, unknown>;
}

/** Before the second and the third attempt. */
const PAUSES_MS = [100, 400];
const ANSWER_BYTES_MAX = 256 * 1024;

/**
 * Asks another service and gives its JSON object, whatever the status below 500.
 * @throws RemoteFailure when no answer came in time, the service failed, or the answer is no JSON object.
 * @example const { body } = await callRemote({ act: 'wechat.token', url, body: {…}, method: 'POST', timeoutMs: 5000, repeatable: true });
 */
export async function callRemote(options: CallOptions): Promise<RemoteAnswer> {
  const pauses = options.repeatable ? PAUSES_MS : [];
  for (const pauseMs of pauses) {
    try {
      return await callOnce(options);
    } catch (error) {
      if (!(error instanceof RemoteFailure) || error.trouble === 'malformed') throw error;
      await sleep(pauseMs);
    }
  }
  return callOnce(options);
}

async function callOnce({
  act,
  url,
  method = 'GET',
  headers,
  body,
  timeoutMs,
}: CallOptions): Promise<RemoteAnswer> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, {
      method,
      // A redirect would carry secrets to whoever is named in it.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    status = response.status;
    text = await readText(response);
  } catch (error) {
    throw troubleOf(act, error);
  }
  if (status >= 500) throw new RemoteFailure(act, 'server_error', String(status));
  return { status, body: parseObject(act, text) };
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > ANSWER_BYTES_MAX) throw new RangeError('answer too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseObject(act: string, text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // Said below, without the text: it may hold what must not be logged.
  }
  throw new RemoteFailure(act, 'malformed');
}

function troubleOf(act: string, error: unknown): RemoteFailure {
  if (error instanceof RangeError) return new RemoteFailure(act, 'malformed', 'too long');
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return new RemoteFailure(act, 'timeout');
  return new RemoteFailure(act, 'unreachable', typeof cause?.code === 'string' ? cause.code : '');
}
