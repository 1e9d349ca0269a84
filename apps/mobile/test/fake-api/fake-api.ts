import type { Claim, ClaimBody, ClaimView, SignedIn } from '../../src/api/types.ts';
import { type FakeAnswer, ok, refuse } from './answers.ts';
import { FakeDoors } from './fake-doors.ts';
import { CODE, detail, olderPassbook, passbook, phones, scheme, VILLAGE_ID } from './sample.ts';
import { claims } from './sample-claims.ts';

export interface FakeRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string | undefined>;
  body?: unknown;
  /** Where the phone kept what it sends. */
  file?: string;
}

const PREVIEW = { points: 2, wouldBe: 2, reason: '', clause: 'six.two' };
const PROMISE = { state: 'in_review', stage: 'first', stageTitle: '村里初审', promisedBy: '2026-11-27' };

/** The server's answers as the contract has them, from memory, for tests and for looking at the screens. */
export class FakeApi {
  readonly log: FakeRequest[] = [];
  readonly filed: Claim[] = structuredClone(claims);
  readonly doors = new FakeDoors((phone, more) => this.open(phone, more));
  private readonly tokens = new Set<string>();
  private readonly done = new Map<string, FakeAnswer>();
  private refusal: FakeAnswer | null = null;
  private photos = 0;

  /** From now on every claim is refused so; null lets them pass again. */
  refuseClaims(next: { status: number; code: string; message: string } | null): void {
    this.refusal = next && refuse(next.status, next.code, next.message);
  }

  expireSessions(): void {
    this.tokens.clear();
  }

  answer(request: FakeRequest): FakeAnswer {
    this.log.push(request);
    const { method, path, headers, body } = request;
    const url = new URL(path, 'http://fake');
    const where = `${method} ${url.pathname.replace('/api/v1', '')}`;
    const opened = this.doors.answerOpen(where, (body ?? {}) as Record<string, string>);
    if (opened) return opened;
    if (where === 'POST /access/codes') return ok({ expiresInSec: 600, resendInSec: 60 }, 202);
    if (where === 'POST /access/villager-sessions')
      return this.signIn(body as { phone: string; code: string });
    if (!this.tokens.has((headers.authorization ?? '').replace('Bearer ', ''))) {
      return refuse(401, 'access.session_expired', '登录已过期，请重新登录；没提交的内容会替您留着。');
    }
    if (where === 'DELETE /access/session') return ok(null, 204);
    const own = this.doors.answerOwn(where, (body ?? {}) as Record<string, string>);
    if (own) return own;
    if (method === 'GET') return this.read(url);
    if (url.searchParams.get('dryRun')) return ok({ eventId: '', number: '', ...PROMISE, preview: PREVIEW });
    if (where.endsWith('/photos')) return this.once(request, () => this.storePhoto());
    if (this.refusal) return this.refusal;
    const again = /\/claims\/([^/]+)\/resubmit$/.exec(where)?.[1];
    return this.once(request, () => (again ? this.resubmit(again) : this.fileClaim(body as ClaimBody)));
  }

  /** The same key gives the same answer, as the server promises. */
  private once(request: FakeRequest, act: () => FakeAnswer): FakeAnswer {
    const key = request.headers['idempotency-key'];
    if (!key) return refuse(400, 'command.key_missing', '这次提交没有带编号，没有办理。');
    const known = this.done.get(key);
    if (known) return known;
    const fresh = act();
    if (fresh.status < 400) this.done.set(key, fresh);
    return fresh;
  }

  private signIn({ phone, code }: { phone: string; code: string }): FakeAnswer {
    const owner = phones[phone];
    if (!owner || code !== CODE)
      return refuse(422, 'access.code_wrong', '验证码不对，请看看短信，再填一次。');
    return ok(this.open(phone));
  }

  private open(phone: string, more: Partial<SignedIn['actor']> = {}): SignedIn {
    const owner = phones[phone];
    if (!owner) throw new Error(`nobody has ${phone}`);
    const token = `token-${this.tokens.size + 1}`;
    this.tokens.add(token);
    const { displayName, households } = owner;
    const actor = {
      accountId: '00000000-0000-4000-8000-00000000000a',
      kind: 'villager' as const,
      displayName,
      grants: [],
      ...more,
    };
    return { token, expiresAt: '2026-12-22T10:00:00+08:00', actor, households };
  }

  private storePhoto(): FakeAnswer {
    this.photos += 1;
    return ok({ photoId: `photo-${this.photos}`, width: 8, height: 8, bytes: 9 }, 201);
  }

  private fileClaim(body: ClaimBody): FakeAnswer {
    const item = scheme.items.find(({ id }) => id === body.item);
    if (!item) return refuse(422, 'events.item_unknown', `没有“${body.item}”这个积分项目。`);
    const number = `ZX-20261122-${String(this.filed.length + 1).padStart(4, '0')}`;
    const eventId = `c-${this.filed.length + 1}`;
    this.filed.push({
      ...(claims[1] as Claim),
      eventId,
      number,
      item: item.id,
      itemTitle: item.title,
      happenedAt: body.happenedAt ?? '2026-11-22T10:00:00+08:00',
      filedAt: '2026-11-22T10:00:00+08:00',
      stageLabel: '村里初审',
      photoIds: body.photoIds ?? [],
      note: body.note ?? '',
      decisions: [],
    });
    return ok({ eventId, number, ...PROMISE, preview: PREVIEW }, 201);
  }

  private resubmit(eventId: string): FakeAnswer {
    const claim = this.filed.find((one) => one.eventId === eventId);
    if (!claim) return refuse(404, 'events.event_unknown', '没有找到这条申报，请刷新列表再看。');
    claim.state = 'in_review';
    claim.acts = [];
    return ok({ eventId, number: claim.number, ...PROMISE, preview: PREVIEW });
  }

  private read(url: URL): FakeAnswer {
    const path = url.pathname.replace('/api/v1', '');
    if (path === `/places/${VILLAGE_ID}`)
      return ok({ id: VILLAGE_ID, name: '样例村', phone: '021-00000000' });
    if (path.endsWith('/scheme')) return ok(scheme);
    if (path.endsWith('/passbook')) return ok(url.searchParams.get('cursor') ? olderPassbook : passbook);
    if (path.endsWith('/claims')) return ok({ claims: this.filed, nextCursor: null });
    if (/\/households\/[^/]+$/.test(path)) return ok(detail);
    const found = this.filed.find(({ eventId }) => path.endsWith(`/events/${eventId}`));
    return found ? ok(viewOf(found)) : refuse(404, 'system.not_found', '没有找到您要的内容。');
  }
}

/** One claim with its way in words, as the server tells it. */
export function viewOf(claim: Claim): ClaimView {
  const decided = claim.decisions.map(({ stageTitle, verdictLabel, at, byLabel, reasonLabel, comment }) => {
    const words = [reasonLabel, comment].filter(Boolean).join(' ');
    return { label: `${stageTitle}：${verdictLabel}`, at, byLabel, ...(words ? { comment: words } : {}) };
  });
  return { ...claim, trace: [{ label: '提交申报', at: claim.filedAt, byLabel: '本户' }, ...decided] };
}
