import { Readable } from 'node:stream';
import { z } from 'zod';
import { localDay, localIso } from '../../platform/clock/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { Failure, orFail } from '../../platform/errors/index.ts';
import { type HttpServer, placeId, route, uuid, when } from '../../platform/http/index.ts';
import { getSealed } from '../../platform/storage/index.ts';
import { askExport } from './ask-export.ts';
import { exportErrors } from './errors.ts';
import { exportFile } from './export-file.ts';
import { exportPolicies } from './policy.ts';
import { exportReasons } from './reasons.ts';
import type { ExportServices } from './services.ts';

const Village = z.object({ villageId: placeId() });
const Export = z.object({ villageId: placeId(), exportId: uuid('导出编号') });
const kind = z.enum(['workbook', 'archive']);
const reason = z.enum(exportReasons.map(({ code }) => code));
const LATEST = 20;

const AskBody = z.object({
  kind: kind.meta({ title: '导出什么' }),
  inFull: z.boolean().meta({ title: '要不要全称' }),
  reason: reason.optional().meta({ title: '理由' }),
  note: z.string().max(200).optional().meta({ title: '说明' }),
});

const ExportsAnswer = z.object({
  exports: z.array(
    z.object({
      exportId: z.uuid(),
      kind,
      inFull: z.boolean(),
      state: z.enum(['waiting', 'done', 'failed']),
      askedAt: when(),
      expiresAt: when(),
      bytes: z.number().int(),
      /** Whether the file can be fetched now. */
      ready: z.boolean(),
      mine: z.boolean(),
    }),
  ),
  reasons: z.array(z.object({ code: reason, label: z.string() })),
});

export function exportRoutes(app: HttpServer, services: ExportServices): void {
  askRoutes(app, services);
  fileRoute(app, services);
}

function askRoutes(app: HttpServer, services: ExportServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/exports',
    id: 'askExport',
    tag: 'exports',
    summary: 'Ask for a file of everything a village owns',
    policy: exportPolicies.exportVillage,
    command: true,
    params: Village,
    body: AskBody,
    status: 202,
    answer: z.object({ exportId: z.uuid() }),
    handler: async ({ actor, params: { villageId }, body, key, from }) =>
      orFail(await askExport(services, { actor, villageId, key, from }, body)),
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/exports',
    id: 'listExports',
    tag: 'exports',
    summary: 'The latest files asked for, newest first, and the reasons for full names',
    policy: exportPolicies.exportVillage,
    params: Village,
    answer: ExportsAnswer,
    handler: async ({ actor, params: { villageId } }) => {
      const now = services.clock.now();
      const rows = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        read
          .selectFrom('village_exports')
          .selectAll()
          .where('village_id', '=', villageId)
          .orderBy('asked_at', 'desc')
          .orderBy('id')
          .limit(LATEST)
          .execute(),
      );
      return {
        exports: rows.map((row) => ({
          exportId: row.id,
          kind: row.kind,
          inFull: row.in_full,
          state: row.state,
          askedAt: localIso(row.asked_at),
          expiresAt: localIso(row.expires_at),
          bytes: row.bytes,
          ready: row.state === 'done' && row.expires_at > now && row.asked_by === actor.accountId,
          mine: row.asked_by === actor.accountId,
        })),
        reasons: [...exportReasons],
      };
    },
  });
}

function fileRoute(app: HttpServer, services: ExportServices): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/exports/:exportId/file',
    id: 'readExport',
    tag: 'exports',
    summary: 'The file, for the one who asked for it',
    policy: exportPolicies.exportVillage,
    params: Export,
    produces: 'application/octet-stream',
    handler: async ({ actor, params }, reply) => {
      const { villageId, exportId } = params;
      const row = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        read
          .selectFrom('village_exports')
          .selectAll()
          .where('village_id', '=', villageId)
          .where('id', '=', exportId)
          .executeTakeFirst(),
      );
      // In full it was asked for with a reason of the asker's own: nobody else fetches it.
      if (!row || row.asked_by !== actor.accountId) throw new Failure(exportErrors.export_unknown());
      if (row.state !== 'done') throw new Failure(exportErrors.export_not_ready());
      if (row.emptied_at !== null || row.expires_at <= services.clock.now())
        throw new Failure(exportErrors.export_gone());
      const name = `全村数据-${localDay(row.asked_at)}.${row.kind === 'archive' ? 'zip' : 'xlsx'}`;
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      reply.header('content-length', String(row.bytes));
      return Readable.from(getSealed(exportFile(services, villageId, exportId), row.pieces));
    },
  });
}
