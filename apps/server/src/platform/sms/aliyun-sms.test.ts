import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '@jishan/testkit';
import { type FakeSms, startFakeSms } from '@jishan/testkit/remotes';
import { signAliyun } from './aliyun-sms.ts';
import { createAliyunSms } from './index.ts';

let fake: FakeSms;
beforeEach(async () => {
  fake = await startFakeSms();
});
afterEach(() => fake.close());

const open = (change: object = {}) =>
  createAliyunSms(
    {
      accessKeyId: fake.accessKeyId,
      accessKeySecret: fake.accessKeySecret,
      signName: '样例(积善)*',
      templates: { sign_in_code: 'SMS_1' },
      host: fake.url,
      timeoutMs: 20_000,
      ...change,
    },
    fixedClock(),
  );
const message = {
  phone: '13900000001',
  template: 'sign_in_code',
  values: { code: '123456', minutes: '5' },
} as const;

test('signs as the published example does', () => {
  const { queryString, headers } = signAliyun({
    accessKeyId: 'YourAccessKeyId',
    accessKeySecret: 'YourAccessKeySecret',
    host: 'ecs.cn-shanghai.aliyuncs.com',
    action: 'RunInstances',
    version: '2014-05-26',
    query: {
      RegionId: 'cn-shanghai',
      ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
    },
    date: '2023-10-26T10:22:32Z',
    nonce: '3156853299f313e23d1673dc12e1703d',
  });
  expect(queryString).toBe(
    'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
  );
  expect(headers.authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('a code reaches the phone by its registered template, and two requests are never the same', async () => {
  await open().send(message);
  await open().send(message);
  expect(fake.delivered).toHaveLength(2);
  expect(fake.delivered[0]).toEqual({
    phone: '13900000001',
    signName: '样例(积善)*',
    template: 'SMS_1',
    values: { code: '123456', minutes: '5' },
  });
});

test('a refusal is told by its word, without the phone or the code, and nothing is sent twice', async () => {
  fake.refuse('isv.BUSINESS_LIMIT_CONTROL');
  await expect(open().send(message)).rejects.toThrow(/^sms\.send: isv\.BUSINESS_LIMIT_CONTROL$/);
  await expect(open({ accessKeySecret: 'wrong' }).send(message)).rejects.toThrow('SignatureDoesNotMatch');
  await expect(open({ accessKeyId: 'wrong' }).send(message)).rejects.toThrow('InvalidAccessKeyId.NotFound');
  fake.fail('/', { status: 502 });
  await expect(open().send(message)).rejects.toThrow(/^sms\.send: server_error \(502\)$/);
  fake.fail('/', 'malformed');
  await expect(open().send(message)).rejects.toThrow(/^sms\.send: malformed$/);
  expect(fake.calls).toHaveLength(5);
  fake.fail('/', 'silent');
  await expect(open({ timeoutMs: 50 }).send(message)).rejects.toThrow(/^sms\.send: timeout$/);
});
