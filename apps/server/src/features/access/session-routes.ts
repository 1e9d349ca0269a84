import { z } from 'zod';
import { readToken } from '../../platform/auth/index.ts';
import { localIso } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { noScope, withTx } from '../../platform/db/index.ts';
import { clearSessionCookie, type HttpServer, route, uuid } from '../../platform/http/index.ts';
import { readOwnHouseholds } from './own-households.ts';
import { endSessions, listSessions } from './own-sessions.ts';
import { accessPolicies } from './policy.ts';
import { readOwnName } from './own-name.ts';
import { countRecoveryCodes } from './recovery-codes.ts';
import type { AccessServices } from './services.ts';
import { signOut } from './sign-out.ts';
import { findStaffLogin } from './staff-login.ts';
import { EndedAnswer, MeAnswer, OwnSessionsAnswer, toActorAnswer } from './wire.ts';

export function sessionRoutes(app: HttpServer, services: AccessServices): void {
  route(app, {
    method: 'GET',
    url: '/access/me',
    id: 'readMe',
    tag: 'access',
    summary: 'Who is signed in, with their duties and own households',
    policy: accessPolicies.readMe,
    answer: MeAnswer,
    handler: async ({ actor }) => ({
      actor: { ...toActorAnswer(actor), displayName: await readOwnName(services, actor) },
      households: await readOwnHouseholds(services, actor),
      ...(actor.kind === 'staff' ? { secondFactor: await readFactor(services, actor) } : {}),
    }),
  });

  route(app, {
    method: 'DELETE',
    url: '/access/session',
    id: 'signOut',
    tag: 'access',
    summary: 'Sign out',
    policy: accessPolicies.signOut,
    status: 204,
    handler: async ({ actor, from, raw }, reply) => {
      const presented = readToken(raw);
      if (presented) await signOut(services, actor, from, presented.token);
      if (presented?.via === 'cookie') clearSessionCookie(raw, reply);
      return reply.status(204).send();
    },
  });

  deviceRoutes(app, services);
}

function deviceRoutes(app: HttpServer, services: AccessServices): void {
  const common = { tag: 'access', policy: accessPolicies.ownSessions } as const;
  route(app, {
    ...common,
    method: 'GET',
    url: '/access/sessions',
    id: 'listSessions',
    summary: 'Where I am signed in, roughly',
    answer: OwnSessionsAnswer,
    handler: async ({ actor }) => ({
      sessions: (await listSessions(services, actor)).map((session) => ({
        ...session,
        firstSeenAt: localIso(session.firstSeenAt),
        lastSeenAt: localIso(session.lastSeenAt),
      })),
    }),
  });

  route(app, {
    ...common,
    method: 'DELETE',
    url: '/access/sessions/:sessionId',
    id: 'endSession',
    summary: 'Sign one of my devices out',
    params: z.object({ sessionId: uuid('登录编号') }),
    answer: EndedAnswer,
    handler: async ({ actor, from, params }) => ({
      ended: await endSessions(services, actor, from, params),
    }),
  });

  route(app, {
    ...common,
    method: 'DELETE',
    url: '/access/sessions',
    id: 'endOtherSessions',
    summary: 'Sign all my other devices out',
    answer: EndedAnswer,
    handler: async ({ actor, from }) => ({ ended: await endSessions(services, actor, from, 'others') }),
  });
}

function readFactor(services: AccessServices, { accountId }: Actor) {
  return withTx(services.db, noScope, async (tx) => ({
    set: (await findStaffLogin(tx, { accountId }))?.hasFactor ?? false,
    recoveryCodesLeft: await countRecoveryCodes(tx, accountId),
  }));
}
