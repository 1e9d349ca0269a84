import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { localIso } from '../../platform/clock/index.ts';
import { runOrFail } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, placeId, publicRoute, route, uuid } from '../../platform/http/index.ts';
import { answerVillagerSession, VillagerSessionAnswer } from '../access/index.ts';
import { readPlace } from '../orgs/index.ts';
import { readHouseholdRecords, readHouseholds } from '../people/index.ts';
import { baseUrlOf } from './base-url.ts';
import { hashCardSecret, makeCardSecret, writeCardCode } from './card-code.ts';
import { closeCardDoors, endCardSessions, forgetCardFailures } from './card-doors.ts';
import { isWeakPin, PIN, pinDigest } from './card-pin.ts';
import { revokeCard, setCardPin } from './change-card.ts';
import { doorErrors } from './errors.ts';
import { type IssuedCard, issueCards } from './issue-cards.ts';
import { doorPolicies } from './policy.ts';
import { readCards } from './read-cards.ts';
import type { DoorServices } from './services.ts';
import { signInByCard } from './sign-in-card.ts';
import { drawSquare } from '../../platform/squares/index.ts';
import { CardAnswer, CardsAnswer, IssuedCardsAnswer } from './wire.ts';

const village = z.object({ villageId: placeId() });
const household = z.object({ villageId: placeId(), householdId: uuid('家庭户编号') });
const desk = { tag: 'doors', policy: doorPolicies.handleCards } as const;
const Pin = z.string().regex(PIN, '密码要 6 位数字。').meta({ title: '密码' });

export function cardRoutes(app: HttpServer, services: DoorServices): void {
  enterRoute(app, services);
  listRoute(app, services);
  issueRoute(app, services);
  changeRoutes(app, services);
}

function enterRoute(app: HttpServer, services: DoorServices): void {
  publicRoute(app, {
    method: 'POST',
    url: '/access/card-sessions',
    id: 'signInCard',
    tag: 'doors',
    summary: 'Sign in with a household’s card and its PIN, for a short time and this household only',
    policy: doorPolicies.enter,
    entry: true,
    body: z.object({ card: z.string().min(1).max(500).meta({ title: '卡' }), pin: Pin }),
    answer: VillagerSessionAnswer,
    handler: async ({ body, from }) =>
      answerVillagerSession(services, await signInByCard(services, from, body)),
  });
}

function listRoute(app: HttpServer, services: DoorServices): void {
  route(app, {
    ...desk,
    method: 'GET',
    url: '/villages/:villageId/cards',
    id: 'listCards',
    summary: 'The household cards in use',
    params: village,
    answer: CardsAnswer,
    handler: async ({ params: { villageId } }) => ({
      cards: (
        await withScope(services.db, { lo: villageId, hi: villageId }, (read) => readCards(read, villageId))
      ).map(({ id, householdId, number, issuedAt, pinSetAt }) => ({
        cardId: id,
        householdId,
        number,
        issuedAt: localIso(issuedAt),
        pinSetAt: pinSetAt && localIso(pinSetAt),
      })),
    }),
  });
}

function issueRoute(app: HttpServer, services: DoorServices): void {
  const command = issueCards(services.vault);
  route(app, {
    ...desk,
    method: 'POST',
    url: '/villages/:villageId/cards',
    id: 'issueCards',
    summary:
      'Issue household cards and answer what is printed on them, this once; the same key answers it again',
    command: true,
    params: village,
    body: z.object({
      householdIds: z.array(uuid('家庭户编号')).min(1).max(200).meta({ title: '家庭户' }),
      /** Only for a single household: somebody other than the head holds the card. */
      holderId: uuid('持卡人编号').optional(),
      replace: z.boolean().default(false),
    }),
    status: 201,
    answer: IssuedCardsAnswer,
    handler: async ({ actor, params: { villageId }, body, key, from, raw }) => {
      const secretOf = (householdId: string) =>
        makeCardSecret(services.vault, { accountId: actor.accountId, villageId, key, householdId });
      const households = [...new Set(body.householdIds)].map((householdId) => ({
        householdId,
        secretHash: hashCardSecret(secretOf(householdId)).toString('hex'),
        holderId: (body.householdIds.length === 1 && body.holderId) || null,
      }));
      const request = { actor, villageId, key, from };
      const { cards, voided } = await runOrFail(services, command, request, {
        households,
        replace: body.replace,
      });
      await closeCardDoors(services, voided);
      return printed(services, raw, villageId, cards, secretOf);
    },
  });
}

async function printed(
  services: DoorServices,
  raw: FastifyRequest,
  villageId: number,
  cards: IssuedCard[],
  secretOf: (householdId: string) => Buffer,
): Promise<z.output<typeof IssuedCardsAnswer>> {
  const scope = { lo: villageId, hi: villageId };
  const { place, briefs } = await withScope(services.db, scope, async (read) => {
    const keys = cards.map(({ householdId }) => ({ villageId, householdId }));
    const found = await readHouseholds(read, services.vault, keys, services.clock.now());
    return { place: await readPlace(read, villageId), briefs: new Map(found.map((one) => [one.id, one])) };
  });
  const base = baseUrlOf(services, raw);
  return {
    villageName: place?.name ?? '',
    phone: place?.phone ?? null,
    cards: cards.map((card) => {
      const brief = briefs.get(card.householdId);
      const code = writeCardCode(villageId, secretOf(card.householdId));
      const address = `${base}/m/#/pages/card/index?c=${code}`;
      const square = drawSquare(address);
      const { doorCode = '', group = '', headNameMasked: headName = '' } = brief ?? {};
      return { ...card, doorCode, group, headName, address, square };
    }),
  };
}

function changeRoutes(app: HttpServer, services: DoorServices): void {
  route(app, {
    ...desk,
    method: 'POST',
    url: '/villages/:villageId/households/:householdId/card-revocations',
    id: 'revokeCard',
    summary: 'Void a household’s card; what it opened ends at once',
    command: true,
    params: household,
    status: 201,
    answer: CardAnswer,
    handler: async ({ actor, params: { villageId, householdId }, key, from }) => {
      const request = { actor, villageId, key, from };
      const { cardId } = await runOrFail(services, revokeCard, request, { householdId });
      await closeCardDoors(services, [{ cardId, householdId }]);
      return { cardId };
    },
  });

  route(app, {
    ...desk,
    method: 'POST',
    url: '/villages/:villageId/households/:householdId/card-pins',
    id: 'setCardPin',
    summary: 'Set the PIN of a household’s card at the desk, in the presence of its people',
    command: true,
    params: household,
    body: z.object({ pin: Pin }),
    status: 201,
    answer: CardAnswer,
    handler: async ({ actor, params: { villageId, householdId }, body, key, from }) => {
      const { card, doorCode } = await findCard(services, villageId, householdId);
      if (isWeakPin(body.pin, doorCode)) throw new Failure(doorErrors.pin_weak());
      const digest = pinDigest(services.vault, villageId, card.id, body.pin);
      const request = { actor, villageId, key, from };
      const input = { householdId, cardId: card.id, digest };
      const { cardId } = await runOrFail(services, setCardPin, request, input);
      await endCardSessions(services, [{ householdId }]);
      await forgetCardFailures(services, card.secretHash);
      return { cardId };
    },
  });
}

function findCard(services: DoorServices, villageId: number, householdId: string) {
  return withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
    const [card] = await readCards(read, villageId, [householdId]);
    const [record] = await readHouseholdRecords(read, [{ villageId, householdId }], services.clock.now());
    if (!card) throw new Failure(doorErrors.card_missing());
    return { card, doorCode: record?.doorCode ?? '' };
  });
}
