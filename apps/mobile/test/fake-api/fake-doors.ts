import type { OwnDevice, OwnDoor, SignedIn, Ways } from '../../src/api/types.ts';
import { type FakeAnswer, ok, refuse } from './answers.ts';

type Body = Record<string, string>;

export const CARD = `k3.${'A'.repeat(27)}`;
export const PIN = '482916';

const device = (id: string, name: string, current: boolean): OwnDevice => ({
  id,
  current,
  device: name,
  address: '10.0.*.*',
  firstSeenAt: '2026-11-01T08:00:00+08:00',
  lastSeenAt: '2026-11-22T08:00:00+08:00',
});

/** The ways in beside phone and code, as the server answers them. */
export class FakeDoors {
  ways: Ways = { code: true, wechat: false, dingtalk: false, sso: null };
  doors: OwnDoor[] = [{ kind: 'phone', addedAt: '2026-11-01T08:00:00+08:00', count: 1 }];
  devices = [device('d1', '微信小程序', true), device('d2', '电脑浏览器', false)];
  /** Users of the host whom the server knows, by what the host says of them. */
  readonly known = new Map<string, string>();
  private readonly refusals = new Map<string, FakeAnswer>();
  private readonly enter: (phone: string, more?: Partial<SignedIn['actor']>) => SignedIn;

  constructor(enter: (phone: string, more?: Partial<SignedIn['actor']>) => SignedIn) {
    this.enter = enter;
  }

  /** The next question to this path is refused so. */
  refuseNext(path: string, status: number, code: string, message: string): void {
    this.refusals.set(path, refuse(status, code, message));
  }

  /** What may be asked without a session; null: no such thing here. */
  answerOpen(where: string, body: Body): FakeAnswer | null {
    const path = where.split(' ')[1] ?? '';
    const refusal = this.refusals.get(path);
    if (refusal) {
      this.refusals.delete(path);
      return refusal;
    }
    switch (where) {
      case 'GET /access/ways':
        return ok(this.ways);
      case 'POST /access/wechat-sessions':
        return this.byHost(body.code ?? '', body.purpose ?? '');
      case 'POST /access/dingtalk-sessions':
        return this.byHost(body.authCode ?? '', body.purpose ?? '');
      case 'POST /access/wechat-phone':
        this.known.set((body.ticket ?? '').replace('ticket-', ''), '13800000001');
        return ok(this.enter('13800000001'));
      case 'POST /access/card-sessions':
        return this.byCard(body);
      default:
        return null;
    }
  }

  /** What needs a session. */
  answerOwn(where: string, body: Body): FakeAnswer | null {
    switch (where) {
      case 'GET /access/doors':
        return ok({ doors: this.doors });
      case 'GET /access/sessions':
        return ok({ sessions: this.devices });
      case 'POST /access/doors':
        if (body.ticket) this.known.set(body.ticket.replace('ticket-', ''), '13800000001');
        this.doors = [...this.doors, { kind: body.ticket ? 'wechat' : 'phone', addedAt: null, count: 1 }];
        return ok({ merged: false }, 201);
      case 'DELETE /access/sessions/d2':
        this.devices = this.devices.filter(({ id }) => id !== 'd2');
        return ok({ ended: 1 });
      default:
        break;
    }
    const removed = /^DELETE \/access\/doors\/(\w+)$/.exec(where)?.[1];
    if (!removed) return null;
    this.doors = this.doors.filter(({ kind }) => kind !== removed);
    return ok(null, 204);
  }

  private byHost(code: string, purpose: string): FakeAnswer {
    const phone = this.known.get(code);
    if (phone && purpose === 'enter')
      return ok({ session: this.enter(phone), ticket: null, expiresInSec: null });
    return ok({ session: null, ticket: `ticket-${code}`, expiresInSec: 600 });
  }

  private byCard({ card, pin }: Body): FakeAnswer {
    if (card !== CARD || pin !== PIN) return refuse(422, 'doors.card_wrong', '卡或密码不对，请再看一看。');
    return ok(this.enter('13800000001', { onlyHousehold: '00000000-0000-4000-8000-000000000001' }));
  }
}
