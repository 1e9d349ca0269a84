import type { z } from 'zod';
import type { SessionReader } from '../../platform/auth/index.ts';
import { localIso } from '../../platform/clock/index.ts';
import { actorOf } from './actor-of.ts';
import type { OpenedSession } from './open-session.ts';
import { readOwnHouseholds } from './own-households.ts';
import type { AccessServices } from './services.ts';
import { readOwnName } from './own-name.ts';
import { toActorAnswer, type VillagerSessionAnswer } from './wire.ts';

/** What a villager's phone is told of a session that was opened a moment ago. */
export async function answerVillagerSession(
  services: AccessServices & { sessions: SessionReader },
  { token, expiresAt }: OpenedSession,
): Promise<z.output<typeof VillagerSessionAnswer>> {
  const actor = await actorOf(services.sessions, token);
  const households = await readOwnHouseholds(services, actor);
  const shown = { ...toActorAnswer(actor), displayName: await readOwnName(services, actor) };
  return { token, expiresAt: localIso(expiresAt), actor: shown, households };
}
