import type { Clock } from '../clock/index.ts';
import type { Log } from '../log/index.ts';
import { callRemote, createTokenCache, type FreshToken, RemoteFailure } from '../remote/index.ts';
import type { DingtalkFault, DingtalkOutcome, DingtalkPort, DingtalkSettings, DingtalkUser } from './port.ts';

const FAULTS: Record<number, DingtalkFault> = {
  40078: 'code_spent',
  50002: 'not_ours',
  60011: 'not_ours',
  60121: 'not_ours',
  90018: 'too_often',
};
const TOKEN_REFUSED = new Set([40001, 40014, 42001]);

/** The server's side of DingTalk: the mini-program's silent code, and signing in by browser. */
export function createDingtalk(
  settings: DingtalkSettings,
  { clock, log }: { clock: Clock; log: Log },
): DingtalkPort {
  const tokens = createTokenCache(clock, () => fetchToken(settings));

  const settle = settler(log);
  const refuse = refuser(log);

  /** Asks the older interface, once more with another token if this one was refused. */
  async function askOapi(act: string, path: string, body: object) {
    const ask = async () => {
      const token = await tokens.get();
      const url = `${settings.oapiHost}${path}?access_token=${encodeURIComponent(token)}`;
      const answer = await callRemote({ act, url, method: 'POST', body, timeoutMs: settings.timeoutMs });
      return { token, body: answer.body };
    };
    const first = await ask();
    if (!TOKEN_REFUSED.has(errcodeOf(first.body))) return first.body;
    tokens.drop(first.token);
    return (await ask()).body;
  }

  return {
    readUserByAuthCode: (authCode) =>
      settle(async () => {
        const who = await askOapi('dingtalk.read-user-id', '/topapi/v2/user/getuserinfo', { code: authCode });
        if (errcodeOf(who) !== 0) return refuse('dingtalk.read-user-id', errcodeOf(who));
        const unionId = textIn(who.result, 'unionid');
        if (!unionId) throw new RemoteFailure('dingtalk.read-user-id', 'malformed');
        // The directory's number is whatever an organisation's administrator typed: it proves nothing.
        return { ok: true, value: { unionId, phone: null } };
      }),

    signInUrl: ({ redirectUri, state }) => {
      const query = new URLSearchParams({
        redirect_uri: redirectUri,
        response_type: 'code',
        client_id: settings.clientId,
        scope: 'openid',
        state,
        prompt: 'consent',
      });
      return `${settings.loginHost}/oauth2/auth?${query.toString()}`;
    },

    readUserByWebCode: (authCode) => settle(() => readUserByWebCode(settings, authCode, log)),
  };
}

const settler =
  (log: Log) =>
  async <Value>(ask: () => Promise<DingtalkOutcome<Value>>): Promise<DingtalkOutcome<Value>> => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof RemoteFailure)) throw error;
      log.warn({ reason: error.message }, 'DingTalk could not be asked');
      return { ok: false, fault: 'away' };
    }
  };

const refuser =
  (log: Log) =>
  (act: string, errcode: number): { ok: false; fault: DingtalkFault } => {
    const fault = FAULTS[errcode] ?? 'away';
    if (fault !== 'code_spent') log.warn({ act, errcode }, 'DingTalk refused');
    return { ok: false, fault };
  };

async function readUserByWebCode(
  { apiHost, clientId, clientSecret, timeoutMs }: DingtalkSettings,
  authCode: string,
  log: Log,
): Promise<DingtalkOutcome<DingtalkUser>> {
  const given = await callRemote({
    act: 'dingtalk.user-token',
    url: `${apiHost}/v1.0/oauth2/userAccessToken`,
    method: 'POST',
    body: { clientId, clientSecret, code: authCode, grantType: 'authorization_code' },
    timeoutMs,
  });
  if (given.status >= 400) {
    // The new interface names its errors by words; those about ourselves are no fault of the code.
    const word = textIn(given.body, 'code') ?? '';
    const isOurs = /client|forbidden|permission/i.test(word) || given.status === 403;
    if (isOurs) log.warn({ act: 'dingtalk.user-token', word }, 'DingTalk refused');
    return { ok: false, fault: isOurs ? 'away' : 'code_spent' };
  }
  const token = textIn(given.body, 'accessToken');
  if (!token) throw new RemoteFailure('dingtalk.user-token', 'malformed');
  const me = await callRemote({
    act: 'dingtalk.read-me',
    url: `${apiHost}/v1.0/contact/users/me`,
    headers: { 'x-acs-dingtalk-access-token': token },
    timeoutMs,
    repeatable: true,
  });
  if (me.status >= 400) return { ok: false, fault: me.status === 403 ? 'not_ours' : 'away' };
  const unionId = textIn(me.body, 'unionId');
  if (!unionId) throw new RemoteFailure('dingtalk.read-me', 'malformed');
  return {
    ok: true,
    value: { unionId, phone: mainland(textIn(me.body, 'mobile'), textIn(me.body, 'stateCode')) },
  };
}

async function fetchToken({
  apiHost,
  clientId,
  clientSecret,
  timeoutMs,
}: DingtalkSettings): Promise<FreshToken> {
  const act = 'dingtalk.token';
  const { status, body } = await callRemote({
    act,
    url: `${apiHost}/v1.0/oauth2/accessToken`,
    method: 'POST',
    body: { appKey: clientId, appSecret: clientSecret },
    timeoutMs,
    repeatable: true,
  });
  if (status >= 400) throw new RemoteFailure(act, 'server_error', String(status));
  const token = textIn(body, 'accessToken');
  if (!token || typeof body.expireIn !== 'number' || body.expireIn <= 0)
    throw new RemoteFailure(act, 'malformed');
  return { token, expiresInSec: body.expireIn };
}

/** Errors of the gateway itself come as 88 with the real code beside it. */
function errcodeOf(body: Record<string, unknown>): number {
  const outer = Number(body.errcode ?? -1);
  const inner = outer === 88 ? Number(body.sub_code ?? 88) : outer;
  return Number.isInteger(inner) ? inner : -1;
}

function textIn(part: unknown, name: string): string | null {
  const value = (part as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Our rosters know mainland numbers only. */
function mainland(mobile: string | null, stateCode: string | null): string | null {
  return stateCode === null || stateCode === '86' ? mobile : null;
}
