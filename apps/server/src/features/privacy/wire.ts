import { z } from 'zod';
import { placeId, uuid, when } from '../../platform/http/index.ts';
import { copyReasons, objectionGrounds, objectionReasons } from './reasons.ts';

export const VillageParams = z.object({ villageId: placeId('村编号') });
export const MemberParams = z.object({ villageId: placeId('村编号'), memberId: uuid('成员') });
export const CopyParams = z.object({ villageId: placeId('村编号'), copyId: uuid('个人信息副本') });
export const ErasureParams = z.object({ villageId: placeId('村编号'), erasureId: uuid('删除申请') });
export const ObjectionParams = z.object({ villageId: placeId('村编号'), objectionId: uuid('照片意见') });
export const PlaceParams = z.object({ placeId: placeId() });

const labelled = z.object({ code: z.string(), label: z.string() });
const way = z.enum(['phone', 'desk']);

export const CopyBody = z.object({
  reason: z
    .enum(copyReasons.map(({ code }) => code))
    .optional()
    .meta({ title: '理由' }),
});

const CopyAnswer = z.object({
  copyId: z.uuid(),
  state: z.enum(['waiting', 'done', 'failed']),
  askedAt: when(),
  expiresAt: when(),
  bytes: z.number().int(),
  /** Whether whoever asks now can fetch the file. */
  ready: z.boolean(),
});
export const CopiesAnswer = z.object({ copies: z.array(CopyAnswer), reasons: z.array(labelled) });

export const ErasureBody = z.object({
  byGuardian: z.boolean().default(false).meta({ title: '监护人到场' }),
});
export const ErasureAskedAnswer = z.object({ erasureId: z.uuid(), dueOn: z.iso.date() });

/** What asking would mean, before anybody asks. */
export const ErasurePreviewAnswer = z.object({
  checks: z.array(labelled),
  goes: z.array(z.string()),
  stays: z.array(z.string()),
  isChild: z.boolean(),
  open: z.object({ erasureId: z.uuid(), dueOn: z.iso.date(), mine: z.boolean() }).nullable(),
});

export const ErasureVerdictBody = z.object({
  verdict: z.enum(['erase', 'refuse']).meta({ title: '办还是不办' }),
  reason: z.string().min(1).max(40).meta({ title: '理由' }),
});
export const ErasureDecidedAnswer = z.object({ erasureId: z.uuid(), state: z.enum(['done', 'refused']) });

export const ErasuresAnswer = z.object({
  erasures: z.array(
    z.object({
      erasureId: z.uuid(),
      memberId: z.uuid(),
      householdId: z.uuid(),
      doorCode: z.string(),
      /** Masked; empty once the person is gone. */
      name: z.string(),
      askedAt: when(),
      way,
      byGuardian: z.boolean(),
      dueOn: z.iso.date(),
      overdue: z.boolean(),
      state: z.enum(['open', 'done', 'refused', 'taken_back']),
      reason: z.string().nullable(),
    }),
  ),
  eraseReasons: z.array(labelled),
  refuseReasons: z.array(labelled),
});

export const ObjectionBody = z.object({
  photoIds: z.array(uuid('照片')).min(1).max(20).optional().meta({ title: '照片' }),
  eventNumber: z.string().min(3).max(40).optional().meta({ title: '申报编号' }),
  ground: z.enum(objectionGrounds.map(({ code }) => code)).meta({ title: '为什么' }),
});
export const ObjectionAskedAnswer = z.object({ objectionId: z.uuid(), dueOn: z.iso.date() });

const share = (title: string) => z.number().min(0).max(1).meta({ title });
export const ObjectionVerdictBody = z.object({
  verdict: z.enum(['keep', 'withdraw', 'blur']).meta({ title: '怎么处理' }),
  reason: z.enum(objectionReasons.map(({ code }) => code)).meta({ title: '理由' }),
  areas: z
    .array(
      z.object({
        photoId: uuid('照片'),
        x: share('左边'),
        y: share('上边'),
        width: share('宽'),
        height: share('高'),
      }),
    )
    .max(50)
    .default([])
    .meta({ title: '遮住的地方' }),
});
export const ObjectionDecidedAnswer = z.object({
  objectionId: z.uuid(),
  state: z.enum(['kept', 'withdrawn', 'blurred']),
});

export const ObjectionsAnswer = z.object({
  objections: z.array(
    z.object({
      objectionId: z.uuid(),
      eventId: z.uuid(),
      eventNumber: z.string(),
      photoIds: z.array(z.uuid()),
      askedAt: when(),
      way,
      ground: z.string(),
      dueOn: z.iso.date(),
      overdue: z.boolean(),
      state: z.enum(['open', 'kept', 'blurred', 'withdrawn']),
      reason: z.string().nullable(),
    }),
  ),
  grounds: z.array(labelled),
  reasons: z.array(labelled),
});

export const RetentionAnswer = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      since: z.string(),
      days: z.number().int(),
      usual: z.number().int(),
      least: z.number().int(),
      most: z.number().int(),
      basis: z.string(),
    }),
  ),
});
export const RetentionParams = z.object({ placeId: placeId(), kind: z.string().max(40) });
export const RetentionBody = z.object({
  days: z.number().int().min(1).max(36_500).meta({ title: '保存天数' }),
});
export const RetentionSetAnswer = z.object({ kind: z.string(), days: z.number().int() });

const part = (title: string) => z.string().min(1).max(8000).meta({ title });
const Body = z.object({
  purpose: part('目的和依据'),
  kinds: part('信息种类'),
  necessity: part('必要性'),
  risks: part('风险'),
  measures: part('措施'),
  conclusion: part('结论'),
});
export const RecordBody = z.object({ body: Body.meta({ title: '评估内容' }) });
const RecordAnswer = z.object({
  version: z.number().int(),
  body: Body,
  assessedOn: z.iso.date(),
  signedBy: z.string(),
  dueOn: z.iso.date(),
});
export const RecordsAnswer = z.object({
  placeName: z.string(),
  /** The version asked for, the newest if none was; null before the first. */
  record: RecordAnswer.nullable(),
  versions: z.array(z.object({ version: z.number().int(), assessedOn: z.iso.date() })),
  overdue: z.boolean(),
  draft: Body,
});
export const RecordQuery = z.object({
  version: z.coerce.number().int().min(1).max(100_000).optional().meta({ title: '第几版' }),
});
export const RecordWrittenAnswer = z.object({ version: z.number().int() });
