import { randomUUID } from 'node:crypto';
import { runImports } from '../../src/features/imports/index.ts';
import type { Actor } from '../../src/platform/command/index.ts';
import type { Answer } from './http.ts';
import { ask } from './http.ts';
import type { World } from './village.ts';

/** Uploads bytes as a roster, under whatever name and type. */
export async function uploadRoster(
  world: World,
  actor: Actor,
  villageId: number,
  bytes: Buffer,
  options: { name?: string; type?: string; key?: string; field?: string } = {},
): Promise<Answer> {
  const {
    name = '花名册.xlsx',
    type = 'application/octet-stream',
    key = randomUUID(),
    field = 'file',
  } = options;
  const edge = 'jishan-test-edge';
  const head = `--${edge}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const response = await world.app.inject({
    method: 'POST',
    url: `/api/v1/villages/${villageId}/roster-files`,
    headers: {
      authorization: `Bearer ${world.signIn(actor)}`,
      'idempotency-key': key,
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
  return { status: response.statusCode, body: response.json(), headers: response.headers };
}

/** Brings a roster as pasted cells and answers its file. */
export async function pasteRoster(
  world: World,
  actor: Actor,
  villageId: number,
  rows: string[][],
): Promise<Answer> {
  const text = rows.map((row) => row.join('\t')).join('\n');
  return ask(world, actor, 'POST', `/villages/${villageId}/roster-texts`, { body: { text } });
}

/** Imports a file to its end, as the background does it, and answers what came of it. */
export async function importFile(
  world: World,
  actor: Actor,
  villageId: number,
  fileId: string,
): Promise<Answer> {
  const started = await ask(world, actor, 'POST', `/villages/${villageId}/roster-files/${fileId}/import`);
  if (started.status !== 202) return started;
  await runImports(world.services);
  return ask(world, actor, 'GET', `/villages/${villageId}/roster-imports/${started.body.importId}`);
}

export async function undoImport(
  world: World,
  actor: Actor,
  villageId: number,
  importId: string,
): Promise<Answer> {
  const started = await ask(world, actor, 'POST', `/villages/${villageId}/roster-imports/${importId}/undo`);
  if (started.status !== 202) return started;
  await runImports(world.services);
  return ask(world, actor, 'GET', `/villages/${villageId}/roster-imports/${importId}`);
}
