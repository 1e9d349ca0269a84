import { authErrors } from '../../platform/auth/index.ts';
import {
  type AuditDraft,
  type CommandContext,
  defineCommand,
  readGuards,
} from '../../platform/command/index.ts';
import { hashPassword } from '../access/index.ts';
import { doorErrors } from './errors.ts';
import { mayHandleCards } from './policy.ts';
import { readCards } from './read-cards.ts';
import { putCardPin, voidCard } from './store.ts';

const guardOf = (householdId: string) => `doors.card:${householdId}`;
const policy = (ctx: CommandContext) =>
  mayHandleCards(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed();

async function findCard(ctx: CommandContext, householdId: string) {
  const guards = await readGuards(ctx.read, ctx.villageId, [guardOf(householdId)]);
  const [card] = await readCards(ctx.read, ctx.villageId, [householdId]);
  return { guards, card };
}

/** Voids a household's card: lost, or no longer wanted. */
export const revokeCard = defineCommand({
  name: 'doors.revoke-card',
  policy,
  async decide(ctx, { householdId }: { householdId: string }) {
    const { guards, card } = await findCard(ctx, householdId);
    if (!card) return { ok: false, error: doorErrors.card_missing() };
    const voided_at = ctx.clock.now().toISOString();
    const audit = auditOf('doors.card-revoked', householdId, card.id);
    const writes = [voidCard({ village_id: ctx.villageId, id: card.id, voided_at })];
    return {
      ok: true,
      effects: { guards, writes, postings: [], audit, outbox: [], result: { cardId: card.id } },
    };
  },
});

export interface SetPinInput {
  householdId: string;
  /** The card that the digest was made for. */
  cardId: string;
  /** Of the six digits, under the installation's key; see `pinDigest`. */
  digest: string;
}

/** Sets the PIN of a household's card, in the presence of its people. */
export const setCardPin = defineCommand({
  name: 'doors.set-card-pin',
  policy,
  async decide(ctx, { householdId, cardId, digest }: SetPinInput) {
    const { guards, card } = await findCard(ctx, householdId);
    if (card?.id !== cardId) return { ok: false, error: doorErrors.card_missing() };
    const pin_set_at = ctx.clock.now().toISOString();
    const pin_hash = await hashPassword(digest);
    const audit = auditOf('doors.card-pin-set', householdId, cardId);
    const writes = [putCardPin({ village_id: ctx.villageId, id: cardId, pin_hash, pin_set_at })];
    return { ok: true, effects: { guards, writes, postings: [], audit, outbox: [], result: { cardId } } };
  },
});

const auditOf = (action: string, householdId: string, cardId: string): AuditDraft => ({
  action,
  target: `household:${householdId}`,
  after: { cardId },
});
