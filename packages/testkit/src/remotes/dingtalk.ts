import { type FakeReply, type FakeServer, startFakeServer } from './fake-server.ts';
import { createOneTimeCodes } from './one-time-codes.ts';

export interface FakeDingtalkUser {
  userId: string;
  unionId: string;
  /** Left out: our application may not see it. */
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

/** DingTalk's new interface, its older one and its sign-in page's host, all on one address. */
export async function startFakeDingtalk(): Promise<FakeDingtalk> {
  const clientId = 'ding-client-for-tests';
  const clientSecret = 'ding-secret-for-tests';
  const silent = createOneTimeCodes<FakeDingtalkUser>('auth');
  const web = createOneTimeCodes<FakeDingtalkUser>('web');
  const users = new Map<string, FakeDingtalkUser>();
  const userTokens = new Map<string, FakeDingtalkUser>();
  const refusals: number[] = [];
  let tokenNumber = 1;
  let refusedAs = 40014;
  const token = () => `corp-token-${tokenNumber}`;

  function oapi(path: string, given: string | null, body: Record<string, unknown> | null): FakeReply {
    if (given !== token()) return wrong(refusedAs, '不合法的access_token');
    if (path.endsWith('/getuserinfo')) {
      const user = silent.take(body?.code);
      if (!user) return wrong(40078, '不存在的临时授权码');
      users.set(user.userId, user);
      const { userId: userid, unionId: unionid } = user;
      return right({ userid, unionid, device_id: 'd', sys: false, sys_level: 0, name: '样例' });
    }
    const refusal = refusals.shift();
    if (refusal !== undefined) return wrong(refusal, 'refused');
    const user = users.get(String(body?.userid));
    if (!user) return wrong(60121, '找不到该用户');
    const { userId: userid, unionId: unionid, mobile, stateCode: state_code = '86' } = user;
    return right({ userid, unionid, name: '样例', active: true, ...(mobile ? { mobile, state_code } : {}) });
  }

  function api(path: string, body: Record<string, unknown> | null): FakeReply {
    if (path.endsWith('/accessToken')) {
      if (body?.appKey !== clientId || body.appSecret !== clientSecret)
        return refused(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
      return { body: { accessToken: token(), expireIn: LIVES_SEC } };
    }
    if (body?.clientId !== clientId || body.clientSecret !== clientSecret)
      return refused(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
    const user = web.take(body.code);
    if (!user) return refused(400, 'invalidParameter.authCode.notFound', '不合法的临时授权码');
    const accessToken = `user-token-${user.unionId}`;
    userTokens.set(accessToken, user);
    return { body: { accessToken, refreshToken: 'r', expireIn: LIVES_SEC, corpId: 'ding-corp' } };
  }

  function me(given: unknown): FakeReply {
    const user = userTokens.get(String(given));
    if (!user) return refused(400, 'InvalidAuthentication', '不合法的access_token');
    const { unionId, mobile, stateCode = '86' } = user;
    return {
      body: { nick: '样例', openId: `o-${unionId}`, unionId, ...(mobile ? { mobile, stateCode } : {}) },
    };
  }

  const server = await startFakeServer(({ method, path, query, body, headers }) => {
    if (method === 'POST' && path.startsWith('/topapi/v2/user/'))
      return oapi(path, query.get('access_token'), body);
    if (method === 'POST' && path.startsWith('/v1.0/oauth2/')) return api(path, body);
    if (method === 'GET' && path === '/v1.0/contact/users/me')
      return me(headers['x-acs-dingtalk-access-token']);
    if (path === '/oauth2/auth' && fake.browserUser) {
      const back = new URL(query.get('redirect_uri') ?? '');
      const authCode = web.issue(fake.browserUser);
      back.search = new URLSearchParams({ authCode, state: query.get('state') ?? '' }).toString();
      return { status: 302, headers: { location: back.href }, body: '' };
    }
    return { status: 404, body: '<html>404</html>' };
  });
  const fake: FakeDingtalk = {
    ...server,
    browserUser: null,
    clientId,
    clientSecret,
    authCode: (user) => silent.issue(user),
    webCode: (user) => web.issue(user),
    expire: (code) => {
      silent.expire(code);
      web.expire(code);
    },
    revokeToken: (errcode = 40014) => {
      tokenNumber += 1;
      refusedAs = errcode;
    },
    refuseUser: (errcode) => void refusals.push(errcode),
  };
  return fake;
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
