import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Clock } from '../clock/index.ts';
import { callRemote } from '../remote/index.ts';
import type { SmsMessage, SmsPort } from './port.ts';

export interface AliyunSmsSettings {
  accessKeyId: string;
  accessKeySecret: string;
  /** The signature registered with the carrier, without its brackets. */
  signName: string;
  /** Registered templates by ours; the code's has the variables `code` and `minutes`. */
  templates: Record<SmsMessage['template'], string>;
  /** `https://dysmsapi.aliyuncs.com`, or a gateway before it. */
  host: string;
  timeoutMs: number;
}

/** The gateway did not take a message. Its words say why; they hold neither the phone nor the code. */
class SmsRefusedError extends Error {
  override readonly name = 'SmsRefusedError';
}

/**
 * Alibaba Cloud's short messages (`SendSms`, version 2017-05-25), each request signed by its third scheme. A message is
 * handed over once: after a time-out nobody knows whether it left, and the villager may ask for another.
 */
export function createAliyunSms(
  settings: AliyunSmsSettings,
  clock: Clock,
  newNonce: () => string = randomUUID,
): SmsPort {
  return {
    available: true,
    async send({ phone, template, values }) {
      const query = {
        PhoneNumbers: phone,
        SignName: settings.signName,
        TemplateCode: settings.templates[template],
        TemplateParam: JSON.stringify(values),
      };
      const signed = signAliyun({
        accessKeyId: settings.accessKeyId,
        accessKeySecret: settings.accessKeySecret,
        host: new URL(settings.host).host,
        action: 'SendSms',
        version: '2017-05-25',
        query,
        date: `${clock.now().toISOString().slice(0, 19)}Z`,
        nonce: newNonce(),
      });
      const { body } = await callRemote({
        act: 'sms.send',
        url: `${settings.host}/?${signed.queryString}`,
        method: 'POST',
        headers: signed.headers,
        timeoutMs: settings.timeoutMs,
      });
      if (body.Code !== 'OK') throw new SmsRefusedError(`sms.send: ${wordOf(body.Code)}`);
    },
  };
}

/** Their codes are single words; anything else is not repeated into a log. */
function wordOf(code: unknown): string {
  return typeof code === 'string' && /^[\w.]{1,80}$/.test(code) ? code : 'no code';
}

interface ToSign {
  accessKeyId: string;
  accessKeySecret: string;
  host: string;
  action: string;
  version: string;
  query: Record<string, string>;
  /** `2026-11-22T01:00:00Z` */
  date: string;
  nonce: string;
}

/**
 * Signs a request without a body by ACS3-HMAC-SHA256.
 * @returns the query to send, in the order that was signed, and the headers
 */
export function signAliyun(request: ToSign): { queryString: string; headers: Record<string, string> } {
  const queryString = Object.entries(request.query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const emptyDigest = sha256('');
  const signedHeaders: Record<string, string> = {
    host: request.host,
    'x-acs-action': request.action,
    'x-acs-content-sha256': emptyDigest,
    'x-acs-date': request.date,
    'x-acs-signature-nonce': request.nonce,
    'x-acs-version': request.version,
  };
  const names = Object.keys(signedHeaders).sort();
  const lines = names.map((name) => `${name}:${signedHeaders[name]}\n`).join('');
  const canonical = ['POST', '/', queryString, lines, names.join(';'), emptyDigest].join('\n');
  const signature = createHmac('sha256', request.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const { host: _host, ...headers } = signedHeaders;
  return {
    queryString,
    headers: {
      ...headers,
      authorization: `ACS3-HMAC-SHA256 Credential=${request.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** RFC 3986: what encodeURIComponent leaves as it is but the signature does not. */
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
