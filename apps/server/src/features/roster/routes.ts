import { localIso } from '../../platform/clock/index.ts';
import { type CommandApp, type CommandRequest, runOrFail } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { mayAt, ownPersonsIn } from '../../platform/policy/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { isAtHome, seesHousehold } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { addHousehold } from './add-household.ts';
import { addMember } from './add-member.ts';
import { changeHead } from './change-head.ts';
import { correctHousehold } from './correct-household.ts';
import { correctMember } from './correct-member.ts';
import { rosterErrors } from './errors.ts';
import { factFields, versionNow } from './facts.ts';
import { groupRoutes } from './group-routes.ts';
import { householdBack } from './household-back.ts';
import { householdLeft } from './household-left.ts';
import { memberDied } from './member-died.ts';
import { memberLeft } from './member-left.ts';
import { memberMoved } from './member-moved.ts';
import { mergeHousehold } from './merge-household.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { readingRoles, rosterPolicies } from './policy.ts';
import { readChanges } from './read-changes.ts';
import { readRoster } from './read-roster.ts';
import { splitHousehold } from './split-household.ts';
import {
  AddedHouseholdAnswer,
  AddHouseholdBody,
  AddMemberBody,
  ChangeBody,
  ChangedAnswer,
  ChangesAnswer,
  CorrectHouseholdBody,
  CorrectMemberBody,
  FieldsAnswer,
  HouseholdIdAnswer,
  HouseholdParams,
  MemberIdAnswer,
  MemberParams,
  RosterAnswer,
  VillageParams,
} from './wire.ts';

export type RosterServices = CommandApp & { vault: Vault };

export function rosterRoutes(app: HttpServer, services: RosterServices): void {
  readingRoutes(app, services);
  householdRoutes(app, services);
  memberRoutes(app, services);
  changeRoute(app, services);
  organisationRoutes(app, services);
  groupRoutes(app, services);
}

/** Opens a village for somebody who may see the household; others hear what they would of one that is not there. */
function inHousehold<Result>(
  services: RosterServices,
  actor: Actor,
  place: { villageId: number; householdId: string },
  work: (read: ScopedRead) => Promise<Result>,
): Promise<Result> {
  return withScope(services.db, { lo: place.villageId, hi: place.villageId }, async (read) => {
    if (!(await seesHousehold(read, actor, place, readingRoles)))
      throw new Failure(rosterErrors.household_unknown());
    return work(read);
  });
}

function readingRoutes(app: HttpServer, services: RosterServices): void {
  const common = { method: 'GET', tag: 'roster', policy: rosterPolicies.readChanges } as const;
  route(app, {
    ...common,
    url: '/villages/:villageId/fact-fields',
    id: 'readFactFields',
    summary: 'What the scheme in force asks to know of households, members and organisations',
    params: VillageParams,
    answer: FieldsAnswer,
    handler: async ({ params: { villageId } }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
        const version = versionNow(await readScheme(read, villageId), services.clock.now());
        return {
          household: factFields(version, 'household'),
          member: factFields(version, 'member'),
          organisation: factFields(version, 'organisation'),
          joins: version?.document.who?.joins ?? 'voluntary',
        };
      }),
  });

  route(app, {
    ...common,
    url: '/villages/:villageId/households/:householdId/roster',
    id: 'readRoster',
    summary: 'All that the roster knows of a household: who, since when, which facts',
    params: HouseholdParams,
    answer: RosterAnswer,
    handler: async ({ actor, params }) =>
      inHousehold(services, actor, params, async (read) => {
        const wish = {
          now: services.clock.now(),
          isAtHome: isAtHome(actor, params.villageId, params.householdId),
          forMembers: ownPersonsIn(actor, params),
          // It opens the household on somebody else's device.
          isOnCard: actor.onlyHousehold !== undefined,
        };
        const page = await readRoster(read, services.vault, params, wish);
        if (!page) throw new Failure(rosterErrors.household_unknown());
        return page;
      }),
  });

  route(app, {
    ...common,
    url: '/villages/:villageId/households/:householdId/changes',
    id: 'listHouseholdChanges',
    summary: 'What happened to a household, the newest first',
    params: HouseholdParams,
    answer: ChangesAnswer,
    handler: async ({ actor, params }) =>
      inHousehold(services, actor, params, async (read) => {
        const changes = await readChanges(read, services.vault, params, {
          isAtHome: isAtHome(actor, params.villageId, params.householdId),
          withNotes: mayAt(actor, params.villageId, ['clerk']),
        });
        return { changes: changes.map((one) => ({ ...one, writtenAt: localIso(one.writtenAt) })) };
      }),
  });
}

function householdRoutes(app: HttpServer, services: RosterServices): void {
  const common = { tag: 'roster', policy: rosterPolicies.keepRoster, command: true } as const;
  const add = addHousehold(services.vault);
  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/households',
    id: 'addHousehold',
    summary: 'Write a household into the roster',
    params: VillageParams,
    body: AddHouseholdBody,
    status: 201,
    answer: AddedHouseholdAnswer,
    handler: ({ actor, params: { villageId }, body, key, from }) =>
      runOrFail(services, add, { actor, villageId, key, from }, body),
  });

  route(app, {
    ...common,
    method: 'PUT',
    url: '/villages/:villageId/households/:householdId',
    id: 'correctHousehold',
    summary: 'Change or put right door, group, section and facts of a household',
    params: HouseholdParams,
    body: CorrectHouseholdBody,
    answer: HouseholdIdAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      runOrFail(services, correctHousehold, { actor, villageId, key, from }, { householdId, ...body }),
  });
}

function memberRoutes(app: HttpServer, services: RosterServices): void {
  const common = { tag: 'roster', policy: rosterPolicies.keepRoster, command: true } as const;
  const add = addMember(services.vault);
  const correct = correctMember(services.vault);
  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/households/:householdId/members',
    id: 'addMember',
    summary: 'Write somebody into a household, new or back again',
    params: HouseholdParams,
    body: AddMemberBody,
    status: 201,
    answer: MemberIdAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      runOrFail(services, add, { actor, villageId, key, from }, { householdId, ...body }),
  });

  route(app, {
    ...common,
    method: 'PUT',
    url: '/villages/:villageId/households/:householdId/members/:memberId',
    id: 'correctMember',
    summary: 'Put right who a member is, and change their facts',
    params: MemberParams,
    body: CorrectMemberBody,
    answer: MemberIdAnswer,
    handler: ({ actor, params: { villageId, householdId, memberId }, body, key, from }) =>
      runOrFail(services, correct, { actor, villageId, key, from }, { householdId, memberId, ...body }),
  });
}

function changeRoute(app: HttpServer, services: RosterServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/households/:householdId/changes',
    id: 'changeHousehold',
    tag: 'roster',
    summary:
      'Let something happen to a household on a day: another head, leaving, moving, death, split, merge, return',
    policy: rosterPolicies.keepRoster,
    command: true,
    params: HouseholdParams,
    body: ChangeBody,
    status: 201,
    answer: ChangedAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      change(services, { actor, villageId, key, from }, householdId, body),
  });
}

type ChangeInput = (typeof ChangeBody)['_output'];

function change(
  services: RosterServices,
  request: CommandRequest,
  householdId: string,
  { kind, ...body }: ChangeInput,
): Promise<{ householdId?: string; memberId?: string }> {
  const input = { kind, householdId, ...body } as ChangeInput & { householdId: string };
  switch (input.kind) {
    case 'head':
      return runOrFail(services, changeHead, request, input);
    case 'member_left':
      return runOrFail(services, memberLeft, request, input);
    case 'member_died':
      return runOrFail(services, memberDied, request, input);
    case 'member_moved':
      return runOrFail(services, memberMoved, request, input);
    case 'split':
      return runOrFail(services, splitHousehold, request, input);
    case 'merge':
      return runOrFail(services, mergeHousehold, request, input);
    case 'left_village':
      return runOrFail(services, householdLeft, request, input);
    case 'came_back':
      return runOrFail(services, householdBack, request, input);
  }
}
