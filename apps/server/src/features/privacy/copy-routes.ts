import { Readable } from 'node:stream';
import { localDay, localIso } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { Failure, orFail } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { getSealed } from '../../platform/storage/index.ts';
import { askCopy, copyFolder, copyKeyPlace } from './copies.ts';
import { privacyErrors } from './errors.ts';
import { privacyPolicies } from './policy.ts';
import { copyReasons } from './reasons.ts';
import type { PrivacyServices } from './services.ts';
import { CopiesAnswer, CopyBody, CopyParams, MemberParams } from './wire.ts';
import { z } from 'zod';

const LATEST = 20;

export function copyRoutes(app: HttpServer, services: PrivacyServices): void {
  orderRoutes(app, services);
  fileRoute(app, services);
}

function orderRoutes(app: HttpServer, services: PrivacyServices): void {
  const common = { tag: 'privacy', policy: privacyPolicies.copy } as const;
  route(app, {
    ...common,
    method: 'POST',
    url: '/villages/:villageId/members/:memberId/data-copies',
    id: 'askDataCopy',
    summary: 'Order a copy of what is held about a member and their household',
    command: true,
    params: MemberParams,
    body: CopyBody,
    status: 202,
    answer: z.object({ copyId: z.uuid() }),
    handler: async ({ actor, params: { villageId, memberId }, body, key, from }) =>
      orFail(await askCopy(services, { actor, villageId, key, from }, { memberId, ...body })),
  });

  route(app, {
    ...common,
    method: 'GET',
    url: '/villages/:villageId/members/:memberId/data-copies',
    id: 'listDataCopies',
    summary: 'The copies that whoever asks has ordered for a member, newest first',
    params: MemberParams,
    answer: CopiesAnswer,
    handler: async ({ actor, params: { villageId, memberId } }) => {
      const now = services.clock.now();
      const rows = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
        read
          .selectFrom('data_copies')
          .selectAll()
          .where('village_id', '=', villageId)
          .where('person_id', '=', memberId)
          .where('asked_by', '=', actor.accountId)
          .orderBy('asked_at', 'desc')
          .orderBy('id')
          .limit(LATEST)
          .execute(),
      );
      const allowed = actor.onlyHousehold === undefined;
      return {
        copies: rows.map((row) => ({
          copyId: row.id,
          state: row.state,
          askedAt: localIso(row.asked_at),
          expiresAt: localIso(row.expires_at),
          bytes: row.bytes,
          ready: allowed && row.state === 'done' && row.emptied_at === null && row.expires_at > now,
        })),
        reasons: [...copyReasons],
      };
    },
  });
}

function fileRoute(app: HttpServer, services: PrivacyServices): void {
  route(app, {
    tag: 'privacy',
    policy: privacyPolicies.copy,
    method: 'GET',
    url: '/villages/:villageId/data-copies/:copyId/file',
    id: 'readDataCopy',
    summary: 'The file, for the one who ordered it',
    params: CopyParams,
    produces: 'application/zip',
    handler: async ({ actor, params: { villageId, copyId } }, reply) => {
      const { row, content } = await openCopy(services, actor, villageId, copyId);
      const name = `我的信息-${localDay(row.asked_at)}.zip`;
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      reply.header('content-length', String(row.bytes));
      reply.header('cache-control', 'no-store');
      return Readable.from(content);
    },
  });
}

async function openCopy(services: PrivacyServices, actor: Actor, villageId: number, copyId: string) {
  if (actor.onlyHousehold !== undefined) throw new Failure(privacyErrors.card_session());
  const row = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    read
      .selectFrom('data_copies')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('id', '=', copyId)
      .executeTakeFirst(),
  );
  if (!row || row.asked_by !== actor.accountId) throw new Failure(privacyErrors.copy_unknown());
  if (row.state === 'waiting' && row.emptied_at === null) throw new Failure(privacyErrors.copy_not_ready());
  if (row.key_sealed === null || row.expires_at <= services.clock.now())
    throw new Failure(privacyErrors.copy_gone());
  const sealer = services.vault.openKey(row.key_sealed, copyKeyPlace(villageId, copyId));
  const folder = copyFolder(villageId, copyId);
  return { row, content: getSealed({ disk: services.disk, sealer, folder }, row.pieces) };
}
