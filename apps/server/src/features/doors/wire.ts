import { z } from 'zod';
import { when } from '../../platform/http/index.ts';
import { VillagerSessionAnswer } from '../access/index.ts';

const DOOR_KINDS = ['phone', 'wechat', 'dingtalk', 'oidc', 'card'] as const;

export const DoorKindParam = z.enum(DOOR_KINDS).meta({ title: '登录方式' });

/** Ways in that this installation offers. */
export const WaysAnswer = z.object({
  code: z.boolean(),
  wechat: z.boolean(),
  dingtalk: z.boolean(),
  /** What the district calls its own sign-in; null: there is none. */
  sso: z.string().nullable(),
});

/** Signed in; or known to the service only, and the ticket joins it to the phone that is proven next. */
export const DoorSessionAnswer = z.object({
  session: VillagerSessionAnswer.nullable(),
  ticket: z.string().nullable(),
  expiresInSec: z.int().nullable(),
});

export const WebSignInAnswer = z.object({ url: z.string() });

export const OwnDoorsAnswer = z.object({
  doors: z.array(z.object({ kind: z.enum(DOOR_KINDS), addedAt: when().nullable(), count: z.int() })),
});

export const DoorAddedAnswer = z.object({
  /** Another account turned out to be the same person's and is one with this now. */
  merged: z.boolean(),
});

export const CardsAnswer = z.object({
  cards: z.array(
    z.object({
      cardId: z.uuid(),
      householdId: z.uuid(),
      number: z.string(),
      issuedAt: when(),
      pinSetAt: when().nullable(),
    }),
  ),
});

/** All that is printed; the square's secret is shown this once and kept nowhere. */
export const IssuedCardsAnswer = z.object({
  villageName: z.string(),
  phone: z.string().nullable(),
  cards: z.array(
    z.object({
      cardId: z.uuid(),
      householdId: z.uuid(),
      number: z.string(),
      doorCode: z.string(),
      group: z.string(),
      /** Masked. */
      headName: z.string(),
      /** The address in the square. */
      address: z.string(),
      /** The square as a path in a field of `size` × `size`. */
      square: z.object({ size: z.int(), path: z.string() }),
    }),
  ),
});

export const CardAnswer = z.object({ cardId: z.uuid() });

export const NothingAnswer = z.object({});
