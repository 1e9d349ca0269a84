import type { Clock } from '../clock/index.ts';
import type { Log } from '../log/index.ts';
import { callRemote, createTokenCache, type FreshToken, RemoteFailure } from '../remote/index.ts';
import type { WechatFault, WechatOutcome, WechatPort, WechatSettings } from './port.ts';

/** WeChat's return codes that mean something to us; everything else is `away` and logged. */
const FAULTS: Record<number, WechatFault> = {
  40029: 'code_spent',
  40163: 'code_spent',
  45011: 'too_often',
  40226: 'blocked',
  45009: 'quota',
  1400001: 'quota',
};
/** The token is invalid or over. */
const TOKEN_REFUSED = new Set([40001, 40014, 42001]);

/**
 * The server's side of a WeChat mini-program: signing in and the verified phone number.
 *
 * The token is WeChat's stable one: asking for it again gives the same token until its last five minutes, to every
 * process alike, so each process keeps its own copy and none can make another's invalid.
 */
export function createWechat(
  settings: WechatSettings,
  { clock, log }: { clock: Clock; log: Log },
): WechatPort {
  const { host, appId, secret, timeoutMs } = settings;
  const tokens = createTokenCache(clock, () => fetchToken(settings));

  const settle = settler(log);
  const refuse = refuser(log);

  return {
    exchangeLogin: (code) =>
      settle(async () => {
        const act = 'wechat.exchange-login';
        const query = new URLSearchParams({
          appid: appId,
          secret,
          js_code: code,
          grant_type: 'authorization_code',
        });
        const { body } = await callRemote({
          act,
          url: `${host}/sns/jscode2session?${query.toString()}`,
          timeoutMs,
        });
        const errcode = errcodeOf(body);
        if (errcode !== 0) return refuse(act, errcode);
        if (typeof body.openid !== 'string' || body.openid === '') throw new RemoteFailure(act, 'malformed');
        return { ok: true, value: { openId: body.openid } };
      }),

    readPhone: (code) =>
      settle(async () => {
        const act = 'wechat.read-phone';
        const ask = async () => {
          const token = await tokens.get();
          const url = `${host}/wxa/business/getuserphonenumber?access_token=${encodeURIComponent(token)}`;
          const { body } = await callRemote({ act, url, method: 'POST', body: { code }, timeoutMs });
          return { token, body };
        };
        let answer = await ask();
        if (TOKEN_REFUSED.has(errcodeOf(answer.body))) {
          // Refused before the code was looked at, so the code is still good.
          tokens.drop(answer.token);
          answer = await ask();
        }
        const errcode = errcodeOf(answer.body);
        if (errcode !== 0) return refuse(act, errcode);
        return { ok: true, value: { phone: phoneOf(act, answer.body) } };
      }),
  };
}

const settler =
  (log: Log) =>
  async <Value>(ask: () => Promise<WechatOutcome<Value>>): Promise<WechatOutcome<Value>> => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof RemoteFailure)) throw error;
      log.warn({ reason: error.message }, 'WeChat could not be asked');
      return { ok: false, fault: 'away' };
    }
  };

const refuser =
  (log: Log) =>
  (act: string, errcode: number): { ok: false; fault: WechatFault } => {
    const fault = FAULTS[errcode] ?? 'away';
    if (fault !== 'code_spent') log.warn({ act, errcode }, 'WeChat refused');
    return { ok: false, fault };
  };

async function fetchToken({ host, appId, secret, timeoutMs }: WechatSettings): Promise<FreshToken> {
  const act = 'wechat.token';
  const { body } = await callRemote({
    act,
    url: `${host}/cgi-bin/stable_token`,
    method: 'POST',
    body: { grant_type: 'client_credential', appid: appId, secret, force_refresh: false },
    timeoutMs,
    repeatable: true,
  });
  const { access_token: token, expires_in: expiresInSec } = body;
  if (errcodeOf(body) !== 0) throw new RemoteFailure(act, 'server_error', `errcode ${errcodeOf(body)}`);
  if (typeof token !== 'string' || token === '' || typeof expiresInSec !== 'number' || expiresInSec <= 0)
    throw new RemoteFailure(act, 'malformed');
  return { token, expiresInSec };
}

/** Documented as a number, seen as text too. */
function errcodeOf(body: Record<string, unknown>): number {
  const errcode = body.errcode ?? 0;
  const number = Number(errcode);
  return Number.isInteger(number) ? number : -1;
}

function phoneOf(act: string, body: Record<string, unknown>): string {
  const info = body.phone_info as { purePhoneNumber?: unknown; countryCode?: string | number } | undefined;
  if (typeof info?.purePhoneNumber !== 'string') throw new RemoteFailure(act, 'malformed');
  const country = String(info.countryCode ?? '86');
  return country === '86' ? info.purePhoneNumber : `+${country}${info.purePhoneNumber}`;
}
