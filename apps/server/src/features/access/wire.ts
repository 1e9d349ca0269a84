import { z } from 'zod';
import { type Actor, ROLES, SESSION_STAGES } from '../../platform/command/index.ts';
import { when } from '../../platform/http/index.ts';

export const ActorAnswer = z.object({
  accountId: z.uuid(),
  kind: z.enum(['villager', 'staff']),
  displayName: z.string(),
  personId: z.uuid().optional(),
  /** The session is a household card's: it reaches this household only and is short. */
  onlyHousehold: z.uuid().optional(),
  grants: z.array(
    z.object({
      role: z.enum(ROLES),
      placeId: z.number().int(),
      placeName: z.string(),
      lo: z.number().int(),
      hi: z.number().int(),
      householdId: z.uuid().optional(),
      /** Only this group of the village. */
      groupName: z.string().optional(),
      /** Whose duty it is, when it is done for a colleague who is away. */
      standIn: z.object({ name: z.string() }).optional(),
    }),
  ),
});

export const OwnHouseholdAnswer = z.object({
  villageId: z.number().int(),
  villageName: z.string(),
  householdId: z.uuid(),
  doorCode: z.string(),
  headName: z.string(),
  /** Whom of its people this account stands for: several, where they share a phone. */
  persons: z.array(z.object({ personId: z.uuid(), name: z.string() })),
});

export const StaffSessionAnswer = z.object({
  /** Absent when the session came as a cookie. */
  token: z.string().optional(),
  expiresAt: when(),
  /** What must be done next before anything else opens; null: signed in. */
  next: z.enum(SESSION_STAGES).nullable(),
  /** Without duties until signing in is finished. */
  actor: ActorAnswer,
  /** After a recovery code was spent. */
  recoveryCodesLeft: z.int().optional(),
});

export const ShownSecretAnswer = z.object({
  secret: z.string(),
  uri: z.string(),
  /** A picture to show as it is. */
  qrSvg: z.string(),
});

export const RecoveryCodesAnswer = z.object({ recoveryCodes: z.array(z.string()) });

export const SecondFactorSetAnswer = z.object({
  recoveryCodes: z.array(z.string()),
  session: StaffSessionAnswer,
});

export const OwnSessionsAnswer = z.object({
  sessions: z.array(
    z.object({
      id: z.uuid(),
      current: z.boolean(),
      device: z.string(),
      address: z.string(),
      firstSeenAt: when(),
      lastSeenAt: when(),
    }),
  ),
});

export const EndedAnswer = z.object({ ended: z.int() });

export const VillagerSessionAnswer = z.object({
  token: z.string(),
  expiresAt: when(),
  actor: ActorAnswer,
  households: z.array(OwnHouseholdAnswer),
});

export const MeAnswer = z.object({
  actor: ActorAnswer,
  households: z.array(OwnHouseholdAnswer),
  /** Only for staff: whether a second factor is set up, and how many recovery codes are left. */
  secondFactor: z.object({ set: z.boolean(), recoveryCodesLeft: z.int() }).optional(),
});

export const CodeAnswer = z.object({ expiresInSec: z.number().int(), resendInSec: z.number().int() });

export const toActorAnswer = ({
  sessionId: _sessionId,
  stage: _stage,
  grants,
  ...actor
}: Actor): z.output<typeof ActorAnswer> => ({
  ...actor,
  grants: grants.map(({ standIn, ...grant }) => ({
    ...grant,
    ...(standIn ? { standIn: { name: standIn.name } } : {}),
  })),
});
