import { type FakeCall, type FakeReply, type FakeServer, startFakeServer } from './fake-server.ts';
import { createOneTimeCodes, type OneTimeCodes } from './one-time-codes.ts';

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

const appId = 'wx0000000000000001';
const secret = 'wechat-secret-for-tests';

interface State {
  logins: OneTimeCodes<string>;
  phones: OneTimeCodes<{ phone: string; countryCode: string }>;
  refusals: Record<'phone' | 'login', number[]>;
  tokenNumber: number;
  refusedAs: number;
}

const tokenOf = (state: State) => `stable-token-${state.tokenNumber}`;

/** WeChat's three server calls as documented: signing in, the stable token, the phone number. */
export async function startFakeWechat(): Promise<FakeWechat> {
  const state: State = {
    logins: createOneTimeCodes('login'),
    phones: createOneTimeCodes('phone'),
    refusals: { phone: [], login: [] },
    tokenNumber: 1,
    refusedAs: 40001,
  };
  const server = await startFakeServer(({ method, path, query, body }) => {
    if (method === 'GET' && path === '/sns/jscode2session') return login(state, query);
    if (method === 'POST' && path === '/cgi-bin/stable_token') return giveToken(state, body);
    if (method === 'POST' && path === '/wxa/business/getuserphonenumber')
      return readPhone(state, query.get('access_token'), body);
    return { status: 404, body: '<html>404 Not Found</html>' };
  });
  return {
    ...server,
    appId,
    secret,
    loginCode: (openId) => state.logins.issue(openId),
    phoneCode: (phone, countryCode = '86') => state.phones.issue({ phone, countryCode }),
    expire: (code) => {
      state.logins.expire(code);
      state.phones.expire(code);
    },
    revokeToken: (errcode = 40001) => {
      state.tokenNumber += 1;
      state.refusedAs = errcode;
    },
    refusePhone: (errcode) => void state.refusals.phone.push(errcode),
    refuseLogin: (errcode) => void state.refusals.login.push(errcode),
  };
}

function login({ logins, refusals }: State, query: URLSearchParams): FakeReply {
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

function giveToken(state: State, body: FakeCall['body']): FakeReply {
  if (body?.grant_type !== 'client_credential') return fault(40002, 'invalid grant_type');
  if (body.appid !== appId) return fault(40013, 'invalid appid');
  if (body.secret !== secret) return fault(40125, 'invalid appsecret');
  return { body: { access_token: tokenOf(state), expires_in: LIVES_SEC } };
}

function readPhone(state: State, given: string | null, body: FakeCall['body']): FakeReply {
  if (given !== tokenOf(state))
    return fault(state.refusedAs, 'invalid credential, access_token is invalid or not latest');
  const refusal = state.refusals.phone.shift();
  if (refusal !== undefined) return fault(refusal, 'refused');
  const found = state.phones.take(body?.code);
  if (!found) return fault(40029, 'invalid code');
  const { phone, countryCode } = found;
  const phoneNumber = countryCode === '86' ? phone : `+${countryCode}${phone}`;
  const watermark = { timestamp: 1_637_744_274, appid: appId };
  const phone_info = { phoneNumber, purePhoneNumber: phone, countryCode, watermark };
  return { body: { errcode: 0, errmsg: 'ok', phone_info } };
}

/** WeChat answers 200 whatever happened. */
const fault = (errcode: number, errmsg: string): FakeReply => ({
  body: { errcode, errmsg: `${errmsg} rid: 00000000-00000000` },
});
