import { type FakeReply, type FakeServer, startFakeServer } from './fake-server.ts';
import { createOneTimeCodes } from './one-time-codes.ts';

export interface FakeWechat extends FakeServer {
  appId: string;
  secret: string;
  /** What `wx.login` would give to this user. */
  loginCode(openId: string): string;
  /** What the phone-number button would give. */
  phoneCode(phone: string, countryCode?: string): string;
  expire(code: string): void;
  /** The token in force is refused from now on with this code (somebody forced a new one); asking gives the next. */
  revokeToken(errcode?: 40001 | 42001 | 40014): void;
  /** The next phone-number call is refused with this code, whatever its code. */
  refusePhone(errcode: number): void;
  refuseLogin(errcode: number): void;
}

const LIVES_SEC = 7200;

/** WeChat's three server calls as documented: signing in, the stable token, the phone number. */
export async function startFakeWechat(): Promise<FakeWechat> {
  const appId = 'wx0000000000000001';
  const secret = 'wechat-secret-for-tests';
  const logins = createOneTimeCodes<string>('login');
  const phones = createOneTimeCodes<{ phone: string; countryCode: string }>('phone');
  const refusals: Record<'phone' | 'login', number[]> = { phone: [], login: [] };
  let tokenNumber = 1;
  let refusedAs = 40001;
  const token = () => `stable-token-${tokenNumber}`;

  function login(query: URLSearchParams): FakeReply {
    if (query.get('appid') !== appId) return fault(40013, 'invalid appid');
    if (query.get('secret') !== secret) return fault(40125, 'invalid appsecret');
    if (query.get('grant_type') !== 'authorization_code') return fault(40002, 'invalid grant_type');
    const refusal = refusals.login.shift();
    if (refusal !== undefined) return fault(refusal, 'refused');
    const code = query.get('js_code');
    if (logins.wasTaken(code)) return fault(40163, 'code been used');
    const openId = logins.take(code);
    if (openId === null) return fault(40029, 'invalid code');
    return { body: { openid: openId, session_key: 'c2Vzc2lvbi1rZXk=' } };
  }

  function giveToken(body: Record<string, unknown> | null): FakeReply {
    if (body?.grant_type !== 'client_credential') return fault(40002, 'invalid grant_type');
    if (body.appid !== appId) return fault(40013, 'invalid appid');
    if (body.secret !== secret) return fault(40125, 'invalid appsecret');
    return { body: { access_token: token(), expires_in: LIVES_SEC } };
  }

  function readPhone(given: string | null, body: Record<string, unknown> | null): FakeReply {
    if (given !== token())
      return fault(refusedAs, 'invalid credential, access_token is invalid or not latest');
    const refusal = refusals.phone.shift();
    if (refusal !== undefined) return fault(refusal, 'refused');
    const found = phones.take(body?.code);
    if (!found) return fault(40029, 'invalid code');
    const { phone, countryCode } = found;
    const phoneNumber = countryCode === '86' ? phone : `+${countryCode}${phone}`;
    const watermark = { timestamp: 1_637_744_274, appid: appId };
    const phone_info = { phoneNumber, purePhoneNumber: phone, countryCode, watermark };
    return { body: { errcode: 0, errmsg: 'ok', phone_info } };
  }

  const server = await startFakeServer(({ method, path, query, body }) => {
    if (method === 'GET' && path === '/sns/jscode2session') return login(query);
    if (method === 'POST' && path === '/cgi-bin/stable_token') return giveToken(body);
    if (method === 'POST' && path === '/wxa/business/getuserphonenumber')
      return readPhone(query.get('access_token'), body);
    return { status: 404, body: '<html>404 Not Found</html>' };
  });
  return {
    ...server,
    appId,
    secret,
    loginCode: (openId) => logins.issue(openId),
    phoneCode: (phone, countryCode = '86') => phones.issue({ phone, countryCode }),
    expire: (code) => {
      logins.expire(code);
      phones.expire(code);
    },
    revokeToken: (errcode = 40001) => {
      tokenNumber += 1;
      refusedAs = errcode;
    },
    refusePhone: (errcode) => void refusals.phone.push(errcode),
    refuseLogin: (errcode) => void refusals.login.push(errcode),
  };
}

/** WeChat answers 200 whatever happened. */
const fault = (errcode: number, errmsg: string): FakeReply => ({
  body: { errcode, errmsg: `${errmsg} rid: 00000000-00000000` },
});
