import { describe, expect, expectTypeOf, test } from 'vitest';
import { ApiError, createClient, type SentRequest, urlOf } from './index.ts';

function recorder(status: number, body: unknown) {
  const sent: SentRequest[] = [];
  const send = async (request: SentRequest) => {
    sent.push(request);
    return { status, body };
  };
  return { sent, send };
}

describe('client', () => {
  test('fills the path, the query, the token and the key, and answers the typed body', async () => {
    const { sent, send } = recorder(201, { version: '2', seq: 2, from: '2027-01-01', sha256: '00' });
    const client = createClient({ send, baseUrl: 'https://a.example', token: () => 't0k' });
    const key = '0198a000-0000-7000-8000-000000000001';
    const answer = await client.call('publishSchemeVersion', {
      path: { villageId: 7 },
      body: { document: 'x', note: '' },
      key,
    });
    expectTypeOf(answer).toEqualTypeOf<{ version: string; seq: number; from: string; sha256: string }>();
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://a.example/api/v1/villages/7/scheme-versions',
      headers: { authorization: 'Bearer t0k', 'idempotency-key': key, 'content-type': 'application/json' },
      body: '{"document":"x","note":""}',
    });
  });

  test('a refusal becomes an ApiError with code and sentence', async () => {
    const error = { code: 'access.session_expired', message: '请重新登录', requestId: 'r' };
    const { send } = recorder(401, { error });
    const failed = await createClient({ send })
      .call('readMe', {})
      .catch((reason: unknown) => reason);
    expect(failed).toBeInstanceOf(ApiError);
    expect(failed).toMatchObject({
      status: 401,
      code: 'access.session_expired',
      message: '请重新登录',
      requestId: 'r',
    });
  });

  test('an answer that is not ours is an error too, and not a crash', async () => {
    const { send } = recorder(502, '<html>Bad gateway</html>');
    const failed = await createClient({ send })
      .call('readMe', {})
      .catch((reason: unknown) => reason);
    expect(failed).toMatchObject({ code: 'client.unreadable', status: 502 });
  });

  test('addresses are escaped and leave out what is not given', () => {
    const url = urlOf('listHouseholds', { villageId: 7 }, { q: '王 &', group: undefined, page: 2 });
    expect(url).toBe('/api/v1/villages/7/households?q=%E7%8E%8B%20%26&page=2');
  });
});
