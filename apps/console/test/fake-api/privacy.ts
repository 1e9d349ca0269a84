import type { AnswerOf } from '@jishan/contract';
import type {
  Erasures,
  ImpactBody,
  ImpactRecords,
  ObjectionRow,
  RetentionRow,
} from '../../src/lib/privacy-api.ts';

/** What an office was told and has answered about personal data. */
export interface PrivacyState {
  retention: RetentionRow[];
  record: ImpactRecords['record'];
  objections: ObjectionRow[];
  verdicts: Record<string, unknown>[];
  consentText: AnswerOf<'listConsentTexts'>['texts'][number];
}

const kind = (name: string, title: string, days: number, least: number, most: number): RetentionRow => ({
  kind: name,
  title,
  since: '办结之日',
  days,
  usual: days,
  least,
  most,
  basis: '《个人信息保护法》第十九条：保存期限为实现目的所必要的最短时间。',
});

const objection = (number: number): ObjectionRow => ({
  objectionId: `objection-${number}`,
  eventId: `event-${number}`,
  eventNumber: `ZX-20261118-000${number}`,
  photoIds: [`photo-${number}-0`],
  askedAt: '2026-11-20T09:00:00+08:00',
  way: 'phone',
  ground: '拍到了我家孩子',
  dueOn: '2026-12-05',
  overdue: false,
  state: 'open',
  reason: null,
});

export const createPrivacy = (): PrivacyState => ({
  retention: [kind('photos', '申报照片', 1095, 365, 3650), kind('copies', '个人信息副本', 1, 1, 1)],
  record: null,
  objections: [objection(1), objection(2)],
  verdicts: [],
  consentText: {
    purpose: 'points',
    version: 1,
    title: '记积分和公示',
    body: '村里为您家记积分，公示时写一个姓。',
    required: true,
  },
});

const draft: ImpactBody = {
  purpose: '样例一村登记自愿参与的家庭户，记积分，公示。',
  kinds: '姓名、所在户；手机号可不填。',
  necessity: '没有手机也能办。',
  risks: '照片拍到不相干的人。',
  measures: '默认遮盖，看全名留记录。',
  conclusion: '（由单位填写）',
};

/** What is read of it; null for another address. */
export function privacyAnswer(state: PrivacyState, parts: readonly string[]): object | null {
  const [whose, , what] = parts;
  if (whose === 'consent-texts') return { texts: [state.consentText] };
  if (whose === 'privacy') return { kinds: state.retention } satisfies AnswerOf<'readRetention'>;
  if (what === 'erasures') return { erasures: [], eraseReasons: [], refuseReasons: [] } satisfies Erasures;
  if (what === 'photo-objections')
    return {
      objections: state.objections,
      grounds: [],
      reasons: [{ code: 'child_seen', label: '照片里有孩子' }],
    } satisfies AnswerOf<'listPhotoObjections'>;
  if (what === 'impact-records')
    return {
      placeName: '样例一村',
      record: state.record,
      versions: [],
      overdue: false,
      draft,
    } satisfies ImpactRecords;
  return null;
}

/** What is decided about it; null for another act. */
export function privacyAct(
  state: PrivacyState,
  parts: readonly string[],
  body: Record<string, unknown>,
): object | null {
  const [whose, , what = '', id = ''] = parts;
  if (whose === 'consent-texts') {
    const { purpose, version } = state.consentText;
    state.consentText = { ...state.consentText, ...body, version: version + 1 };
    return { purpose, version: version + 1 };
  }
  if (what === 'retention') {
    state.retention = state.retention.map((row) =>
      row.kind === id ? { ...row, days: Number(body.days) } : row,
    );
    return { kind: id, days: Number(body.days) };
  }
  if (what === 'impact-records') {
    const version = (state.record?.version ?? 0) + 1;
    state.record = {
      version,
      body: body.body as ImpactBody,
      assessedOn: '2026-11-22',
      signedBy: '文书乙',
      dueOn: '2027-11-22',
    };
    return { version };
  }
  if (what !== 'photo-objections') return null;
  state.verdicts.push({ id, ...body });
  const states = { keep: 'kept', blur: 'blurred', withdraw: 'withdrawn' } as const;
  const decided = states[body.verdict as keyof typeof states];
  state.objections = state.objections.map((row) =>
    row.objectionId === id ? { ...row, state: decided, reason: '照片里有孩子' } : row,
  );
  return { objectionId: id, state: decided };
}
