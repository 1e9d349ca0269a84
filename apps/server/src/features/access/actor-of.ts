import type { SessionReader } from '../../platform/auth/index.ts';
import type { Actor } from '../../platform/command/index.ts';

/** A session that was opened a moment ago is there: anything else is a fault of ours. */
export async function actorOf(sessions: SessionReader, token: string): Promise<Actor> {
  const found = await sessions.find(token);
  if (found.state !== 'live') throw new Error(`A fresh session is ${found.state}`);
  return found.actor;
}
