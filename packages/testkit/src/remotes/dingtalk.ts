import { type FakeCall, type FakeReply, type FakeServer, startFakeServer } from './fake-server.ts';
import { createOneTimeCodes, type OneTimeCodes } from './one-time-codes.ts';

export interface FakeDingtalkUser {
  userId: string;
  unionId: string;
  /** To the browser's code the user's own; to the older interface whatever an organisation typed. Left out: unseen. */
  mobile?: string;
  stateCode?: string;
}

export interface FakeDingtalk extends FakeServer {
  clientId: string;
  clientSecret: string;
  /** What `dd.getAuthCode` would give. */
  authCode(user: FakeDingtalkUser): string;
  /** What a browser would bring back. */
  webCode(user: FakeDingtalkUser): string;
  expire(code: string): void;
  revokeToken(errcode?: 40014 | 42001): void;
  /** Who a browser is signed in as at DingTalk: it is sent straight back. */
  browserUser: FakeDingtalkUser | null;
  /** The next look at a user is refused with this code. */
  refuseUser(errcode: number): void;
}

const LIVES_SEC = 7200;

const clientId = 'ding-client-for-tests';
const clientSecret = 'ding-secret-for-tests';

interface State {
  silent: OneTimeCodes<FakeDingtalkUser>;
  web: OneTimeCodes<FakeDingtalkUser>;
  users: Map<string, FakeDingtalkUser>;
  userTokens: Map<string, FakeDingtalkUser>;
  refusals: number[];
  tokenNumber: number;
  refusedAs: number;
}

const tokenOf = (state: State) => `corp-token-${state.tokenNumber}`;

/** DingTalk's new interface, its older one and its sign-in page's host, all on one address. */
export async function startFakeDingtalk(): Promise<FakeDingtalk> {
  const state: State = {
    silent: createOneTimeCodes('auth'),
    web: createOneTimeCodes('web'),
    users: new Map(),
    userTokens: new Map(),
    refusals: [],
    tokenNumber: 1,
    refusedAs: 40014,
  };
  const server = await startFakeServer(({ method, path, query, body, headers }) => {
    if (method === 'POST' && path.startsWith('/topapi/v2/user/'))
      return oapi(state, path, query.get('access_token'), body);
    if (method === 'POST' && path.startsWith('/v1.0/oauth2/')) return api(state, path, body);
    if (method === 'GET' && path === '/v1.0/contact/users/me')
      return me(state, headers['x-acs-dingtalk-access-token']);
    if (path === '/oauth2/auth' && fake.browserUser) return sendBack(state, query, fake.browserUser);
    return { status: 404, body: '<html>404</html>' };
  });
  const fake: FakeDingtalk = {
    ...server,
    browserUser: null,
    clientId,
    clientSecret,
    authCode: (user) => state.silent.issue(user),
    webCode: (user) => state.web.issue(user),
    expire: (code) => {
      state.silent.expire(code);
      state.web.expire(code);
    },
    revokeToken: (errcode = 40014) => {
      state.tokenNumber += 1;
      state.refusedAs = errcode;
    },
    refuseUser: (errcode) => void state.refusals.push(errcode),
  };
  return fake;
}

function oapi(state: State, path: string, given: string | null, body: FakeCall['body']): FakeReply {
  if (given !== tokenOf(state)) return wrong(state.refusedAs, '不合法的access_token');
  const refusal = state.refusals.shift();
  if (refusal !== undefined) return wrong(refusal, 'refused');
  if (path.endsWith('/getuserinfo')) {
    const user = state.silent.take(body?.code);
    if (!user) return wrong(40078, '不存在的临时授权码');
    state.users.set(user.userId, user);
    const { userId: userid, unionId: unionid } = user;
    return right({ userid, unionid, device_id: 'd', sys: false, sys_level: 0, name: '样例' });
  }
  const user = state.users.get(String(body?.userid));
  if (!user) return wrong(60121, '找不到该用户');
  const { userId: userid, unionId: unionid, mobile, stateCode: state_code = '86' } = user;
  return right({ userid, unionid, name: '样例', active: true, ...(mobile ? { mobile, state_code } : {}) });
}

function api(state: State, path: string, body: FakeCall['body']): FakeReply {
  const isCorp = path.endsWith('/accessToken');
  const [id, key] = isCorp ? [body?.appKey, body?.appSecret] : [body?.clientId, body?.clientSecret];
  if (id !== clientId || key !== clientSecret)
    return refused(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
  if (isCorp) return { body: { accessToken: tokenOf(state), expireIn: LIVES_SEC } };
  const user = state.web.take(body?.code);
  if (!user) return refused(400, 'invalidParameter.authCode.notFound', '不合法的临时授权码');
  const accessToken = `user-token-${user.unionId}`;
  state.userTokens.set(accessToken, user);
  return { body: { accessToken, refreshToken: 'r', expireIn: LIVES_SEC, corpId: 'ding-corp' } };
}

function me({ userTokens }: State, given: unknown): FakeReply {
  const user = userTokens.get(String(given));
  if (!user) return refused(400, 'InvalidAuthentication', '不合法的access_token');
  const { unionId, mobile, stateCode = '86' } = user;
  return {
    body: { nick: '样例', openId: `o-${unionId}`, unionId, ...(mobile ? { mobile, stateCode } : {}) },
  };
}

function sendBack({ web }: State, query: URLSearchParams, user: FakeDingtalkUser): FakeReply {
  const back = new URL(query.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({
    authCode: web.issue(user),
    state: query.get('state') ?? '',
  }).toString();
  return { status: 302, headers: { location: back.href }, body: '' };
}

const right = (result: object): FakeReply => ({
  body: { errcode: 0, errmsg: 'ok', result, request_id: 'r' },
});
const wrong = (errcode: number, errmsg: string): FakeReply => ({
  body: { errcode, errmsg, request_id: 'r' },
});
const refused = (status: number, code: string, message: string): FakeReply => ({
  status,
  body: { code, message, requestid: 'r' },
});
