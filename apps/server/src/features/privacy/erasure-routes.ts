import { localDay, localIso } from '../../platform/clock/index.ts';
import { type Actor, runOrFail } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { Failure, orFail } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { maskName, readPersons } from '../people/index.ts';
import { checkErasure, describeErasure } from './check-erasure.ts';
import { runDecideErasure } from './decide-erasure.ts';
import { privacyPolicies } from './policy.ts';
import { readAccounts, readEventsOf, readPhotosOf, readSubject } from './read-traces.ts';
import { eraseReasons, labelOf, refuseReasons } from './reasons.ts';
import { mayAskFor, requestErasure, takeErasureBack } from './request-erasure.ts';
import type { PrivacyServices } from './services.ts';
import {
  ErasureAskedAnswer,
  ErasureBody,
  ErasureDecidedAnswer,
  ErasureParams,
  ErasurePreviewAnswer,
  ErasuresAnswer,
  ErasureVerdictBody,
  MemberParams,
  VillageParams,
} from './wire.ts';
import { z } from 'zod';

const LISTED = 200;

export function erasureRoutes(app: HttpServer, services: PrivacyServices): void {
  askRoutes(app, services);
  deskRoutes(app, services);
}

function askRoutes(app: HttpServer, services: PrivacyServices): void {
  const common = { tag: 'privacy', policy: privacyPolicies.erasure } as const;
  const request = requestErasure(services.vault);
  route(app, {
    ...common,
    method: 'GET',
    url: '/villages/:villageId/members/:memberId/erasure',
    id: 'previewErasure',
    summary: 'What erasing a member would take away, what stays, and what has to be settled first',
    params: MemberParams,
    answer: ErasurePreviewAnswer,
    handler: async ({ actor, params }) => previewErasure(services, actor, params),
  });

  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/members/:memberId/erasures',
    id: 'requestErasure',
    summary: 'Ask for a member to be forgotten',
    command: true,
    params: MemberParams,
    body: ErasureBody,
    status: 201,
    answer: ErasureAskedAnswer,
    handler: ({ actor, params: { villageId, memberId }, body, key, from }) =>
      runOrFail(services, request, { actor, villageId, key, from }, { memberId, ...body }),
  });

  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/erasures/:erasureId/withdrawals',
    id: 'takeErasureBack',
    summary: 'Take a wish to be forgotten back',
    command: true,
    params: ErasureParams,
    status: 201,
    answer: z.object({ erasureId: z.uuid() }),
    handler: ({ actor, params: { villageId, erasureId }, key, from }) =>
      runOrFail(services, takeErasureBack, { actor, villageId, key, from }, { erasureId }),
  });
}

/** What erasing would mean, for whoever may ask for it. */
function previewErasure(
  services: PrivacyServices,
  actor: Actor,
  { villageId, memberId }: { villageId: number; memberId: string },
) {
  return withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
    const found = await readSubject(read, services.vault, villageId, memberId, services.clock.now());
    const asked = await mayAskFor({ read, actor, villageId }, found);
    if (!asked.ok) throw new Failure(asked.error);
    const { subject } = asked;
    const accounts = await readAccounts(read, villageId, memberId);
    const events = await readEventsOf(read, villageId, subject, accounts);
    const eventIds = events.map((event) => event.id);
    const photos = await readPhotosOf(read, villageId, eventIds, accounts);
    const counts = { events: events.length, photos: photos.length, accounts: accounts.leaving.length };
    const open = await readOpen(read, villageId, memberId);
    return {
      checks: checkErasure(subject, accounts, events),
      ...describeErasure(subject, counts),
      isChild: subject.isChild,
      open: open ? { erasureId: open.id, dueOn: open.due_on, mine: open.asked_by === actor.accountId } : null,
    };
  });
}

function readOpen(read: ScopedRead, villageId: number, memberId: string) {
  return read
    .selectFrom('erasures')
    .select(['id', 'due_on', 'asked_by'])
    .where('village_id', '=', villageId)
    .where('person_id', '=', memberId)
    .where('state', '=', 'open')
    .executeTakeFirst();
}

function deskRoutes(app: HttpServer, services: PrivacyServices): void {
  const common = { tag: 'privacy', policy: privacyPolicies.decideErasure } as const;
  route(app, {
    ...common,
    method: 'GET',
    url: '/villages/:villageId/erasures',
    id: 'listErasures',
    summary: 'Wishes to be forgotten, those that wait first',
    params: VillageParams,
    answer: ErasuresAnswer,
    handler: async ({ params: { villageId } }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, async (read) => ({
        erasures: await readErasures(read, services, villageId),
        eraseReasons: [...eraseReasons],
        refuseReasons: [...refuseReasons],
      })),
  });

  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/erasures/:erasureId/decisions',
    id: 'decideErasure',
    summary: 'Erase the person, or say why not',
    command: true,
    params: ErasureParams,
    body: ErasureVerdictBody,
    status: 201,
    answer: ErasureDecidedAnswer,
    handler: async ({ actor, params: { villageId, erasureId }, body, key, from }) =>
      orFail(await runDecideErasure(services, { actor, villageId, key, from }, { erasureId, ...body })),
  });
}

async function readErasures(read: ScopedRead, services: PrivacyServices, villageId: number) {
  const rows = await read
    .selectFrom('erasures as e')
    .innerJoin('households as h', (join) =>
      join.onRef('h.village_id', '=', 'e.village_id').onRef('h.id', '=', 'e.household_id'),
    )
    .selectAll('e')
    .select('h.door_code')
    .where('e.village_id', '=', villageId)
    .orderBy((eb) => eb('e.state', '=', 'open'), 'desc')
    .orderBy('e.asked_at', 'desc')
    .orderBy('e.id')
    .limit(LISTED)
    .execute();
  const ids = rows.map((row) => row.person_id);
  const persons = await readPersons(read, services.vault, villageId, ids);
  const today = localDay(services.clock.now());
  return rows.map((row) => {
    const name = persons.get(row.person_id)?.name;
    return {
      erasureId: row.id,
      memberId: row.person_id,
      householdId: row.household_id,
      doorCode: row.door_code,
      name: name === undefined ? '' : maskName(name),
      askedAt: localIso(row.asked_at),
      way: row.way,
      byGuardian: row.by_guardian,
      dueOn: row.due_on,
      overdue: row.state === 'open' && row.due_on < today,
      state: row.state,
      reason: row.reason === null ? null : labelOf([...eraseReasons, ...refuseReasons], row.reason),
    };
  });
}
