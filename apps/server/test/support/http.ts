import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Actor } from '../../src/platform/command/index.ts';
import type { World } from './village.ts';

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads the shape it expects and fails on another
  body: any;
  headers: Record<string, unknown>;
}

/** Asks the API as somebody; `key` defaults to a fresh one. */
export async function ask(
  world: World,
  actor: Actor | null,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  options: { body?: object; key?: string } = {},
): Promise<Answer> {
  const response = await world.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: {
      ...(actor === null ? {} : { authorization: `Bearer ${world.signIn(actor)}` }),
      ...(method !== 'GET' ? { 'idempotency-key': options.key ?? randomUUID() } : {}),
    },
    ...(options.body === undefined ? {} : { payload: options.body }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    body: isJson ? response.json() : response.rawPayload,
    headers: response.headers,
  };
}

/** Uploads bytes as a photo, under whatever name. */
export async function upload(
  world: World,
  actor: Actor,
  villageId: number,
  bytes: Buffer,
  options: { name?: string; key?: string; field?: string } = {},
): Promise<Answer> {
  const { name = 'photo.jpg', key = randomUUID(), field = 'photo' } = options;
  const edge = 'jishan-test-edge';
  const payload = Buffer.concat([
    Buffer.from(
      `--${edge}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  const response = await world.app.inject({
    method: 'POST',
    url: `/api/v1/villages/${villageId}/photos`,
    headers: {
      authorization: `Bearer ${world.signIn(actor)}`,
      'idempotency-key': key,
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload,
  });
  return { status: response.statusCode, body: response.json(), headers: response.headers };
}

/** A small picture that looks like no other of another seed. */
export async function picture(seed: number): Promise<Buffer> {
  const cells = Buffer.concat(
    Array.from({ length: 7 }, (_, part) => createHash('sha256').update(`${seed} ${part}`).digest()),
  ).subarray(0, 9 * 8 * 3);
  return sharp(cells, { raw: { width: 9, height: 8, channels: 3 } })
    .resize(270, 240, { kernel: 'nearest' })
    .jpeg()
    .toBuffer();
}

/** Uploads a fresh photo and answers its id. */
export async function photoOf(world: World, actor: Actor, villageId: number, seed: number): Promise<string> {
  const answer = await upload(world, actor, villageId, await picture(seed));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.photoId;
}
