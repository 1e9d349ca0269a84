import { z } from 'zod';
import { localIso } from '../../platform/clock/index.ts';
import { type HttpServer, publicRoute, route } from '../../platform/http/index.ts';
import {
  answerStaffSession,
  answerVillagerSession,
  StaffSessionAnswer,
  VillagerSessionAnswer,
} from '../access/index.ts';
import { baseUrlOf } from './base-url.ts';
import { cardRoutes } from './card-routes.ts';
import { addDoorToOwn, listOwnDoors, removeOwnDoor } from './own-doors.ts';
import { doorPolicies } from './policy.ts';
import type { DoorServices } from './services.ts';
import { type DoorOutcome, finishWechat, signInDingtalk, startWechat } from './sign-in-by-service.ts';
import { staffDoorRoutes } from './staff-door-routes.ts';
import { beginWebSignIn, finishStaffWebSignIn, finishWebSignIn, returnFromWeb } from './web-sign-in.ts';
import {
  DoorAddedAnswer,
  DoorKindParam,
  DoorSessionAnswer,
  OwnDoorsAnswer,
  WaysAnswer,
  WebSignInAnswer,
} from './wire.ts';

const serviceCode = (title: string) => z.string().min(1).max(500).meta({ title });
const ticket = z.string().min(1).max(200).meta({ title: '登录凭证' });
const binding = z
  .string()
  .regex(/^[\w-]{22,128}$/)
  .meta({ title: '页面标记' });
/** `add`: answers a ticket even if the door is known, to add it to the account one is signed in with. */
const Purpose = z.enum(['enter', 'add']).default('enter').meta({ title: '用途' });
const Via = z.enum(['oidc', 'dingtalk']).meta({ title: '登录方式' });

const entry = { tag: 'doors', policy: doorPolicies.enter, entry: true } as const;

export function doorRoutes(app: HttpServer, services: DoorServices): void {
  waysRoute(app, services);
  serviceRoutes(app, services);
  webRoutes(app, services);
  ownRoutes(app, services);
  cardRoutes(app, services);
  staffDoorRoutes(app, services);
}

function waysRoute(app: HttpServer, services: DoorServices): void {
  publicRoute(app, {
    method: 'GET',
    url: '/access/ways',
    id: 'readWays',
    tag: 'doors',
    summary: 'The ways to sign in that this installation offers beside the card',
    policy: doorPolicies.enter,
    answer: WaysAnswer,
    handler: async () => ({
      code: services.sms.available,
      wechat: services.doors?.wechat !== undefined,
      dingtalk: services.doors?.dingtalk !== undefined,
      sso: services.doors?.oidc?.title ?? null,
    }),
  });
}

function serviceRoutes(app: HttpServer, services: DoorServices): void {
  publicRoute(app, {
    ...entry,
    method: 'POST',
    url: '/access/wechat-sessions',
    id: 'signInWechat',
    summary: 'Sign in with the login code of the WeChat mini-program',
    body: z.object({ code: serviceCode('微信登录凭证'), purpose: Purpose }),
    answer: DoorSessionAnswer,
    handler: async ({ body, from }) => answer(services, await startWechat(services, from, body)),
  });

  publicRoute(app, {
    ...entry,
    method: 'POST',
    url: '/access/wechat-phone',
    id: 'proveWechatPhone',
    summary: 'Go on with the phone number that WeChat has verified',
    body: z.object({ ticket, code: serviceCode('微信手机号凭证') }),
    answer: VillagerSessionAnswer,
    handler: async ({ body, from }) =>
      answerVillagerSession(services, await finishWechat(services, from, body)),
  });

  publicRoute(app, {
    ...entry,
    method: 'POST',
    url: '/access/dingtalk-sessions',
    id: 'signInDingtalk',
    summary: 'Sign in with the silent code of the DingTalk mini-program',
    body: z.object({ authCode: serviceCode('钉钉免登凭证'), purpose: Purpose }),
    answer: DoorSessionAnswer,
    handler: async ({ body, from }) => answer(services, await signInDingtalk(services, from, body)),
  });
}

function webRoutes(app: HttpServer, services: DoorServices): void {
  publicRoute(app, {
    ...entry,
    method: 'POST',
    url: '/access/web-sign-ins',
    id: 'beginWebSignIn',
    summary: 'Begin to sign in at another service’s page',
    body: z.object({ via: Via, to: z.enum(['m', 'console']), binding }),
    answer: WebSignInAnswer,
    handler: async ({ body, raw }) =>
      beginWebSignIn(services, { ...body, baseUrl: baseUrlOf(services, raw) }),
  });

  publicRoute(app, {
    ...entry,
    method: 'GET',
    url: '/access/web-sign-ins/:via/callback',
    id: 'returnFromWeb',
    summary: 'Where the other service sends the browser back to',
    params: z.object({ via: Via }),
    produces: 'text/html',
    handler: async ({ params, raw }, reply) => {
      const query = new URLSearchParams(raw.url.split('?')[1] ?? '');
      return reply.redirect(await returnFromWeb(services, params.via, query), 303);
    },
  });

  publicRoute(app, {
    ...entry,
    method: 'POST',
    url: '/access/web-sessions',
    id: 'finishWebSignIn',
    summary: 'Finish signing in on the page that began it',
    body: z.object({ ticket, binding }),
    answer: DoorSessionAnswer,
    handler: async ({ body, from }) => answer(services, await finishWebSignIn(services, from, body)),
  });

  publicRoute(app, {
    ...entry,
    method: 'POST',
    url: '/access/staff-web-sessions',
    id: 'finishStaffWebSignIn',
    summary: 'Finish signing staff in on the console page that began it, as far as the next step',
    body: z.object({ ticket, binding, asCookie: z.boolean().default(false) }),
    answer: StaffSessionAnswer,
    handler: async ({ body, from, raw }, reply) => {
      const opened = await finishStaffWebSignIn(services, from, body);
      return answerStaffSession(services, opened, { raw, reply, asCookie: body.asCookie });
    },
  });
}

function ownRoutes(app: HttpServer, services: DoorServices): void {
  const own = { tag: 'doors', policy: doorPolicies.ownDoors } as const;
  route(app, {
    ...own,
    method: 'GET',
    url: '/access/doors',
    id: 'listDoors',
    summary: 'The ways in of my own account',
    answer: OwnDoorsAnswer,
    handler: async ({ actor }) => ({
      doors: (await listOwnDoors(services, actor)).map((door) => ({
        ...door,
        addedAt: door.addedAt && localIso(door.addedAt),
      })),
    }),
  });

  route(app, {
    ...own,
    method: 'POST',
    url: '/access/doors',
    id: 'addDoor',
    summary: 'Add a way in that I have just proven',
    entry: true,
    body: z.union([
      z.object({ ticket }),
      z.object({
        phone: z.string().min(1).max(30).meta({ title: '手机号' }),
        code: z
          .string()
          .regex(/^\d{6}$/, '验证码是 6 位数字，请检查。')
          .meta({ title: '验证码' }),
      }),
    ]),
    status: 201,
    answer: DoorAddedAnswer,
    handler: async ({ actor, body, from }) => addDoorToOwn(services, from, actor, body),
  });

  route(app, {
    ...own,
    method: 'DELETE',
    url: '/access/doors/:kind',
    id: 'removeDoor',
    summary: 'Take a way in away; the last one only when I am sure',
    params: z.object({ kind: DoorKindParam }),
    query: z.object({ sure: z.enum(['1']).optional().meta({ title: '确认' }) }),
    status: 204,
    handler: async ({ actor, params, query, from }, reply) => {
      await removeOwnDoor(services, from, actor, { kind: params.kind, sure: query.sure === '1' });
      return reply.status(204).send();
    },
  });
}

async function answer(
  services: DoorServices,
  outcome: DoorOutcome,
): Promise<z.output<typeof DoorSessionAnswer>> {
  if (outcome.state === 'phone_needed')
    return { session: null, ticket: outcome.ticket, expiresInSec: outcome.expiresInSec };
  return {
    session: await answerVillagerSession(services, outcome.session),
    ticket: null,
    expiresInSec: null,
  };
}
