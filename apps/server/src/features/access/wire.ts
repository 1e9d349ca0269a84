import { z } from 'zod';
import { type Actor, ROLES } from '../../platform/command/index.ts';

export const ActorAnswer = z.object({
  accountId: z.uuid(),
  kind: z.enum(['villager', 'staff']),
  displayName: z.string(),
  personId: z.uuid().optional(),
  grants: z.array(
    z.object({
      role: z.enum(ROLES),
      placeId: z.number().int(),
      placeName: z.string(),
      lo: z.number().int(),
      hi: z.number().int(),
      householdId: z.uuid().optional(),
    }),
  ),
});

export const OwnHouseholdAnswer = z.object({
  villageId: z.number().int(),
  villageName: z.string(),
  householdId: z.uuid(),
  doorCode: z.string(),
  headName: z.string(),
});

export const StaffSessionAnswer = z.object({
  /** Absent when the session came as a cookie. */
  token: z.string().optional(),
  expiresAt: z.iso.datetime({ offset: true }),
  actor: ActorAnswer,
});

export const VillagerSessionAnswer = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime({ offset: true }),
  actor: ActorAnswer,
  households: z.array(OwnHouseholdAnswer),
});

export const MeAnswer = z.object({ actor: ActorAnswer, households: z.array(OwnHouseholdAnswer) });

export const CodeAnswer = z.object({ expiresInSec: z.number().int(), resendInSec: z.number().int() });

export const toActorAnswer = ({ sessionId: _sessionId, ...actor }: Actor): z.output<typeof ActorAnswer> =>
  actor;
