import { z } from 'zod';
import type { DingtalkSettings } from '../dingtalk/index.ts';
import type { OidcSettings } from '../oidc/index.ts';
import type { AliyunSmsSettings } from '../sms/index.ts';
import type { WechatSettings } from '../wechat/index.ts';

/** Services that an installation may be told of; null: it has none of that kind. */
export interface RemoteSettings {
  /** Where people reach this installation, without a slash at the end; null: whatever they typed. */
  publicUrl: string | null;
  wechat: WechatSettings | null;
  dingtalk: DingtalkSettings | null;
  oidc: OidcSettings | null;
  sms: AliyunSmsSettings | null;
}

const exactAddress = z.string().refine(isAddress, '应是一个网址，例如 https://example.org，不带参数');
const address = exactAddress.transform((given) => given.replace(/\/+$/, ''));
const text = z.string().trim().min(1).max(500).optional();

/** Claims that people may change themselves at many issuers, or that pass from one to another. */
const OWN_WORDS = new Set([
  'email',
  'preferred_username',
  'username',
  'upn',
  'unique_name',
  'nickname',
  'name',
  'given_name',
  'family_name',
  'phone_number',
]);

/** The part of the settings that names other services. */
export const remoteSettings = {
  JISHAN_PUBLIC_URL: address.optional(),
  JISHAN_REMOTE_TIMEOUT_MS: z
    .string()
    .regex(/^\d{3,5}$/, '等待别的系统回答的时间应是 100 到 99999 毫秒，例如 5000')
    .transform(Number)
    .default(5000),
  JISHAN_WECHAT_APPID: text,
  JISHAN_WECHAT_SECRET: text,
  JISHAN_WECHAT_HOST: address.default('https://api.weixin.qq.com'),
  JISHAN_DINGTALK_CLIENT_ID: text,
  JISHAN_DINGTALK_CLIENT_SECRET: text,
  JISHAN_DINGTALK_API_HOST: address.default('https://api.dingtalk.com'),
  JISHAN_DINGTALK_OAPI_HOST: address.default('https://oapi.dingtalk.com'),
  JISHAN_DINGTALK_LOGIN_HOST: address.default('https://login.dingtalk.com'),
  // Letter for letter: it is compared with what the issuer says of itself.
  JISHAN_OIDC_ISSUER: exactAddress.optional(),
  JISHAN_OIDC_CLIENT_ID: text,
  JISHAN_OIDC_CLIENT_SECRET: text,
  JISHAN_OIDC_TITLE: text,
  JISHAN_OIDC_STAFF_CLAIM: z
    .string()
    .trim()
    .min(1)
    .refine(
      (claim) => !OWN_WORDS.has(claim.toLowerCase()),
      '这一项本人可以改，换个邮箱或用户名就能冒充别人。请用 sub，或对方系统给的工号',
    )
    .default('sub'),
  JISHAN_SMS_KEY_ID: text,
  JISHAN_SMS_KEY_SECRET: text,
  JISHAN_SMS_SIGN_NAME: text,
  JISHAN_SMS_CODE_TEMPLATE: text,
  JISHAN_SMS_HOST: address.default('https://dysmsapi.aliyuncs.com'),
};

const shape = z.object(remoteSettings);
type Given = z.output<typeof shape>;
type Name = keyof Given;

interface Finding {
  setting: string;
  message: string;
}

/** What a service cannot do without: all of it, or nothing. */
const TOGETHER: Name[][] = [
  ['JISHAN_WECHAT_APPID', 'JISHAN_WECHAT_SECRET'],
  ['JISHAN_DINGTALK_CLIENT_ID', 'JISHAN_DINGTALK_CLIENT_SECRET'],
  ['JISHAN_OIDC_ISSUER', 'JISHAN_OIDC_CLIENT_ID', 'JISHAN_OIDC_CLIENT_SECRET', 'JISHAN_PUBLIC_URL'],
  ['JISHAN_SMS_KEY_ID', 'JISHAN_SMS_KEY_SECRET', 'JISHAN_SMS_SIGN_NAME', 'JISHAN_SMS_CODE_TEMPLATE'],
];
const ADDRESSES = (Object.keys(remoteSettings) as Name[]).filter((name) => /_(HOST|ISSUER)$/.test(name));

const PUBLIC_URL = 'JISHAN_PUBLIC_URL';
const PUBLIC_URL_MISSING =
  '正式使用又接了别的系统，就要写明大家打开本系统的网址，例如 https://jishan.example.org，不能听浏览器说';
const isPublicUrl = ({ setting }: Finding) => setting === PUBLIC_URL;

/**
 * Faults between settings: a service half set up, secrets over an open line, and, in production, addresses that would be
 * taken from whatever a browser said.
 */
export function findRemoteFaults(given: Given, production: boolean): Finding[] {
  const halves = TOGETHER.flatMap((names) => {
    const own = names.filter((name) => name !== 'JISHAN_PUBLIC_URL');
    if (own.every((name) => given[name] === undefined)) return [];
    return names
      .filter((name) => given[name] === undefined)
      .map((setting) => ({ setting, message: `要和 ${own.join('、')} 一起设置，现在缺了它` }));
  });
  const isConnected = TOGETHER.some((names) => names.some((name) => given[name] !== undefined));
  const homeless =
    production && isConnected && given.JISHAN_PUBLIC_URL === undefined && !halves.some(isPublicUrl);
  const open = ADDRESSES.filter((name) => production && String(given[name]).startsWith('http:'));
  return [
    ...halves,
    ...(homeless ? [{ setting: PUBLIC_URL, message: PUBLIC_URL_MISSING }] : []),
    ...open.map((setting) => ({ setting, message: '正式使用时要用 https 网址，密钥不能明文传送' })),
  ];
}

/** Puts the settings of each service together. */
export function remotesOf(given: Given): RemoteSettings {
  const timeoutMs = given.JISHAN_REMOTE_TIMEOUT_MS;
  return {
    publicUrl: given.JISHAN_PUBLIC_URL ?? null,
    wechat: both(given.JISHAN_WECHAT_APPID, given.JISHAN_WECHAT_SECRET, (appId, secret) => ({
      appId,
      secret,
      host: given.JISHAN_WECHAT_HOST,
      timeoutMs,
    })),
    dingtalk: both(given.JISHAN_DINGTALK_CLIENT_ID, given.JISHAN_DINGTALK_CLIENT_SECRET, (id, secret) => ({
      clientId: id,
      clientSecret: secret,
      apiHost: given.JISHAN_DINGTALK_API_HOST,
      oapiHost: given.JISHAN_DINGTALK_OAPI_HOST,
      loginHost: given.JISHAN_DINGTALK_LOGIN_HOST,
      timeoutMs,
    })),
    oidc: both(given.JISHAN_OIDC_CLIENT_ID, given.JISHAN_OIDC_CLIENT_SECRET, (clientId, clientSecret) => ({
      clientId,
      clientSecret,
      issuer: given.JISHAN_OIDC_ISSUER ?? '',
      title: given.JISHAN_OIDC_TITLE ?? '统一身份登录',
      staffClaim: given.JISHAN_OIDC_STAFF_CLAIM,
      timeoutMs,
    })),
    sms: both(given.JISHAN_SMS_KEY_ID, given.JISHAN_SMS_KEY_SECRET, (accessKeyId, accessKeySecret) => ({
      accessKeyId,
      accessKeySecret,
      signName: given.JISHAN_SMS_SIGN_NAME ?? '',
      templates: { sign_in_code: given.JISHAN_SMS_CODE_TEMPLATE ?? '' },
      host: given.JISHAN_SMS_HOST,
      timeoutMs,
    })),
  };
}

function both<Made>(
  one: string | undefined,
  other: string | undefined,
  make: (one: string, other: string) => Made,
): Made | null {
  return one === undefined || other === undefined ? null : make(one, other);
}

function isAddress(given: string): boolean {
  try {
    const url = new URL(given);
    return /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
  } catch {
    return false;
  }
}
