import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { withScope } from '../../platform/db/index.ts';
import { Failure, orFail } from '../../platform/errors/index.ts';
import { type HttpServer, page, route } from '../../platform/http/index.ts';
import { guessReading } from '../rosters/index.ts';
import { analyse, type Analysis } from './analyse.ts';
import { importErrors } from './errors.ts';
import { listImports, readImport } from './list-imports.ts';
import { markWorkbook } from './marked-workbook.ts';
import { openFile } from './open-file.ts';
import { importPolicies } from './policy.ts';
import type { ImportServices } from './services.ts';
import { changeReading } from './set-reading.ts';
import { startImport } from './start-import.ts';
import { takePasted, takeUpload } from './take-file.ts';
import { attachWorkbook, templateRoutes, workbookType } from './template-routes.ts';
import { startUndo } from './undo-import.ts';
import { viewChanges, viewFault, viewFile } from './view-file.ts';
import {
  ChangesAnswer,
  FaultsAnswer,
  FaultsQuery,
  FileAnswer,
  FileParams,
  ImportAnswer,
  ImportParams,
  ImportsAnswer,
  PastedBody,
  ReadingBody,
  StartedAnswer,
  VillageParams,
} from './wire.ts';

const PASTED_BYTES_MAX = 3 * 1024 * 1024;

export function importRoutes(app: HttpServer, services: ImportServices): void {
  uploadRoutes(app, services);
  fileRoutes(app, services);
  faultRoutes(app, services);
  importingRoutes(app, services);
  undoRoute(app, services);
  templateRoutes(app);
}

function uploadRoutes(app: HttpServer, services: ImportServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/roster-files',
    id: 'takeRosterFile',
    tag: 'imports',
    summary: 'Upload a roster: xlsx, xls or CSV',
    policy: importPolicies.importRoster,
    command: true,
    params: VillageParams,
    upload: 'file',
    status: 201,
    answer: FileAnswer,
    handler: async ({ actor, params: { villageId }, key, from, raw }) => {
      const upload = await readUpload(raw);
      const { fileId } = orFail(await takeUpload(services, { actor, villageId, key, from }, upload));
      return viewFile(await analyseFile(services, actor, villageId, fileId));
    },
  });

  route(app, {
    method: 'POST',
    url: '/villages/:villageId/roster-texts',
    id: 'takeRosterText',
    tag: 'imports',
    summary: 'Bring a roster as cells copied in a spreadsheet',
    policy: importPolicies.importRoster,
    command: true,
    params: VillageParams,
    body: PastedBody,
    bodyLimitBytes: PASTED_BYTES_MAX,
    status: 201,
    answer: FileAnswer,
    handler: async ({ actor, params: { villageId }, body, key, from }) => {
      const { fileId } = orFail(await takePasted(services, { actor, villageId, key, from }, body.text));
      return viewFile(await analyseFile(services, actor, villageId, fileId));
    },
  });
}

/** The one file of the request, wholly in memory: nothing is on disk until it has been read and sealed. */
async function readUpload(raw: FastifyRequest): Promise<{ bytes: Buffer; title: string }> {
  if (!raw.isMultipart()) throw new Failure(importErrors.file_missing());
  try {
    const part = await raw.file();
    if (part === undefined || part.fieldname !== 'file') throw new Failure(importErrors.file_missing());
    return { bytes: await part.toBuffer(), title: part.filename ?? '' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE')
      throw new Failure(importErrors.file_too_big());
    throw error;
  }
}

async function analyseFile(
  services: ImportServices,
  actor: { accountId: string },
  villageId: number,
  fileId: string,
): Promise<Analysis> {
  return analyse(services, villageId, await openFile(services, actor, villageId, fileId));
}

function fileRoutes(app: HttpServer, services: ImportServices): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/roster-files/:fileId',
    id: 'readRosterFile',
    tag: 'imports',
    summary: 'How a roster is read and what importing it would do',
    policy: importPolicies.importRoster,
    params: FileParams,
    answer: FileAnswer,
    handler: async ({ actor, params: { villageId, fileId } }) =>
      viewFile(await analyseFile(services, actor, villageId, fileId)),
  });

  route(app, {
    method: 'PUT',
    url: '/villages/:villageId/roster-files/:fileId/mapping',
    id: 'mapRosterFile',
    tag: 'imports',
    summary: 'Say which sheet to read and what each column holds',
    policy: importPolicies.importRoster,
    command: true,
    params: FileParams,
    body: ReadingBody,
    answer: FileAnswer,
    handler: async ({ actor, params: { villageId, fileId }, body, key, from }) => {
      orFail(await changeReading(services, { actor, villageId, key, from }, fileId, body));
      return viewFile(await analyseFile(services, actor, villageId, fileId));
    },
  });
}

function faultRoutes(app: HttpServer, services: ImportServices): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/roster-files/:fileId/faults',
    id: 'listRosterFaults',
    tag: 'imports',
    summary: 'What is wrong with a roster, by row',
    policy: importPolicies.importRoster,
    params: FileParams,
    query: z.object({ ...FaultsQuery, ...page }),
    answer: FaultsAnswer,
    handler: async ({ actor, params: { villageId, fileId }, query }) => {
      const { content, row, faults } = await analyseFile(services, actor, villageId, fileId);
      const { labels } = guessReading(content.sheets, row.reading.sheet).header;
      const views = faults
        .map((fault) => viewFault(fault, labels))
        .filter((fault) => query.severity === undefined || fault.severity === query.severity)
        .filter((fault) => query.code === undefined || fault.code === query.code);
      return { faults: pageOf(views, query), total: views.length };
    },
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/roster-files/:fileId/changes',
    id: 'listRosterChanges',
    tag: 'imports',
    summary: 'What importing a roster would change of what the village has',
    policy: importPolicies.importRoster,
    params: FileParams,
    query: z.object(page),
    answer: ChangesAnswer,
    handler: async ({ actor, params: { villageId, fileId }, query }) => {
      const changes = viewChanges(await analyseFile(services, actor, villageId, fileId));
      return { changes: pageOf(changes, query), total: changes.length };
    },
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/roster-files/:fileId/marked.xlsx',
    id: 'markRosterFile',
    tag: 'imports',
    summary: 'The roster again with its faults marked, to be corrected',
    policy: importPolicies.importRoster,
    params: FileParams,
    produces: workbookType,
    handler: async ({ actor, params: { villageId, fileId } }, reply) => {
      const analysis = await analyseFile(services, actor, villageId, fileId);
      attachWorkbook(reply, '名册-标出问题.xlsx');
      return markWorkbook(analysis);
    },
  });
}

const pageOf = <T>(rows: readonly T[], { page: number, pageSize }: { page: number; pageSize: number }): T[] =>
  rows.slice((number - 1) * pageSize, number * pageSize);

function importingRoutes(app: HttpServer, services: ImportServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/roster-files/:fileId/import',
    id: 'startRosterImport',
    tag: 'imports',
    summary: 'Import a roster in the background',
    policy: importPolicies.importRoster,
    command: true,
    params: FileParams,
    status: 202,
    answer: StartedAnswer,
    handler: async ({ actor, params: { villageId, fileId }, key, from }) =>
      orFail(await startImport(services, { actor, villageId, key, from }, fileId)),
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/roster-imports',
    id: 'listRosterImports',
    tag: 'imports',
    summary: 'The latest imports of a village, newest first',
    policy: importPolicies.importRoster,
    params: VillageParams,
    answer: ImportsAnswer,
    handler: async ({ actor, params: { villageId } }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, async (read) => ({
        imports: await listImports(read, actor, villageId, services.clock.now()),
      })),
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/roster-imports/:importId',
    id: 'readRosterImport',
    tag: 'imports',
    summary: 'How far an import is, and what came of it',
    policy: importPolicies.importRoster,
    params: ImportParams,
    answer: ImportAnswer,
    handler: async ({ actor, params }) => {
      const { villageId } = params;
      const found = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        readImport(read, actor, params, services.clock.now()),
      );
      if (!found) throw new Failure(importErrors.import_unknown());
      return found;
    },
  });
}

function undoRoute(app: HttpServer, services: ImportServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/roster-imports/:importId/undo',
    id: 'undoRosterImport',
    tag: 'imports',
    summary: 'Take back what an import made or changed and nobody touched since',
    policy: importPolicies.importRoster,
    command: true,
    params: ImportParams,
    status: 202,
    answer: StartedAnswer,
    handler: async ({ actor, params: { villageId, importId }, key, from }) =>
      orFail(await startUndo(services, { actor, villageId, key, from }, importId)),
  });
}
