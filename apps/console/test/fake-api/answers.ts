import type { AnswerOf } from '@jishan/contract';
import type {
  ClaimResult,
  DecisionResult,
  HouseholdList,
  Queue,
  QueueCase,
  Verdict,
} from '../../src/lib/api-types.ts';
import { makeCases } from './cases.ts';
import { eventOf } from './event.ts';
import { meOf, ownDutiesOf, ownSession } from './own-account.ts';
import {
  actors,
  freshVillage,
  householdOf,
  households,
  membersInFull,
  passbookOf,
  placeDutiesOf,
  revealReasons,
  town,
  villages,
} from './people.ts';
import { createPrivacy, privacyAct, privacyAnswer, type PrivacyState } from './privacy.ts';
import { rosterAnswer } from './roster.ts';
import { reasons, scheme } from './scheme.ts';

export interface Ask {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  isPicture: boolean;
  key: string | undefined;
  isConsole: boolean;
  session: string | undefined;
}

export interface Answer {
  status: number;
  body?: unknown;
  cookie?: string;
}

export interface State {
  sessions: Map<string, string>;
  failures: number;
  queues: Record<'first' | 'second', QueueCase[]>;
  decided: {
    eventId: string;
    verdict: Verdict;
    key: string;
    points?: number;
    reason?: string;
    undone: boolean;
  }[];
  claims: Record<string, unknown>[];
  /** Why somebody saw names in full. */
  reveals: Record<string, unknown>[];
  privacy: PrivacyState;
  /** Paths (their beginning) that answer 500 for now. */
  broken: string[];
}

const failuresMax = 5;

export function createState(now = Date.now()): State {
  return {
    sessions: new Map(),
    failures: 0,
    queues: { first: makeCases('first', 50, now), second: makeCases('second', 30, now) },
    decided: [],
    claims: [],
    reveals: [],
    privacy: createPrivacy(),
    broken: [],
  };
}

function refuse(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message, requestId: 'req-0001' } } };
}

/** What the server would say; commands without a key or without the console's header are refused as there. */
export function answer(state: State, ask: Ask): Answer {
  if (state.broken.some((path) => ask.path.startsWith(path)))
    return refuse(500, 'system.fault', '服务器出了点问题，请过一会儿再试。');
  if (ask.method !== 'GET' && !ask.isConsole) return refuse(403, 'access.forbidden', '请从工作台操作。');
  if (ask.path === '/access/staff-sessions') return signIn(state, ask);
  const name = state.sessions.get(ask.session ?? '');
  const actor = actors[name ?? ''];
  if (!name || !actor) return refuse(401, 'access.session_expired', '登录已过期，请重新登录。');
  if (ask.method === 'DELETE') {
    state.sessions.delete(ask.session ?? '');
    return { status: 204 };
  }
  if (ask.path === '/access/me') return { status: 200, body: meOf(actor) };
  if (ask.path === '/access/sessions') return { status: 200, body: { sessions: [ownSession] } };
  if (ask.path === '/duties/mine') return { status: 200, body: { duties: ownDutiesOf(actor) } };
  if (ask.method === 'GET') return read(state, ask, name);
  if (ask.path.endsWith('/reveals')) return reveal(state, ask);
  if (!ask.key && !ask.query.get('dryRun'))
    return refuse(400, 'command.key_missing', '缺少请求编号，请刷新页面再试。');
  return act(state, ask, name);
}

function reveal(state: State, ask: Ask): Answer {
  state.reveals.push(ask.body);
  return { status: 200, body: { members: membersInFull(ask.path.split('/')[4] ?? '') } };
}

function signIn(state: State, ask: Ask): Answer {
  if (state.failures >= failuresMax)
    return refuse(423, 'access.locked', '输错次数太多，为了安全先锁 15 分钟，请 15 分钟后再试。');
  const actor = actors[String(ask.body.username)];
  if (!actor || ask.body.password !== 'open sesame') {
    state.failures += 1;
    return refuse(401, 'access.password_wrong', '用户名或密码不对，请再看一看。');
  }
  const session = `session-${state.sessions.size + 1}`;
  state.sessions.set(session, String(ask.body.username));
  return {
    status: 200,
    body: { expiresAt: new Date(Date.now() + 43_200_000).toISOString(), next: null, actor },
    cookie: `jishan_session=${session}; Path=/; HttpOnly; SameSite=Strict`,
  };
}

function read(state: State, ask: Ask, name: string): Answer {
  const { path, query } = ask;
  const parts = path.split('/').filter(Boolean);
  if (path === '/places')
    return { status: 200, body: { places: Number(query.get('parent')) === town.id ? villages : [] } };
  if (path === '/review/queue') return { status: 200, body: readQueue(state, query, name) };
  if (path === '/review/reasons')
    return { status: 200, body: { reasons: reasons[query.get('verdict') as Verdict] } };
  if (parts[1] === String(freshVillage.id)) return readFresh(parts[2]);
  if (parts[2] === 'scheme') return { status: 200, body: scheme };
  if (parts[2] === 'households' && !parts[3]) return { status: 200, body: listHouseholds(query) };
  if (parts[2] === 'bound-households') return { status: 200, body: { households: [] } };
  if (parts[2] === 'events') return { status: 200, body: eventOf(parts[3] ?? '') };
  if (path === '/people') return { status: 200, body: findPeople(query.get('q') ?? '') };
  if (path === '/people/reveal-reasons') return { status: 200, body: { reasons: revealReasons } };
  if (parts[2] === 'duties') return { status: 200, body: placeDutiesOf(Number(parts[1])) };
  const ofPrivacy = privacyAnswer(state.privacy, parts);
  if (ofPrivacy) return { status: 200, body: ofPrivacy };
  const household = householdOf(parts[3] ?? '');
  if (!household)
    return refuse(404, 'people.household_missing', '没有找到这一户，可能已经搬走，或者不归您管。');
  const ofRoster = rosterAnswer(parts[4], household);
  if (ofRoster) return { status: 200, body: ofRoster };
  return { status: 200, body: parts[4] === 'passbook' ? passbookOf() : household };
}

function readFresh(part: string | undefined): Answer {
  if (part === 'households') return { status: 200, body: { households: [], total: 0, groups: [] } };
  if (part === 'duties') return { status: 200, body: placeDutiesOf(freshVillage.id) };
  return refuse(
    404,
    'schemes.none_published',
    '这个村还没有发布积分方案。请村里的管理员先发布方案，再来申报。',
  );
}

function readQueue(state: State, query: URLSearchParams, name: string): Queue {
  const stage = name === 'town' ? 'second' : 'first';
  const village = Number(query.get('villageId') ?? 0);
  const all = name === 'clerk' || name === 'fresh' ? [] : state.queues[stage];
  const cases = all.filter((of) => !village || of.villageId === village);
  const start = Number(query.get('cursor') ?? 0);
  const end = start + Number(query.get('limit') ?? 50);
  return {
    cases: cases.slice(start, end),
    counts: {
      total: cases.length,
      byStage: [{ stage, title: stage === 'first' ? '初审' : '复审', count: cases.length }],
    },
    nextCursor: end < cases.length ? String(end) : null,
  };
}

function findPeople(q: string): AnswerOf<'searchPeople'> {
  const found = households.filter((row) => row.doorCode === q || namesOf(row.id).includes(q));
  const hits = found.map((row) => ({
    villageId: 1_001_001,
    villageName: '样例一村',
    householdId: row.id,
    doorCode: row.doorCode,
    group: row.group,
    name: row.headName,
    relation: 'head' as const,
  }));
  return { hits: hits.slice(0, 20), more: hits.length > 20 };
}

const namesOf = (id: string) =>
  membersInFull(id)
    .map((member) => member.name)
    .join(' ');

function listHouseholds(query: URLSearchParams): HouseholdList {
  const q = query.get('q') ?? '';
  const group = query.get('group') ?? '';
  const found = households.filter(
    (row) => (!group || row.group === group) && (namesOf(row.id).includes(q) || row.doorCode.includes(q)),
  );
  const size = Number(query.get('pageSize') ?? 20);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return {
    households: found.slice(start, start + size),
    total: found.length,
    groups: [...new Set(households.map((row) => row.group))],
  };
}

function act(state: State, ask: Ask, name: string): Answer {
  const parts = ask.path.split('/').filter(Boolean);
  const ofPrivacy = privacyAct(state.privacy, parts, ask.body);
  if (ofPrivacy) return { status: 200, body: ofPrivacy };
  if (parts.at(-1) === 'photos' && !ask.isPicture)
    return refuse(422, 'events.photo_not_picture', '这个文件不是照片，请选手机里的照片，或直接拍一张。');
  if (parts.at(-1) === 'photos') return { status: 201, body: { photoId: `photo-${ask.key}` } };
  if (parts.at(-1) === 'claims') return claim(state, ask);
  if (parts.at(-1) === 'undo') return undo(state, parts[5] ?? '');
  if (parts.at(-1) === 'decisions') return decide(state, ask, parts[3] ?? '', name);
  return refuse(404, 'system.not_found', '没有这个地址。');
}

function claim(state: State, ask: Ask): Answer {
  const preview = { points: 2, wouldBe: 2, reason: '打扫公共道路一次，每次 2 分', clause: 'items' };
  if (!ask.query.get('dryRun')) state.claims.push(ask.body);
  const body: ClaimResult = {
    eventId: 'new',
    number: 'ZX-20261122-0007',
    state: 'in_review',
    stage: 'first',
    stageTitle: '初审',
    promisedBy: '2026-11-27',
    preview,
  };
  return { status: 201, body };
}

function decide(state: State, ask: Ask, eventId: string, name: string): Answer {
  const stage = name === 'town' ? 'second' : 'first';
  const of = state.queues[stage].find((each) => each.eventId === eventId);
  if (!of) return refuse(409, 'review.already_decided', '这一件已经有人办过了。');
  state.queues[stage] = state.queues[stage].filter((each) => each !== of);
  const { verdict, points, reason } = ask.body as { verdict: Verdict; points?: number; reason?: string };
  state.decided.push({
    eventId,
    verdict,
    key: ask.key ?? '',
    undone: false,
    ...(points === undefined ? {} : { points }),
    ...(reason ? { reason } : {}),
  });
  const isBooked = verdict === 'approve' && stage === 'second';
  const body: DecisionResult = {
    eventId,
    state: isBooked ? 'approved' : 'in_review',
    stage: isBooked ? null : 'second',
    decisionId: eventId,
    undoable: !isBooked,
    // Longer than the slowest machine needs to find the button.
    undoSeconds: 600,
    ...(isBooked ? { posted: { points: points ?? of.preview?.points ?? 0, seq: 500 } } : {}),
  };
  return { status: 200, body };
}

function undo(state: State, eventId: string): Answer {
  const decision = state.decided.findLast((each) => each.eventId === eventId && !each.undone);
  if (!decision) return refuse(409, 'review.undo_too_late', '已经过了 10 秒，撤不回了。');
  decision.undone = true;
  const of = makeCases('first', 50, Date.now()).find((each) => each.eventId === eventId);
  if (of) state.queues.first = [of, ...state.queues.first];
  return { status: 200, body: {} };
}
