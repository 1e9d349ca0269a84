import { z } from 'zod';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { importErrors } from './errors.ts';
import { importPolicies } from './policy.ts';
import { templateList, writeTemplate } from './templates.ts';
import { TemplatesAnswer } from './wire.ts';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Has the browser keep the answer as a file of this name. */
export function attachWorkbook(reply: { header(name: string, value: string): unknown }, file: string): void {
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file)}`);
}

export function templateRoutes(app: HttpServer): void {
  route(app, {
    method: 'GET',
    url: '/roster-templates',
    id: 'listRosterTemplates',
    tag: 'imports',
    summary: 'Empty rosters to fill in',
    policy: importPolicies.readTemplates,
    answer: TemplatesAnswer,
    handler: async () => ({ templates: templateList }),
  });

  route(app, {
    method: 'GET',
    url: '/roster-templates/:name',
    id: 'readRosterTemplate',
    tag: 'imports',
    summary: 'One empty roster as a workbook',
    policy: importPolicies.readTemplates,
    params: z.object({ name: z.string().max(40).meta({ title: '模板' }) }),
    produces: workbookType,
    handler: async ({ params }, reply) => {
      const template = await writeTemplate(params.name);
      if (!template) throw new Failure(importErrors.template_unknown());
      attachWorkbook(reply, template.file);
      return template.bytes;
    },
  });
}
