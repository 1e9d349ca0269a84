import { Failure } from '../../platform/errors/index.ts';
import {
  type DoorKey,
  enterByDoor,
  enterByPhone,
  type From,
  namedDoor,
  type OpenedSession,
} from '../access/index.ts';
import { normalisePhone } from '../people/index.ts';
import { dropBindTicket, issueBindTicket, readBindTicket } from './bind-tickets.ts';
import { doorErrors } from './errors.ts';
import type { DoorServices } from './services.ts';
import { ticketLivesSec } from './tickets.ts';
import { dingtalkFailure, wechatFailure } from './service-faults.ts';

/** Signed in, or known to the service but not to us: the ticket joins the service to the phone that is proven next. */
export type DoorOutcome =
  | { state: 'signed_in'; session: OpenedSession }
  | { state: 'phone_needed'; ticket: string; expiresInSec: number };

/** `add`: for somebody who is signed in and wants this way in too, so nobody is signed in anew. */
export type Purpose = 'enter' | 'add';

/**
 * Signs in with what `wx.login` gave.
 * @throws Failure of `doors.not_offered` and the `doors.wechat_…`
 */
export async function startWechat(
  app: DoorServices,
  from: From,
  input: { code: string; purpose: Purpose },
): Promise<DoorOutcome> {
  const { wechat } = app.doors ?? {};
  if (!wechat) throw new Failure(doorErrors.not_offered());
  const user = await wechat.exchangeLogin(input.code);
  if (!user.ok) throw wechatFailure(user.fault, 'login');
  const door = namedDoor(app.vault, 'wechat', user.value.openId);
  return input.purpose === 'add' ? ask(app, door) : enterOrAsk(app, from, door);
}

/**
 * Goes on with the phone that WeChat has verified. The ticket stays good when that fails, so that the phone can be
 * proven by a code instead.
 * @throws Failure of `doors.not_offered`, `doors.ticket_over`, `doors.phone_not_on_roster` and the `doors.wechat_…`
 */
export async function finishWechat(
  app: DoorServices,
  from: From,
  input: { ticket: string; code: string },
): Promise<OpenedSession> {
  const { wechat } = app.doors ?? {};
  if (!wechat) throw new Failure(doorErrors.not_offered());
  const door = await readBindTicket(app, input.ticket);
  const verified = await wechat.readPhone(input.code);
  if (!verified.ok) throw wechatFailure(verified.fault, 'phone');
  const phone = normalisePhone(verified.value.phone);
  const session = phone && (await enterByPhone(app, from, { phone, door }));
  if (!session) throw new Failure(doorErrors.phone_not_on_roster());
  await dropBindTicket(app, input.ticket);
  return session;
}

/**
 * Signs in with what the DingTalk mini-program was given.
 * @throws Failure of `doors.not_offered`, `doors.phone_not_on_roster` and the `doors.dingtalk_…`
 */
export async function signInDingtalk(
  app: DoorServices,
  from: From,
  input: { authCode: string; purpose: Purpose },
): Promise<DoorOutcome> {
  const { dingtalk } = app.doors ?? {};
  if (!dingtalk) throw new Failure(doorErrors.not_offered());
  const user = await dingtalk.readUserByAuthCode(input.authCode);
  if (!user.ok) throw dingtalkFailure(user.fault);
  const { unionId, phone } = user.value;
  const door = namedDoor(app.vault, 'dingtalk', unionId);
  return input.purpose === 'add' ? ask(app, door) : enterVerified(app, from, door, phone);
}

/**
 * Signs in somebody whom a service vouches for.
 * @param phone as the service has verified it; null when it does not say
 * @throws Failure `doors.phone_not_on_roster` when neither the phone nor the door leads to anybody
 */
export async function enterVerified(
  app: DoorServices,
  from: From,
  door: DoorKey,
  phone: string | null,
): Promise<DoorOutcome> {
  const known = phone === null ? null : normalisePhone(phone);
  if (known === null) return enterOrAsk(app, from, door);
  const session =
    (await enterByPhone(app, from, { phone: known, door })) ?? (await enterByDoor(app, from, door));
  if (!session) throw new Failure(doorErrors.phone_not_on_roster());
  return { state: 'signed_in', session };
}

async function enterOrAsk(app: DoorServices, from: From, door: DoorKey): Promise<DoorOutcome> {
  const session = await enterByDoor(app, from, door);
  return session ? { state: 'signed_in', session } : ask(app, door);
}

async function ask(app: DoorServices, door: DoorKey): Promise<DoorOutcome> {
  const ticket = await issueBindTicket(app, door);
  return { state: 'phone_needed', ticket, expiresInSec: ticketLivesSec.bind };
}
