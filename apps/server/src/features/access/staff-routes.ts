import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readToken, type SessionReader } from '../../platform/auth/index.ts';
import { localIso } from '../../platform/clock/index.ts';
import { type HttpServer, publicRoute, route, setSessionCookie } from '../../platform/http/index.ts';
import { actorOf } from './actor-of.ts';
import { changePassword } from './change-password.ts';
import { enterSecondFactor, type SecondFactorSession } from './enter-second-factor.ts';
import { accessPolicies } from './policy.ts';
import { beginSecondFactor, confirmSecondFactor, renewRecoveryCodes } from './second-factor.ts';
import type { AccessServices } from './services.ts';
import { signInStaff } from './sign-in-staff.ts';
import {
  RecoveryCodesAnswer,
  SecondFactorSetAnswer,
  ShownSecretAnswer,
  StaffSessionAnswer,
  toActorAnswer,
} from './wire.ts';

type Services = AccessServices & { sessions: SessionReader };

const password = (title = '密码') => z.string().min(1).max(200).meta({ title });
const code = z.string().min(1).max(30).meta({ title: '动态码或恢复码' });
const common = { tag: 'access' } as const;

export function staffSignInRoutes(app: HttpServer, services: Services): void {
  publicRoute(app, {
    ...common,
    entry: true,
    method: 'POST',
    url: '/access/staff-sessions',
    id: 'signInStaff',
    summary: 'Sign staff in by name and password, as far as the next step; as a cookie for the console',
    policy: accessPolicies.signIn,
    body: z.object({
      username: z.string().min(1).max(60).meta({ title: '用户名' }),
      password: password(),
      asCookie: z.boolean().default(false),
    }),
    answer: StaffSessionAnswer,
    handler: async ({ body, from, raw }, reply) =>
      answerSession(services, await signInStaff(services, from, body), {
        raw,
        reply,
        asCookie: body.asCookie,
      }),
  });

  route(app, {
    ...common,
    method: 'POST',
    url: '/access/second-factor',
    id: 'enterSecondFactor',
    summary: 'Give the second factor of a session that waits for it',
    policy: accessPolicies.enterSecondFactor,
    body: z.object({ code }),
    answer: StaffSessionAnswer,
    handler: async ({ actor, body, from, raw }, reply) => {
      const { token, asCookie } = presentedBy(raw);
      const opened = await enterSecondFactor(services, actor, from, { token, code: body.code });
      return answerSession(services, opened, { raw, reply, asCookie });
    },
  });

  route(app, {
    ...common,
    method: 'POST',
    url: '/access/password',
    id: 'changePassword',
    summary: 'Set a password of my own; my other sessions end',
    policy: accessPolicies.setPassword,
    body: z.object({ oldPassword: password('原密码').optional(), newPassword: password('新密码') }),
    answer: StaffSessionAnswer,
    handler: async ({ actor, body, from, raw }, reply) =>
      answerSession(services, await changePassword(services, actor, from, body), {
        raw,
        reply,
        asCookie: presentedBy(raw).asCookie,
      }),
  });

  factorRoutes(app, services);
}

function factorRoutes(app: HttpServer, services: Services): void {
  route(app, {
    ...common,
    method: 'POST',
    url: '/access/totp',
    id: 'beginSecondFactor',
    summary: 'Show a fresh secret for an authenticator; the old one holds until a code proves the new one',
    policy: accessPolicies.setUpSecondFactor,
    body: z.object({ password: password().optional() }),
    answer: ShownSecretAnswer,
    handler: async ({ actor, body, from }) => beginSecondFactor(services, actor, from, body),
  });

  route(app, {
    ...common,
    method: 'PUT',
    url: '/access/totp',
    id: 'confirmSecondFactor',
    summary: 'Prove that the secret arrived; answers ten recovery codes, shown this once',
    policy: accessPolicies.setUpSecondFactor,
    body: z.object({ code }),
    answer: SecondFactorSetAnswer,
    handler: async ({ actor, body, from, raw }, reply) => {
      const { recoveryCodes, session } = await confirmSecondFactor(services, actor, from, body);
      const { asCookie } = presentedBy(raw);
      return { recoveryCodes, session: await answerSession(services, session, { raw, reply, asCookie }) };
    },
  });

  route(app, {
    ...common,
    method: 'POST',
    url: '/access/recovery-codes',
    id: 'renewRecoveryCodes',
    summary: 'Ten fresh recovery codes; the old ones no longer work',
    policy: accessPolicies.ownSessions,
    body: z.object({ password: password() }),
    answer: RecoveryCodesAnswer,
    handler: async ({ actor, body, from }) => ({
      recoveryCodes: await renewRecoveryCodes(services, actor, from, body),
    }),
  });
}

/** The guard let the request in, so it presented a token; a new one goes back the way the old one came. */
function presentedBy(raw: FastifyRequest): { token: string; asCookie: boolean } {
  const presented = readToken(raw);
  if (!presented) throw new Error('A request without a token passed the guard');
  return { token: presented.token, asCookie: presented.via === 'cookie' };
}

export async function answerSession(
  services: Services,
  { token, expiresAt, recoveryCodesLeft }: SecondFactorSession,
  { raw, reply, asCookie }: { raw: FastifyRequest; reply: FastifyReply; asCookie: boolean },
) {
  const opened = await actorOf(services.sessions, token);
  if (asCookie) setSessionCookie(raw, reply, token, expiresAt);
  return {
    ...(asCookie ? {} : { token }),
    expiresAt: localIso(expiresAt),
    next: opened.stage ?? null,
    actor: toActorAnswer(opened),
    ...(recoveryCodesLeft === undefined ? {} : { recoveryCodesLeft }),
  };
}
