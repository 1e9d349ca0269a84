import { timingSafeEqual } from 'node:crypto';
import { newToken } from '../../platform/auth/index.ts';
import { Failure, type CodedError, type Json } from '../../platform/errors/index.ts';
import type { OidcChecks } from '../../platform/oidc/index.ts';
import { type From, namedDoor } from '../access/index.ts';
import { doorErrors } from './errors.ts';
import { personDoor, staffDoor } from './oidc-doors.ts';
import { dingtalkFailure, ssoFailure } from './service-faults.ts';
import type { DoorServices } from './services.ts';
import { type DoorOutcome, enterVerified } from './sign-in-by-service.ts';
import { enterStaff, type StaffEntered } from './sign-in-sso-staff.ts';
import { issueTicket, takeTicket } from './tickets.ts';

export type WebVia = 'oidc' | 'dingtalk';
/** Our own page that the browser comes back to: the phone's H5, or the console. */
export type WebTarget = 'm' | 'console';

interface Begun {
  via: WebVia;
  to: WebTarget;
  binding: string;
  redirectUri: string;
  /** Null for DingTalk, which knows the state only. */
  checks: OidcChecks | null;
}

/** Whom the service vouched for, or why it did not. */
type Vouched =
  | { fault: CodedError }
  | { door: { kind: WebVia; name: string }; staff: string | null; phone: string | null };

interface HandedOver {
  to: WebTarget;
  binding: string;
  vouched: Vouched;
}

const PAGES: Record<WebTarget, string> = {
  m: '/m/#/pages/sign-in/index',
  console: '/console/sign-in',
};

/**
 * Begins signing in at another service's page.
 * @param binding a random text that the page keeps to itself: only whoever knows it can finish, so nobody can be led
 *   into somebody else's account by an address
 * @returns where to send the browser
 * @throws Failure `doors.not_offered`, `doors.sso_away`
 */
export async function beginWebSignIn(
  app: DoorServices,
  input: { via: WebVia; to: WebTarget; binding: string; baseUrl: string },
): Promise<{ url: string }> {
  const { via, to, binding, baseUrl } = input;
  const redirectUri = `${baseUrl}/api/v1/access/web-sign-ins/${via}/callback`;
  const { oidc, dingtalk } = app.doors ?? {};
  if (via === 'oidc' && oidc) {
    const begun = await oidc.begin(redirectUri);
    if (!begun.ok) throw ssoFailure(begun.fault);
    const { url, checks } = begun.value;
    await keep(app, { via, to, binding, redirectUri, checks }, checks.state);
    return { url };
  }
  if (via === 'dingtalk' && dingtalk) {
    const state = newToken();
    await keep(app, { via, to, binding, redirectUri, checks: null }, state);
    return { url: dingtalk.signInUrl({ redirectUri, state }) };
  }
  throw new Failure(doorErrors.not_offered());
}

const keep = (app: DoorServices, begun: Begun, state: string) =>
  issueTicket(app, 'web', begun as unknown as Json, state);

/**
 * The browser is back. Nobody is signed in here: what the service said goes, as a ticket, to the page that began.
 * @param query as the browser brought it
 * @returns where to send the browser
 */
export async function returnFromWeb(app: DoorServices, via: WebVia, query: URLSearchParams): Promise<string> {
  const state = query.get('state') ?? '';
  const begun = await takeTicket<Begun & Json>(app, 'web', state);
  // Unknown, used or forged: there is no page that waits for it.
  if (!begun || begun.via !== via) return `${PAGES.m}?handover=none`;
  const { to, binding } = begun;
  const vouched = await vouch(app, begun, query).catch((error: unknown): Vouched => {
    if (error instanceof Failure) return { fault: error.coded };
    throw error;
  });
  const ticket = await issueTicket(app, 'handover', { to, binding, vouched } as unknown as Json);
  return `${PAGES[to]}?handover=${ticket}`;
}

async function vouch(app: DoorServices, begun: Begun, query: URLSearchParams): Promise<Vouched> {
  const { oidc, dingtalk } = app.doors ?? {};
  if (begun.via === 'oidc' && oidc && begun.checks) {
    const callback = new URL(begun.redirectUri);
    callback.search = query.toString();
    const found = await oidc.finish(callback, begun.checks);
    if (!found.ok) throw ssoFailure(found.fault);
    const { subject, staffKey, phone } = found.value;
    const staff = staffKey === null ? null : staffDoor(oidc.issuer, staffKey);
    return { door: { kind: 'oidc', name: personDoor(oidc.issuer, subject) }, staff, phone };
  }
  if (begun.via === 'dingtalk' && dingtalk) {
    const code = query.get('authCode') ?? query.get('code');
    if (!code) throw new Failure(doorErrors.sso_denied());
    const user = await dingtalk.readUserByWebCode(code);
    if (!user.ok) throw dingtalkFailure(user.fault);
    return { door: { kind: 'dingtalk', name: user.value.unionId }, staff: null, phone: user.value.phone };
  }
  throw new Failure(doorErrors.not_offered());
}

/**
 * Signs a villager in on the page that began.
 * @throws Failure `doors.ticket_over`, and whatever went wrong at the service
 */
export async function finishWebSignIn(
  app: DoorServices,
  from: From,
  input: { ticket: string; binding: string },
): Promise<DoorOutcome> {
  const { door, phone } = await takeOver(app, 'm', input);
  return enterVerified(app, from, namedDoor(app.vault, door.kind, door.name), phone);
}

/**
 * Signs staff in whom an administrator has bound to the service's name for them; the second factor is still asked.
 * @throws Failure `doors.ticket_over`, `doors.sso_unknown`, and whatever went wrong at the service
 */
export async function finishStaffWebSignIn(
  app: DoorServices,
  from: From,
  input: { ticket: string; binding: string },
): Promise<StaffEntered> {
  const { staff } = await takeOver(app, 'console', input);
  if (staff === null) throw new Failure(doorErrors.sso_unknown());
  return enterStaff(app, from, namedDoor(app.vault, 'oidc', staff));
}

async function takeOver(
  app: DoorServices,
  to: WebTarget,
  input: { ticket: string; binding: string },
): Promise<Exclude<Vouched, { fault: CodedError }>> {
  const kept = await takeTicket<HandedOver & Json>(app, 'handover', input.ticket);
  if (!kept || kept.to !== to || !same(kept.binding, input.binding))
    throw new Failure(doorErrors.ticket_over());
  if ('fault' in kept.vouched) throw new Failure(kept.vouched.fault);
  return kept.vouched;
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
