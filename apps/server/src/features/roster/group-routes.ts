import { type CommandApp, runOrFail } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import {
  GroupsAnswer,
  MergeGroupsBody,
  RegroupBody,
  RegroupedAnswer,
  RenameGroupBody,
} from './group-wire.ts';
import { mergeGroups } from './merge-groups.ts';
import { rosterPolicies } from './policy.ts';
import { readGroupsPage } from './read-groups.ts';
import { regroupHouseholds } from './regroup-households.ts';
import { renameGroup } from './rename-group.ts';
import { VillageParams } from './wire.ts';

export function groupRoutes(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/groups',
    id: 'listGroups',
    tag: 'roster',
    summary: 'Groups and sections of a village, with who leads them',
    policy: rosterPolicies.readGroups,
    params: VillageParams,
    answer: GroupsAnswer,
    handler: async ({ actor, params: { villageId } }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        readGroupsPage(read, actor, villageId, services.clock.now()),
      ),
  });
  writingRoutes(app, services);
}

function writingRoutes(app: HttpServer, services: CommandApp): void {
  const common = {
    method: 'POST',
    tag: 'roster',
    policy: rosterPolicies.keepRoster,
    command: true,
    params: VillageParams,
    answer: RegroupedAnswer,
  } as const;
  route(app, {
    ...common,
    url: '/villages/:villageId/group-renames',
    id: 'renameGroup',
    summary: 'Call a group or section otherwise, on all days; no point changes',
    body: RenameGroupBody,
    handler: ({ actor, params: { villageId }, body, key, from }) =>
      runOrFail(services, renameGroup, { actor, villageId, key, from }, body),
  });

  route(app, {
    ...common,
    url: '/villages/:villageId/group-merges',
    id: 'mergeGroups',
    summary: 'Let all of one group or section belong to another, from a day on or as they always did',
    body: MergeGroupsBody,
    handler: ({ actor, params: { villageId }, body, key, from }) =>
      runOrFail(services, mergeGroups, { actor, villageId, key, from }, body),
  });

  route(app, {
    ...common,
    url: '/villages/:villageId/group-changes',
    id: 'regroupHouseholds',
    summary: 'Let some households belong to another group or section, a new one too',
    body: RegroupBody,
    handler: ({ actor, params: { villageId }, body, key, from }) =>
      runOrFail(services, regroupHouseholds, { actor, villageId, key, from }, body),
  });
}
