import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './index.ts';

const read = (env: Record<string, string>) => readConfig(env, '/srv').remotes;
function refused(env: Record<string, string>): string[] {
  try {
    readConfig(env, '/srv');
  } catch (error) {
    if (error instanceof ConfigError) return error.settings;
    throw error;
  }
  return [];
}

const wechat = { JISHAN_WECHAT_APPID: 'wx1', JISHAN_WECHAT_SECRET: 's' };
const oidc = {
  JISHAN_OIDC_ISSUER: 'https://sso.example.org/',
  JISHAN_OIDC_CLIENT_ID: 'c',
  JISHAN_OIDC_CLIENT_SECRET: 's',
  JISHAN_PUBLIC_URL: 'https://jishan.example.org/',
};

test('without settings there is no other service', () => {
  expect(read({})).toEqual({ publicUrl: null, wechat: null, dingtalk: null, oidc: null, sms: null });
});

test('a service has its own hosts unless told of a gateway before them', () => {
  expect(read(wechat).wechat).toMatchObject({ host: 'https://api.weixin.qq.com', timeoutMs: 5000 });
  const gateway = { ...wechat, JISHAN_WECHAT_HOST: 'https://gate.example.org/wx/' };
  expect(read(gateway).wechat?.host).toBe('https://gate.example.org/wx');
  expect(read({ JISHAN_DINGTALK_CLIENT_ID: 'd', JISHAN_DINGTALK_CLIENT_SECRET: 's' }).dingtalk).toMatchObject(
    {
      apiHost: 'https://api.dingtalk.com',
      oapiHost: 'https://oapi.dingtalk.com',
    },
  );
  expect(read(oidc)).toMatchObject({
    publicUrl: 'https://jishan.example.org',
    oidc: { issuer: 'https://sso.example.org/', staffClaim: 'sub', title: '统一身份登录' },
  });
});

test('what is set by half is refused by the name that is missing', () => {
  expect(refused({ JISHAN_WECHAT_APPID: 'wx1' })).toEqual(['JISHAN_WECHAT_SECRET']);
  const { JISHAN_PUBLIC_URL: _url, ...without } = oidc;
  expect(refused(without)).toEqual(['JISHAN_PUBLIC_URL']);
  expect(refused({ JISHAN_SMS_KEY_ID: 'k', JISHAN_SMS_KEY_SECRET: 's' })).toEqual([
    'JISHAN_SMS_SIGN_NAME',
    'JISHAN_SMS_CODE_TEMPLATE',
  ]);
  expect(refused({ JISHAN_WECHAT_HOST: 'api.weixin.qq.com' })).toEqual(['JISHAN_WECHAT_HOST']);
  expect(refused({ JISHAN_REMOTE_TIMEOUT_MS: '5s' })).toEqual(['JISHAN_REMOTE_TIMEOUT_MS']);
});

test('in production secrets go over closed lines only', () => {
  const plain = { ...wechat, JISHAN_WECHAT_HOST: 'http://gate' };
  expect(read(plain).wechat?.host).toBe('http://gate');
  const real = { NODE_ENV: 'production', JISHAN_PUBLIC_URL: 'https://jishan.example.org' };
  expect(refused({ ...plain, ...real })).toEqual(['JISHAN_WECHAT_HOST']);
});

test.each([
  'email',
  'preferred_username',
  'UPN',
  'name',
  'phone_number',
])('staff are not told by %s, which they can change themselves', (claim) => {
  expect(refused({ ...oidc, JISHAN_OIDC_STAFF_CLAIM: claim })).toEqual(['JISHAN_OIDC_STAFF_CLAIM']);
  expect(read({ ...oidc, JISHAN_OIDC_STAFF_CLAIM: 'employee_number' }).oidc?.staffClaim).toBe(
    'employee_number',
  );
});

test('in production an installation with other services says where it is reached', () => {
  const real = { NODE_ENV: 'production' };
  expect(refused({ ...wechat, ...real })).toEqual(['JISHAN_PUBLIC_URL']);
  const { JISHAN_PUBLIC_URL: _url, ...sso } = oidc;
  expect(refused({ ...sso, ...real })).toEqual(['JISHAN_PUBLIC_URL']);
  expect(read({ ...wechat, ...real, JISHAN_PUBLIC_URL: 'https://jishan.example.org' }).publicUrl).toBe(
    'https://jishan.example.org',
  );
  expect(read(real).publicUrl).toBeNull();
});
