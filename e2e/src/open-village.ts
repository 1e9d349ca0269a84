import { randomUUID } from 'node:crypto';
import type { TheSystem } from './system.ts';

type Answer = Record<string, unknown>;

async function send(system: TheSystem, path: string, body: object, token?: string): Promise<Answer> {
  const answer = await fetch(`${system.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as Answer;
}

/**
 * A village that the demo does not have, so that it begins as every village does: empty. Opened without a browser, for
 * journeys about what comes after; `clerk` is the user name of a demo clerk who takes it on.
 */
export async function openVillage(system: TheSystem, code: string, clerk?: string): Promise<number> {
  const signIn = (username: string) =>
    send(system, '/access/staff-sessions', { username, password: 'Cunwu2026' });
  const town = String((await signIn('town-office')).token);
  const placeId = Number((await send(system, '/places', { code }, town)).id);
  if (clerk !== undefined) {
    const { accountId } = (await signIn(clerk)).actor as { accountId: string };
    await send(system, `/staff/${accountId}/duties`, { role: 'clerk', placeId }, town);
  }
  return placeId;
}
