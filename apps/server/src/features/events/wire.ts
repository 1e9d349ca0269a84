import { z } from 'zod';
import { placeId, pointsNumber, uuid, when } from '../../platform/http/index.ts';

/** An instant that a client sends: with an offset, or in local time without one. */
const sentTime = z.iso
  .datetime({ offset: true, local: true, error: '“发生时间”的格式不对，应像 2026-11-22T09:30:00+08:00。' })
  .transform((text) => (/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`))
  .meta({ title: '发生时间' });

const photoIds = z.array(uuid('照片')).max(30).meta({ title: '照片' });
/** Far above what the rules allow: the rule's own sentence is better than this one. */
const freeText = (title: string) => z.string().max(5000).meta({ title });
const figure = (title: string) => z.number().min(0).max(1_000_000).meta({ title });

export const VillageParams = z.object({ villageId: placeId('村编号') });
export const EventParams = z.object({ villageId: placeId('村编号'), eventId: uuid('申报编号') });
export const PhotoParams = z.object({ villageId: placeId('村编号'), photoId: uuid('照片编号') });
export const PhotoQuery = z.object({
  size: z.enum(['full', 'thumb']).default('full').meta({ title: '照片大小' }),
});
export const DryRunQuery = z.object({ dryRun: z.enum(['1', 'true', '0', 'false']).optional() });

export const ClaimBody = z.object({
  item: z.string().min(1).max(100).meta({ title: '积分项目' }),
  householdId: uuid('家庭户'),
  memberId: uuid('家庭成员').optional(),
  happenedAt: sentTime.optional(),
  photoIds: photoIds.default([]),
  quantity: figure('数量').optional(),
  grade: z.string().max(100).meta({ title: '档次' }).optional(),
  note: freeText('说明').optional(),
  onBehalfReason: freeText('代办原因').optional(),
});

export const VisitBody = z.object({
  item: z.string().min(1).max(100).meta({ title: '积分项目' }),
  householdId: uuid('家庭户'),
  memberId: uuid('家庭成员').optional(),
  happenedAt: sentTime.optional(),
  scores: z.record(z.string().max(100), figure('得分')).meta({ title: '各项得分' }).optional(),
  score: figure('得分').optional(),
  quantity: figure('数量').optional(),
  grade: z.string().max(100).meta({ title: '档次' }).optional(),
  photoIds: photoIds.default([]),
  note: freeText('说明').optional(),
});

export const ResubmitBody = z.object({ photoIds, note: freeText('说明').optional() });
export const ReverseBody = z.object({ reason: freeText('更正原因') });

export const ClaimsQuery = z.object({
  householdId: uuid('家庭户').optional(),
  state: z.enum(['in_review', 'returned', 'refused', 'approved']).meta({ title: '状态' }).optional(),
  cursor: z.string().max(500).meta({ title: '翻页位置' }).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ title: '每页条数' }),
});

export const PhotoAnswer = z.object({
  photoId: z.uuid(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
});

export const PreviewAnswer = z.object({
  points: pointsNumber(),
  wouldBe: pointsNumber(),
  reason: z.string(),
  clause: z.string(),
});

export const FiledAnswer = z.object({
  eventId: z.uuid(),
  number: z.string(),
  state: z.literal('in_review'),
  stage: z.string(),
  stageTitle: z.string(),
  /** A day, `YYYY-MM-DD`. */
  promisedBy: z.string(),
  preview: PreviewAnswer,
});

export const DecisionAnswer = z.object({
  stage: z.string(),
  stageTitle: z.string(),
  verdict: z.enum(['approve', 'return', 'refuse']),
  verdictLabel: z.string(),
  at: when(),
  reasonLabel: z.string().optional(),
  comment: z.string().optional(),
  byLabel: z.string(),
});

export const ClaimAnswer = z.object({
  eventId: z.uuid(),
  number: z.string(),
  source: z.enum(['claim', 'visit', 'correction']),
  item: z.string(),
  itemTitle: z.string(),
  householdId: z.uuid(),
  memberId: z.uuid().optional(),
  happenedAt: when(),
  filedAt: when(),
  filedAs: z.enum(['villager', 'helper']),
  state: z.enum(['in_review', 'returned', 'refused', 'approved']),
  stateLabel: z.string(),
  stage: z.string().optional(),
  stageLabel: z.string().optional(),
  promisedBy: z.string(),
  /** What it gave, or would give as things stand. */
  points: pointsNumber().optional(),
  wouldBe: pointsNumber().optional(),
  /** Why this many points, or why it came back. */
  reason: z.string().optional(),
  clause: z.string().optional(),
  clauseText: z.string().optional(),
  photoIds: z.array(z.uuid()),
  note: z.string(),
  /** True once a correction has taken it back. */
  corrected: z.boolean(),
  /** What the filer may do now. */
  acts: z.array(z.enum(['resubmit'])),
  decisions: z.array(DecisionAnswer),
});

export const ClaimsAnswer = z.object({ claims: z.array(ClaimAnswer), nextCursor: z.string().nullable() });

export const EventAnswer = ClaimAnswer.extend({
  onBehalfReason: z.string().optional(),
  correctionReason: z.string().optional(),
  trace: z.array(
    z.object({ label: z.string(), at: when(), byLabel: z.string(), comment: z.string().optional() }),
  ),
});

export const ReverseAnswer = z.object({ eventId: z.uuid(), correctionId: z.uuid(), number: z.string() });
