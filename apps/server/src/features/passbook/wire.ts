import { z } from 'zod';
import { placeId, pointsNumber, uuid, when } from '../../platform/http/index.ts';

export const PassbookParams = z.object({ villageId: placeId('村编号'), householdId: uuid('家庭户') });

export const PassbookQuery = z.object({
  balance: z.string().max(100).meta({ title: '账户' }).optional(),
  cursor: z.string().max(500).meta({ title: '翻页位置' }).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ title: '每页条数' }),
});

export const EntryAnswer = z.object({
  id: z.string(),
  /** Number of the posting in the village's ledger, and the line in it. */
  seq: z.int(),
  line: z.int(),
  happenedAt: when(),
  writtenAt: when(),
  /** Absent for what no event caused. */
  eventId: z.string().optional(),
  eventNumber: z.string().optional(),
  item: z.string().optional(),
  itemTitle: z.string(),
  category: z.string().optional(),
  categoryTitle: z.string().optional(),
  balance: z.string(),
  balanceLabel: z.string(),
  period: z.string(),
  points: pointsNumber(),
  balanceAfter: pointsNumber(),
  /** Why this many points; empty once erased. */
  reason: z.string(),
  clause: z.string().optional(),
  clauseText: z.string().optional(),
  /** Without any cap; the same as `points` when none cut it. */
  wouldBe: pointsNumber(),
  capNote: z.string().optional(),
  /** This entry takes another back. */
  reversal: z.boolean(),
  /** This entry was taken back. */
  reversed: z.boolean(),
  postingId: z.uuid(),
  /** The other half of such a pair: the posting that it takes back or was taken back by. */
  pairPostingId: z.uuid().optional(),
  /** When each review stage approved it. */
  stages: z.array(z.object({ stageTitle: z.string(), at: when() })),
});

export const PassbookAnswer = z.object({
  balances: z.array(
    z.object({
      balance: z.string(),
      label: z.string(),
      period: z.string(),
      periodLabel: z.string(),
      points: pointsNumber(),
    }),
  ),
  entries: z.array(EntryAnswer),
  nextCursor: z.string().nullable(),
});
