import { z } from 'zod';
import type { SessionReader } from '../../platform/auth/index.ts';
import { type HttpServer, publicRoute } from '../../platform/http/index.ts';
import { accessPolicies } from './policy.ts';
import { requestCode } from './request-code.ts';
import type { AccessServices } from './services.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInVillager } from './sign-in-villager.ts';
import { staffSignInRoutes } from './staff-routes.ts';
import { answerVillagerSession } from './villager-session.ts';
import { CodeAnswer, VillagerSessionAnswer } from './wire.ts';

const Phone = z.string().min(1).max(30).meta({ title: '手机号' });

type Services = AccessServices & { sessions: SessionReader };

const signInRoute = { method: 'POST', tag: 'access', policy: accessPolicies.signIn, entry: true } as const;

export function accessRoutes(app: HttpServer, services: Services): void {
  staffSignInRoutes(app, services);
  villagerRoutes(app, services);
  sessionRoutes(app, services);
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
    handler: async ({ body, from }) => {
      const { expiresInSec, resendInSec } = await requestCode(services, from, body);
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
    handler: async ({ body, from }) =>
      answerVillagerSession(services, await signInVillager(services, from, body)),
  });
}
