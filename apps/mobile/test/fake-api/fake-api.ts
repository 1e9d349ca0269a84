import type { Claim, ClaimBody, ClaimView } from '../../src/api/types.ts';
import { CODE, claims, detail, olderPassbook, passbook, phones, scheme, VILLAGE_ID } from './sample.ts';

export interface FakeRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string | undefined>;
  body?: unknown;
}

export interface FakeAnswer {
  status: number;
  body: unknown;
}

const refuse = (status: number, code: string, message: string): FakeAnswer => ({
  status,
  body: { error: { code, message, requestId: 'r-1' } },
});

/** The server's answers as the contract has them, from memory, for tests and for looking at the screens. */
export function createFakeApi() {
  const tokens = new Map<string, string>();
  const done = new Map<string, FakeAnswer>();
  const filed: Claim[] = structuredClone(claims);
  const log: FakeRequest[] = [];
  let photos = 0;
  let refusal: FakeAnswer | null = null;

  /** The same key gives the same answer, as the server promises. */
  function once(request: FakeRequest, act: () => FakeAnswer): FakeAnswer {
    const key = request.headers['idempotency-key'];
    if (!key) return refuse(400, 'command.key_missing', '这次提交没有带编号，没有办理。');
    const known = done.get(key);
    if (known) return known;
    const fresh = act();
    if (fresh.status < 400) done.set(key, fresh);
    return fresh;
  }

  function fileClaim(body: ClaimBody): FakeAnswer {
    const item = scheme.items.find(({ id }) => id === body.item);
    if (!item) return refuse(422, 'events.unknown_item', `没有“${body.item}”这个积分项目。`);
    const number = `ZX-20261122-${String(filed.length + 1).padStart(4, '0')}`;
    const eventId = `c-${filed.length + 1}`;
    filed.push({
      ...(filed[1] as Claim),
      eventId,
      number,
      item: item.id,
      itemTitle: item.title,
      happenedAt: body.happenedAt ?? '2026-11-22T10:00:00+08:00',
      filedAt: '2026-11-22T10:00:00+08:00',
      state: 'in_review',
      stageLabel: '村里初审',
      photoIds: body.photoIds ?? [],
      note: body.note ?? '',
      decisions: [],
    });
    return {
      status: 201,
      body: { eventId, number, ...PROMISE, preview: previewOf() },
    };
  }

  const PROMISE = { state: 'in_review', stage: 'first', stageTitle: '村里初审', promisedBy: '2026-11-27' };
  const previewOf = () => ({ points: 2, wouldBe: 2, reason: '', clause: '第六条第（二）项' });

  function signIn({ phone, code }: { phone: string; code: string }): FakeAnswer {
    const owner = phones[phone];
    if (!owner)
      return refuse(422, 'access.phone_unknown', '这个手机号还没有在村里登记，请到村里登记后再登录。');
    if (code !== CODE) return refuse(422, 'access.code_wrong', '验证码不对，请看看短信，再填一次。');
    const token = `token-${tokens.size + 1}`;
    tokens.set(token, phone);
    const { displayName, households } = owner;
    return {
      status: 200,
      body: { token, expiresAt: '2026-12-22T10:00:00+08:00', actor: { displayName }, households },
    };
  }

  function route(request: FakeRequest): FakeAnswer {
    const { method, path, headers } = request;
    const url = new URL(path, 'http://fake');
    const where = `${method} ${url.pathname.replace('/api/v1', '')}`;
    if (where === 'POST /access/codes') return { status: 202, body: { expiresInSec: 600, resendInSec: 60 } };
    if (where === 'POST /access/villager-sessions')
      return signIn(request.body as { phone: string; code: string });
    if (!tokens.has((headers.authorization ?? '').replace('Bearer ', ''))) {
      return refuse(
        401,
        'access.session_expired',
        '登录已过期或已在别处退出，请重新登录；没提交的内容会替您留着。',
      );
    }
    if (where === 'DELETE /access/session') return { status: 204, body: null };
    if (method === 'GET') return read(url);
    if (where.endsWith('/photos')) {
      return once(request, () => ({
        status: 201,
        body: { photoId: `photo-${(photos += 1)}`, width: 8, height: 8, bytes: 9 },
      }));
    }
    if (url.searchParams.get('dryRun')) {
      return { status: 200, body: { eventId: '', number: '', ...PROMISE, preview: previewOf() } };
    }
    if (refusal) return refusal;
    const again = /\/claims\/([^/]+)\/resubmit$/.exec(where);
    if (again) return once(request, () => resubmit(again[1] ?? ''));
    return once(request, () => fileClaim(request.body as ClaimBody));
  }

  function resubmit(eventId: string): FakeAnswer {
    const claim = filed.find((one) => one.eventId === eventId);
    if (!claim) return refuse(404, 'events.unknown_event', '没有找到这件申报。');
    claim.state = 'in_review';
    claim.acts = [];
    return { status: 200, body: { eventId, number: claim.number, ...PROMISE, preview: previewOf() } };
  }

  function read(url: URL): FakeAnswer {
    const path = url.pathname.replace('/api/v1', '');
    if (path === `/places/${VILLAGE_ID}`) {
      return { status: 200, body: { id: VILLAGE_ID, name: '样例村', phone: '021-00000000' } };
    }
    if (path.endsWith('/scheme')) return { status: 200, body: scheme };
    if (path.endsWith('/passbook')) {
      return { status: 200, body: url.searchParams.get('cursor') ? olderPassbook : passbook };
    }
    if (path.endsWith('/claims')) return { status: 200, body: { claims: filed, nextCursor: null } };
    if (/\/households\/[^/]+$/.test(path)) return { status: 200, body: detail };
    const found = filed.find(({ eventId }) => path.endsWith(`/events/${eventId}`));
    return found
      ? { status: 200, body: viewOf(found) }
      : refuse(404, 'system.not_found', '没有找到您要的内容。');
  }

  return {
    log,
    /** From now on every claim is refused so; null lets them pass again. */
    refuseClaims(next: { status: number; code: string; message: string } | null) {
      refusal = next && refuse(next.status, next.code, next.message);
    },
    expireSessions: () => tokens.clear(),
    filed,
    answer(request: FakeRequest): FakeAnswer {
      log.push(request);
      return route(request);
    },
  };
}

/** One claim with its way in words, as the server tells it. */
export function viewOf(claim: Claim): ClaimView {
  const decided = claim.decisions.map(({ stageTitle, verdictLabel, at, byLabel, reasonLabel, comment }) => {
    const words = [reasonLabel, comment].filter(Boolean).join(' ');
    return { label: `${stageTitle}：${verdictLabel}`, at, byLabel, ...(words ? { comment: words } : {}) };
  });
  return { ...claim, trace: [{ label: '提交申报', at: claim.filedAt, byLabel: '本户' }, ...decided] };
}

export type FakeApi = ReturnType<typeof createFakeApi>;
