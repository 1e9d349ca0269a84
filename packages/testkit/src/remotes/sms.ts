import { createHash, createHmac } from 'node:crypto';
import { type FakeCall, type FakeReply, type FakeServer, startFakeServer } from './fake-server.ts';

export interface FakeSms extends FakeServer {
  accessKeyId: string;
  accessKeySecret: string;
  /** What reached a phone, newest last. */
  delivered: { phone: string; signName: string; template: string; values: Record<string, string> }[];
  /** The next message is refused with this code, such as `isv.BUSINESS_LIMIT_CONTROL`. */
  refuse(code: string): void;
}

/** Alibaba Cloud's `SendSms`: checks the signature from what arrived, and that no nonce comes twice. */
export async function startFakeSms(): Promise<FakeSms> {
  const accessKeyId = 'key-id-for-tests';
  const accessKeySecret = 'key-secret-for-tests';
  const delivered: FakeSms['delivered'] = [];
  const nonces = new Set<string>();
  const refusals: string[] = [];

  function answer(call: FakeCall): FakeReply {
    if (call.method !== 'POST' || call.path !== '/') return { status: 404, body: '<html>404</html>' };
    const { headers, query } = call;
    const credential = /Credential=([^,]+),/.exec(String(headers.authorization))?.[1];
    if (credential !== accessKeyId) return refused(404, 'InvalidAccessKeyId.NotFound');
    if (headers.authorization !== signatureOf(call, accessKeyId, accessKeySecret))
      return refused(400, 'SignatureDoesNotMatch');
    const nonce = String(headers['x-acs-signature-nonce']);
    if (nonces.has(nonce)) return refused(400, 'SignatureNonceUsed');
    nonces.add(nonce);
    if (headers['x-acs-action'] !== 'SendSms' || headers['x-acs-version'] !== '2017-05-25')
      return refused(400, 'InvalidAction.NotFound');
    const refusal = refusals.shift();
    if (refusal) return refused(200, refusal);
    delivered.push({
      phone: query.get('PhoneNumbers') ?? '',
      signName: query.get('SignName') ?? '',
      template: query.get('TemplateCode') ?? '',
      values: JSON.parse(query.get('TemplateParam') ?? '{}') as Record<string, string>,
    });
    return { body: { Code: 'OK', Message: 'OK', BizId: '1', RequestId: 'R' } };
  }

  const server = await startFakeServer(answer);
  return { ...server, accessKeyId, accessKeySecret, delivered, refuse: (code) => void refusals.push(code) };
}

const refused = (status: number, Code: string): FakeReply => ({
  status,
  body: { Code, Message: Code, RequestId: 'R' },
});

/** Worked out anew from the documented steps, on what came over the wire. */
function signatureOf({ headers, query }: FakeCall, keyId: string, secret: string): string {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const names = Object.keys(headers)
    .filter((name) => name === 'host' || name.startsWith('x-acs-'))
    .sort();
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (s) => `%${s.charCodeAt(0).toString(16).toUpperCase()}`);
  const pairs = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const lines = names.map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = `POST\n/\n${pairs.join('&')}\n${lines.join('')}\n${names.join(';')}\n${sha256('')}`;
  const digest = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  return `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${digest}`;
}
