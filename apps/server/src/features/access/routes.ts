import { z } from 'zod';
import { readToken, type SessionReader } from '../../platform/auth/index.ts';
import { localIso } from '../../platform/clock/index.ts';
import {
  clearSessionCookie,
  type HttpServer,
  publicRoute,
  route,
  setSessionCookie,
} from '../../platform/http/index.ts';
import { readOwnHouseholds } from './own-households.ts';
import { accessPolicies } from './policy.ts';
import { requestCode } from './request-code.ts';
import type { AccessServices } from './services.ts';
import { signInStaff } from './sign-in-staff.ts';
import { signInVillager } from './sign-in-villager.ts';
import { signOut } from './sign-out.ts';
import { CodeAnswer, MeAnswer, StaffSessionAnswer, toActorAnswer, VillagerSessionAnswer } from './wire.ts';

const Phone = z.string().min(1).max(30).meta({ title: '手机号' });

type Services = AccessServices & { sessions: SessionReader };

const signInRoute = { method: 'POST', tag: 'access', policy: accessPolicies.signIn, entry: true } as const;

export function accessRoutes(app: HttpServer, services: Services): void {
  staffRoutes(app, services);
  villagerRoutes(app, services);
  sessionRoutes(app, services);
}

function staffRoutes(app: HttpServer, services: Services): void {
  publicRoute(app, {
    ...signInRoute,
    url: '/access/staff-sessions',
    id: 'signInStaff',
    summary: 'Sign staff in by name and password; as a cookie for the console',
    body: z.object({
      username: z.string().min(1).max(60).meta({ title: '用户名' }),
      password: z.string().min(1).max(200).meta({ title: '密码' }),
      asCookie: z.boolean().default(false),
    }),
    answer: StaffSessionAnswer,
    handler: async ({ body, from, raw }, reply) => {
      const { token, expiresAt } = await signInStaff(services, from, body);
      const actor = toActorAnswer(await actorOf(services.sessions, token));
      if (body.asCookie) setSessionCookie(raw, reply, token, expiresAt);
      return { ...(body.asCookie ? {} : { token }), expiresAt: localIso(expiresAt), actor };
    },
  });
}

function villagerRoutes(app: HttpServer, services: Services): void {
  publicRoute(app, {
    ...signInRoute,
    url: '/access/codes',
    id: 'requestCode',
    summary: 'Send a code to a phone; answers alike whether the phone is known or not',
    body: z.object({ phone: Phone }),
    status: 202,
    answer: CodeAnswer,
    handler: async ({ body }) => {
      const { expiresInSec, resendInSec } = await requestCode(services, body);
      return { expiresInSec, resendInSec };
    },
  });

  publicRoute(app, {
    ...signInRoute,
    url: '/access/villager-sessions',
    id: 'signInVillager',
    summary: 'Sign a villager in by phone and code',
    body: z.object({
      phone: Phone,
      code: z
        .string()
        .regex(/^\d{6}$/, '验证码是 6 位数字，请检查。')
        .meta({ title: '验证码' }),
    }),
    answer: VillagerSessionAnswer,
    handler: async ({ body, from }) => {
      const { token, expiresAt } = await signInVillager(services, from, body);
      const actor = await actorOf(services.sessions, token);
      const households = await readOwnHouseholds(services, actor);
      return { token, expiresAt: localIso(expiresAt), actor: toActorAnswer(actor), households };
    },
  });
}

function sessionRoutes(app: HttpServer, services: Services): void {
  route(app, {
    method: 'GET',
    url: '/access/me',
    id: 'readMe',
    tag: 'access',
    summary: 'Who is signed in, with their duties and own households',
    policy: accessPolicies.readMe,
    answer: MeAnswer,
    handler: async ({ actor }) => ({
      actor: toActorAnswer(actor),
      households: await readOwnHouseholds(services, actor),
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
}

/** A session that was opened a moment ago is there: anything else is a fault of ours. */
async function actorOf(sessions: SessionReader, token: string) {
  const found = await sessions.find(token);
  if (found.state !== 'live') throw new Error(`A fresh session is ${found.state}`);
  return found.actor;
}
