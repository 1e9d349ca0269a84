import { expect, test } from 'vitest';
import { createApi } from '../../src/api/client.ts';
import { PHOTO_LOST } from '../../src/platform/send.types.ts';

type Sent = { url: string; headers: Record<string, string> };

function setUp(answer: { status: number; body: unknown } | 'no network') {
  const sent: Sent[] = [];
  let signedOut = 0;
  const reply = async (request: Sent) => {
    sent.push(request);
    if (answer === 'no network') throw new Error('request:fail');
    return answer;
  };
  const api = createApi({
    send: reply,
    upload: reply,
    baseUrl: 'https://village.example',
    readToken: () => 'token',
    onSignedOut: () => {
      signedOut += 1;
    },
  });
  return { api, sent, signedOut: () => signedOut };
}

const refusal = (status: number, code: string) => ({ status, body: { error: { code, message: '一句话' } } });

test('asks the village’s server in the villager’s name', async () => {
  const { api, sent } = setUp({ status: 200, body: { id: 7 } });
  await expect(api.readPlace(7)).resolves.toEqual({ ok: true, value: { id: 7 } });
  expect(sent[0]?.url).toBe('https://village.example/api/v1/places/7');
  expect(sent[0]?.headers.authorization).toBe('Bearer token');
});

test('a command carries its key', async () => {
  const { api, sent } = setUp({ status: 201, body: {} });
  await api.fileClaim(7, { item: 'i', householdId: 'h' }, 'key');
  await api.sendPhoto(7, 'ref', 'photo-key');
  expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['key', 'photo-key']);
});

test('no answer, a refusal and a busy server are told apart', async () => {
  const kind = async (answer: Parameters<typeof setUp>[0]) => {
    const got = await setUp(answer).api.readScheme(7);
    return got.ok ? 'ok' : got.fault.kind;
  };
  expect(await kind('no network')).toBe('offline');
  expect(await kind(refusal(422, 'events.item_unknown'))).toBe('refused');
  expect(await kind(refusal(503, 'system.busy'))).toBe('server');
  expect(await kind(refusal(429, 'system.too_many_requests'))).toBe('server');
  expect(await kind({ status: 502, body: '<html>' })).toBe('server');
});

test('an ended session is told once, a wrong code is not one', async () => {
  const ended = setUp(refusal(401, 'access.session_expired'));
  await ended.api.readScheme(7);
  expect(ended.signedOut()).toBe(1);
  const wrong = setUp(refusal(422, 'access.code_wrong'));
  const answer = await wrong.api.signIn('13800000001', '000000');
  expect(wrong.signedOut()).toBe(0);
  expect(answer).toMatchObject({ ok: false, fault: { code: 'access.code_wrong', message: '一句话' } });
});

test('a photo that left the phone is refused in words, not tried for ever', async () => {
  const answer = await setUp(PHOTO_LOST).api.sendPhoto(7, 'ref', 'key');
  expect(answer).toMatchObject({ ok: false, fault: { kind: 'refused', code: 'phone.photo_lost' } });
  expect(answer.ok ? '' : answer.fault.message).toContain('重新拍');
});
