import { z } from 'zod';
import { placeId, pointsNumber, uuid, when } from '../../platform/http/index.ts';
import { DecisionAnswer, PreviewAnswer } from '../events/index.ts';

const verdict = z.enum(['approve', 'return', 'refuse']).meta({ title: '审核结果' });

export const QueueQuery = z.object({
  stage: z.string().max(100).meta({ title: '审核环节' }).optional(),
  villageId: placeId('村编号').optional(),
  cursor: z.string().max(500).meta({ title: '翻页位置' }).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ title: '每页条数' }),
});
export const ReasonsQuery = z.object({ verdict });
export const DecideParams = z.object({ villageId: placeId('村编号'), eventId: uuid('申报编号') });
export const UndoParams = DecideParams.extend({ decisionId: uuid('审核编号') });

export const DecideBody = z.object({
  stage: z.string().min(1).max(100).meta({ title: '审核环节' }),
  verdict,
  reason: z.string().max(100).meta({ title: '原因' }).optional(),
  comment: z.string().max(200).meta({ title: '审核意见' }).optional(),
  points: z.number().min(0).max(1_000_000).meta({ title: '分值' }).optional(),
});

export const CaseAnswer = z.object({
  eventId: z.uuid(),
  villageId: z.int(),
  villageName: z.string(),
  number: z.string(),
  stage: z.string(),
  stageTitle: z.string(),
  item: z.string(),
  itemTitle: z.string(),
  /** Points and limits in one line. */
  itemRule: z.string(),
  clause: z.string(),
  clauseText: z.string(),
  household: z.object({ id: z.uuid(), doorCode: z.string(), label: z.string() }),
  filedAt: when(),
  filedBy: z.enum(['villager', 'helper']),
  onBehalfReason: z.string().optional(),
  happenedAt: when(),
  note: z.string(),
  photoIds: z.array(z.uuid()),
  dueAt: when(),
  overdue: z.boolean(),
  flags: z.array(z.enum(['late', 'same_photo', 'over_cap'])),
  flagLabels: z.array(z.string()),
  preview: PreviewAnswer,
  /** The household's last three events. */
  recent: z.array(
    z.object({
      eventId: z.uuid(),
      itemTitle: z.string(),
      happenedAt: when(),
      points: pointsNumber(),
      state: z.enum(['in_review', 'returned', 'refused', 'approved']),
    }),
  ),
  trace: z.array(DecisionAnswer),
  /** Between which points the reviewer chooses; absent where the item leaves no choice. */
  range: z.object({ min: pointsNumber(), max: pointsNumber() }).optional(),
});

export const QueueAnswer = z.object({
  cases: z.array(CaseAnswer),
  counts: z.object({
    total: z.int(),
    byStage: z.array(z.object({ stage: z.string(), title: z.string(), count: z.int() })),
  }),
  nextCursor: z.string().nullable(),
});

export const ReasonsAnswer = z.object({
  reasons: z.array(z.object({ code: z.string(), label: z.string(), sentence: z.string() })),
});

export const DecidedAnswer = z.object({
  eventId: z.uuid(),
  state: z.enum(['in_review', 'returned', 'refused', 'approved']),
  stage: z.string().nullable(),
  decisionId: z.uuid(),
  /** What the last approval booked at once; `seq` is its number in the village's ledger, absent when nothing was. */
  posted: z.object({ points: pointsNumber(), seq: z.int().optional() }).optional(),
  /** False once points are booked: then only a correction takes it back. */
  undoable: z.boolean(),
  undoSeconds: z.int(),
});

export const UndoneAnswer = z.object({
  eventId: z.uuid(),
  state: z.literal('in_review'),
  stage: z.string(),
  decisionId: z.uuid(),
});
