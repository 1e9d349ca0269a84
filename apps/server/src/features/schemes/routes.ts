import { versionAt } from '@jishan/scheme';
import { z } from 'zod';
import { authErrors } from '../../platform/auth/index.ts';
import { localDay, localIso } from '../../platform/clock/index.ts';
import { type Actor, type CommandApp, runOrFail } from '../../platform/command/index.ts';
import { noScope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, placeId, route } from '../../platform/http/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { compareVersion } from './compare-version.ts';
import { schemeErrors } from './errors.ts';
import { schemePolicies } from './policy.ts';
import { packRoutes } from './pack-routes.ts';
import { publishTemplate } from './publish-template.ts';
import { publishVersion } from './publish-version.ts';
import { readScheme, readVersions } from './read.ts';
import { showVersion } from './show-scheme.ts';
import { showText } from './show-text.ts';
import { readTemplateBriefs } from './templates.ts';
import {
  ComparisonAnswer,
  PublishedAnswer,
  PublishedTemplateAnswer,
  SchemeAnswer,
  SchemeTextAnswer,
  TemplatesAnswer,
  VersionsAnswer,
} from './wire.ts';

const Village = z.object({ villageId: placeId() });
const Place = z.object({ placeId: placeId() });
const DryRunQuery = z.object({ dryRun: z.enum(['1', 'true', '0', 'false']).optional() });
const DOCUMENT_MAX = 300_000;
const Document = z.object({
  document: z.string().min(1).max(DOCUMENT_MAX).meta({ title: '方案内容' }),
  note: z.string().max(500).default('').meta({ title: '说明' }),
});

export function schemeRoutes(app: HttpServer, services: CommandApp): void {
  readingRoutes(app, services);
  writingRoutes(app, services);
  publishingRoute(app, services);
  templateRoutes(app, services);
  packRoutes(app);
}

function readingRoutes(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/scheme',
    id: 'readScheme',
    tag: 'schemes',
    summary: 'The scheme in force, or one version of it',
    policy: schemePolicies.readScheme,
    params: Village,
    query: z.object({ version: z.string().max(40).optional().meta({ title: '方案版本' }) }),
    answer: SchemeAnswer,
    handler: async ({ params: { villageId }, query }) => {
      const scheme = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        readScheme(read, villageId),
      );
      if (!scheme) throw new Failure(schemeErrors.none_published());
      const wanted = query.version;
      const version =
        wanted === undefined
          ? (versionAt(scheme, services.clock.now().getTime()) ?? scheme.versions[0])
          : scheme.versions.find((one) => one.version === wanted);
      if (!version) throw new Failure(schemeErrors.version_unknown({ version: wanted ?? '' }));
      return showVersion(scheme, version);
    },
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/scheme-versions',
    id: 'listSchemeVersions',
    tag: 'schemes',
    summary: 'Published versions of the scheme, oldest first',
    policy: schemePolicies.readScheme,
    params: Village,
    answer: VersionsAnswer,
    handler: async ({ params: { villageId } }) => {
      const rows = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        readVersions(read, villageId),
      );
      const today = localDay(services.clock.now());
      const current = rows.findLast((row) => row.from <= today);
      return {
        versions: rows.map(({ seq, publishedAt, ...row }) => ({
          ...row,
          publishedAt: localIso(publishedAt),
          inForce: seq === current?.seq,
        })),
      };
    },
  });
}

function writingRoutes(app: HttpServer, services: CommandApp): void {
  const common = { tag: 'schemes', policy: schemePolicies.writeScheme, params: Village } as const;
  route(app, {
    ...common,
    method: 'GET',
    url: '/villages/:villageId/scheme-text',
    id: 'readSchemeText',
    summary: 'The newest published document, to begin the next version from',
    answer: SchemeTextAnswer,
    handler: async ({ actor, params: { villageId } }) => {
      writerOnly(actor, villageId);
      const text = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        showText(read, villageId, services.clock.now()),
      );
      if (!text) throw new Failure(schemeErrors.none_published());
      return text;
    },
  });

  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/scheme-comparisons',
    id: 'compareSchemeVersion',
    summary: 'What a document would change against the newest version; keeps nothing',
    body: Document.pick({ document: true }),
    answer: ComparisonAnswer,
    handler: async ({ actor, params: { villageId }, body }) => {
      writerOnly(actor, villageId);
      return withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        compareVersion(read, villageId, body.document),
      );
    },
  });
}

/** A clerk of one village may look on in another. */
function writerOnly(actor: Actor, villageId: number): void {
  if (!mayAt(actor, villageId, ['clerk', 'town_office'])) throw new Failure(authErrors.not_allowed());
}

function publishingRoute(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/scheme-versions',
    id: 'publishSchemeVersion',
    tag: 'schemes',
    summary: 'Publish the next version of the scheme, or with dryRun only check it',
    policy: schemePolicies.publishScheme,
    command: true,
    params: Village,
    query: DryRunQuery,
    body: Document,
    status: 201,
    answer: PublishedAnswer,
    otherAnswers: { 200: PublishedAnswer },
    handler: async ({ actor, params: { villageId }, query, body, key, from }, reply) => {
      const dryRun = query.dryRun === '1' || query.dryRun === 'true';
      if (dryRun) reply.status(200);
      return runOrFail(services, publishVersion, { actor, villageId, key, from, dryRun }, body);
    },
  });
}

function templateRoutes(app: HttpServer, services: CommandApp): void {
  route(app, {
    method: 'GET',
    url: '/places/:placeId/scheme-templates',
    id: 'listSchemeTemplates',
    tag: 'schemes',
    summary: 'Documents that villages of a town or district may inherit, oldest first',
    policy: schemePolicies.readTemplates,
    params: Place,
    answer: TemplatesAnswer,
    handler: async ({ params }) => {
      const rows = await withScope(services.db, noScope, (read) => readTemplateBriefs(read, params.placeId));
      return {
        templates: rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: localIso(publishedAt) })),
      };
    },
  });

  route(app, {
    method: 'POST',
    url: '/places/:placeId/scheme-templates',
    id: 'publishSchemeTemplate',
    tag: 'schemes',
    summary: 'Publish a document for the villages below to inherit',
    policy: schemePolicies.publishTemplate,
    command: true,
    params: Place,
    body: Document,
    status: 201,
    answer: PublishedTemplateAnswer,
    handler: ({ actor, params, body, key, from }) =>
      runOrFail(services, publishTemplate, { actor, villageId: params.placeId, key, from }, body),
  });
}
