import { z } from 'zod';
import type { CommandApp } from '../../platform/command/index.ts';
import { type HttpServer, placeId, route } from '../../platform/http/index.ts';
import { actionGroups } from './action-labels.ts';
import { checkVillage } from './check-village.ts';
import { listOutsideActs } from './list-outside-acts.ts';
import { oversightPolicies } from './policy.ts';
import { searchAudit } from './search-audit.ts';
import { ActionGroupsAnswer, AuditAnswer, AuditCheckAnswer, OutsideActsAnswer } from './wire.ts';

export function oversightRoutes(app: HttpServer, services: CommandApp): void {
  searchRoutes(app, services);
  villageRoutes(app, services);
}

function searchRoutes(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'GET',
    url: '/audit',
    id: 'searchAudit',
    tag: 'oversight',
    summary: 'What was done in a place and the villages below it, the newest first',
    policy: oversightPolicies.searchAudit,
    query: z.object({
      placeId: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).meta({ title: '地区' }),
      from: z.iso.date().meta({ title: '开始日期' }),
      until: z.iso.date().meta({ title: '结束日期' }),
      actor: z.string().trim().min(1).max(40).optional().meta({ title: '谁做的' }),
      action: z
        .string()
        .regex(/^[a-z]+\.[a-z_-]*$/)
        .max(80)
        .optional()
        .meta({ title: '做了什么' }),
      target: z.string().max(120).optional().meta({ title: '对象' }),
      cursor: z.string().max(300).optional().meta({ title: '翻页位置' }),
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ title: '条数' }),
    }),
    answer: AuditAnswer,
    handler: ({ actor, query }) => searchAudit(services.db, actor, query),
  });

  route(app, {
    method: 'GET',
    url: '/audit/actions',
    id: 'listAuditActions',
    tag: 'oversight',
    summary: 'Kinds of acts that a search can be narrowed to',
    policy: oversightPolicies.searchAudit,
    answer: ActionGroupsAnswer,
    handler: async () => ({ groups: actionGroups.map((group) => ({ ...group })) }),
  });
}

function villageRoutes(app: HttpServer, services: CommandApp): void {
  const params = z.object({ villageId: placeId() });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/outside-acts',
    id: 'listOutsideActs',
    tag: 'oversight',
    summary: 'What people from above the village looked at or did in it',
    policy: oversightPolicies.readOutsideActs,
    params,
    answer: OutsideActsAnswer,
    handler: async ({ actor, params: { villageId } }) => ({
      acts: await listOutsideActs(services, actor, villageId),
    }),
  });

  route(app, {
    method: 'POST',
    url: '/villages/:villageId/audit-checks',
    id: 'checkVillageAudit',
    tag: 'oversight',
    summary: 'Recompute the chains of a village and name every row that was changed',
    policy: oversightPolicies.checkAudit,
    params,
    answer: AuditCheckAnswer,
    handler: ({ actor, from, params: { villageId } }) => checkVillage(services, actor, from, villageId),
  });
}
