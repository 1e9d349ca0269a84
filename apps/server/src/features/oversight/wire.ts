import { z } from 'zod';
import { when } from '../../platform/http/index.ts';

const actorFields = {
  actorName: z.string(),
  /** Where and as what they acted; null for the system itself and for villagers. */
  actorPlace: z.string().nullable(),
  actorRole: z.string().nullable(),
};

export const AuditAnswer = z.object({
  rows: z.array(
    z.object({
      villageId: z.number().int(),
      placeName: z.string().nullable(),
      /** Number in the chain of this place. */
      seq: z.number().int(),
      at: when(),
      actorKind: z.enum(['staff', 'villager', 'system']),
      ...actorFields,
      /** Somebody from above the village. */
      outside: z.boolean(),
      action: z.string(),
      actionLabel: z.string(),
      target: z.string(),
      /** Of the household that it is about. */
      doorCode: z.string().nullable(),
      requestId: z.string(),
      erased: z.boolean(),
      ip: z.string().nullable(),
      reason: z.string().nullable(),
      /** JSON text. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const ActionGroupsAnswer = z.object({
  groups: z.array(z.object({ prefix: z.string(), label: z.string() })),
});

export const OutsideActsAnswer = z.object({
  acts: z.array(
    z.object({
      seq: z.number().int(),
      at: when(),
      ...actorFields,
      actionLabel: z.string(),
      /** Null for villagers. */
      target: z.string().nullable(),
      doorCode: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

const chain = {
  rows: z.number().int(),
  damaged: z.number().int(),
  /** At most fifty. */
  findings: z.array(z.object({ seq: z.number().int().nullable(), problem: z.string() })),
};

export const AuditCheckAnswer = z.object({
  checkedAt: when(),
  audit: z.object({ ...chain, detailsErased: z.number().int() }),
  ledger: z.object(chain),
});
