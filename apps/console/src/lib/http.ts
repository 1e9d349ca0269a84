import {
  type AnswerOf,
  type BodyOf,
  createClient,
  type OperationId,
  type PathOf,
  toApiError,
  urlOf,
} from '@jishan/contract';
import { createActKeys, newUuid } from './act-keys.ts';
import { isUncertain, NoAnswerError } from './errors.ts';

const keys = createActKeys(newUuid);
const waitMsMax = 30_000;
// A header no other site can set: the cookie alone must not be able to act.
const consoleHeader = { 'x-jishan-console': '1' };

let signedOut: (url: string) => void = () => {};

/** Names the one who is told when an answer says that the session is over. */
export function onSignedOut(listener: (url: string) => void): void {
  signedOut = listener;
}

async function request(url: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
  let response: Response;
  try {
    const signal = init.signal ?? AbortSignal.timeout(waitMsMax);
    response = await fetch(url, { ...init, signal, credentials: 'same-origin' });
  } catch {
    throw new NoAnswerError();
  }
  if (response.status === 401) signedOut(url);
  const text = await response.text().catch(() => '');
  return { status: response.status, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const client = createClient({
  send: ({ url, ...init }) => request(url, init),
  headers: consoleHeader,
});

/** What stands in for a part that an operation does not have. */
type OrElse<Part, Nothing> = [Part] extends [never] ? Nothing : Part;

/** Sends a command; the same act keeps its key until the server has said yes or no. */
export async function command<Id extends OperationId>(
  id: Id,
  path: OrElse<PathOf<Id>, Record<string, never>>,
  body: OrElse<BodyOf<Id>, undefined>,
): Promise<AnswerOf<Id>> {
  const act = [path, body];
  // The contract's input type cannot be assembled for an operation not yet known; callers are checked above.
  const input = { path, body, key: keys.keyOf(id, act) } as never;
  return settled(id, act, () => client.call<Id>(id, input));
}

/** A command without a body of its own. */
export async function undoDecision(path: PathOf<'undoDecision'>): Promise<void> {
  const key = keys.keyOf('undoDecision', path);
  await settled('undoDecision', path, () => client.call('undoDecision', { path, key }));
}

/** Sends a photo; `name` tells photos apart for the key, since two files may be equal in size and title. */
export async function upload(villageId: number, photo: Blob, name: string): Promise<AnswerOf<'storePhoto'>> {
  return sendFile(
    'storePhoto',
    { villageId },
    { field: 'photo', file: photo, name: `${name}.jpg`, act: name },
  );
}

/** Sends a roster; choosing the same file again after a failure sends it under the same key. */
export async function uploadRoster(villageId: number, file: File): Promise<AnswerOf<'takeRosterFile'>> {
  const act = [villageId, file.name, file.size, file.lastModified];
  return sendFile('takeRosterFile', { villageId }, { field: 'file', file, name: file.name, act });
}

interface SentFile {
  field: string;
  file: Blob;
  name: string;
  /** What makes this sending the same act as another. */
  act: unknown;
}

async function sendFile<Id extends OperationId>(
  id: Id,
  path: object,
  { field, file, name, act }: SentFile,
): Promise<AnswerOf<Id>> {
  const form = new FormData();
  form.append(field, file, name);
  const headers = { ...consoleHeader, accept: 'application/json', 'idempotency-key': keys.keyOf(id, act) };
  return settled(id, act, async () => {
    const { status, body } = await request(urlOf(id, path), { method: 'POST', body: form, headers });
    if (status < 200 || status > 299) throw toApiError(status, body);
    return body as AnswerOf<Id>;
  });
}

async function settled<T>(id: OperationId, act: unknown, send: () => Promise<T>): Promise<T> {
  try {
    const answer = await send();
    keys.settle(id, act);
    return answer;
  } catch (error) {
    if (!isUncertain(error)) keys.settle(id, act);
    throw error;
  }
}
