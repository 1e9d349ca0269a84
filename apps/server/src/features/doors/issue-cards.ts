import { authErrors } from '../../platform/auth/index.ts';
import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readHouseholdRecords } from '../people/index.ts';
import { readHolders } from './card-holder.ts';
import { doorErrors } from './errors.ts';
import { mayHandleCards } from './policy.ts';
import { type Card, countCards, readCards } from './read-cards.ts';
import { insertCard, voidCard } from './store.ts';

export interface IssueCardsInput {
  /** With the hash of each card's secret, as the route made it from the request's key. */
  households: { householdId: string; secretHash: string; holderId: string | null }[];
  /** Void the cards that are in use; otherwise a household that has one keeps it. */
  replace: boolean;
}

export interface IssuedCard {
  cardId: string;
  householdId: string;
  number: string;
}

const GUARD = 'doors.cards';

/**
 * Issues cards to households, to their heads unless somebody else of them is named. A new card has no PIN yet and voids
 * the old one.
 */
export const issueCards = (vault: Vault) =>
  defineCommand({
    name: 'doors.issue-cards',
    policy: (ctx) => (mayHandleCards(ctx.actor, ctx.villageId) ? null : authErrors.not_allowed()),
    async decide(ctx, input: IssueCardsInput) {
      const guards = await readGuards(ctx.read, ctx.villageId, [GUARD]);
      const ids = input.households.map(({ householdId }) => householdId);
      const found = await findHouseholds(ctx, ids);
      if (found.size < ids.length) return { ok: false, error: doorErrors.card_households_unknown() };
      const inUse = new Map(
        (await readCards(ctx.read, ctx.villageId, ids)).map((card) => [card.householdId, card]),
      );
      const wanted = input.households.filter(({ householdId }) => input.replace || !inUse.has(householdId));
      const drawn = await drawCards(ctx, vault, wanted);
      const missing = wanted.filter(({ householdId }) => !drawn.has(householdId));
      if (missing.length > 0) {
        const doorCodes = missing.map(({ householdId }) => found.get(householdId) ?? '');
        return { ok: false, error: doorErrors.holder_missing({ doorCodes }) };
      }
      const cards = [...drawn.values()];
      const old = cards.flatMap(({ household_id }) => inUse.get(household_id) ?? []);
      return { ok: true, effects: effectsOf(ctx, guards, cards, old) };
    },
  });

type CardRow = Parameters<typeof insertCard>[0];

function effectsOf(
  ctx: CommandContext,
  guards: Awaited<ReturnType<typeof readGuards>>,
  cards: CardRow[],
  old: Card[],
) {
  const voided_at = ctx.clock.now().toISOString();
  const issued: IssuedCard[] = cards.map(({ id, household_id, number }) => ({
    cardId: id,
    householdId: household_id,
    number,
  }));
  return {
    guards,
    writes: [
      ...old.map(({ id }) => voidCard({ village_id: ctx.villageId, id, voided_at })),
      ...cards.map(insertCard),
    ],
    postings: [],
    audit: {
      action: 'doors.cards-issued',
      target: cards.length === 1 ? `household:${cards[0]?.household_id}` : `village:${ctx.villageId}`,
      after: {
        cards: issued.map(({ cardId, householdId }) => ({ cardId, householdId })),
        voided: old.map(({ id }) => id),
      },
    },
    outbox: [],
    result: { cards: issued, voided: old.map(({ id, householdId }) => ({ cardId: id, householdId })) },
  };
}

async function findHouseholds(ctx: CommandContext, ids: string[]): Promise<Map<string, string>> {
  const keys = ids.map((householdId) => ({ villageId: ctx.villageId, householdId }));
  const records = await readHouseholdRecords(ctx.read, keys, ctx.clock.now());
  return new Map(records.map(({ id, doorCode }) => [id, doorCode]));
}

/** The rows by household; one without anybody who may hold a card is absent. */
async function drawCards(
  ctx: CommandContext,
  vault: Vault,
  wanted: IssueCardsInput['households'],
): Promise<Map<string, CardRow>> {
  const now = ctx.clock.now();
  let number = await countCards(ctx.read, ctx.villageId);
  const rows = new Map<string, CardRow>();
  for (const { householdId, secretHash, holderId } of wanted) {
    const place = { villageId: ctx.villageId, householdId };
    const holders = await readHolders(ctx.read, vault, place, localDay(now));
    const holder = holderId === null ? holders[0] : holders.find(({ personId }) => personId === holderId);
    if (!holder) continue;
    number += 1;
    rows.set(householdId, {
      village_id: ctx.villageId,
      id: ctx.ids.uuid(),
      household_id: householdId,
      person_id: holder.personId,
      number: String(number).padStart(6, '0'),
      secret_hash_hex: secretHash,
      issued_at: now.toISOString(),
    });
  }
  return rows;
}
