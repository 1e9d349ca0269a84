import { readHead } from '@jishan/ledger';
import { type CompiledScheme, versionAt } from '@jishan/scheme';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { localDay, localIso } from '../../platform/clock/index.ts';
import type { CommandApp } from '../../platform/command/index.ts';
import { noScope, type ScopedRead, withScope } from '../../platform/db/index.ts';
import { type CodedError, Failure } from '../../platform/errors/index.ts';
import { type HttpServer, publicRoute, sendPage, when } from '../../platform/http/index.ts';
import { definePolicy } from '../../platform/policy/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { findVillageByCode, type Place } from '../orgs/index.ts';
import { readScheme } from '../schemes/index.ts';
import { bulletinErrors } from './errors.ts';
import { messages as say } from './messages.ts';
import { renderMissing, renderSheet, renderVillage } from './pages.ts';
import { parseQuarter, quarterOf, quartersBetween } from './quarters.ts';
import { readSheet } from './read-sheet.ts';
import { style } from './style.ts';

type Services = Pick<CommandApp, 'db' | 'clock'> & { vault: Vault };

/** What hangs on the wall is for everybody. */
const readBulletins = definePolicy('bulletins.read', 'public');

/** Points may lag behind the ledger by this much; a busy day's readers then cost one reading a minute. */
const maxAgeSec = 60;

const VillageParams = z.object({ villageCode: z.string() });
const SheetParams = VillageParams.extend({ quarter: z.string() });

const ChainAnswer = z.object({
  village: z.object({ code: z.string(), name: z.string() }),
  /** 0 before the first posting. */
  seq: z.int(),
  hash: z.string(),
  algorithm: z.string(),
  at: when(),
});

export function bulletinRoutes(app: HttpServer, services: Services): void {
  publicRoute(app, {
    method: 'GET',
    url: '/v/:villageCode',
    id: 'showVillageBulletins',
    tag: 'bulletins',
    summary: 'Public page of a village',
    policy: readBulletins,
    params: VillageParams,
    produces: 'text/html',
    handler: async ({ params }, reply) => showVillage(services, params.villageCode, reply),
  });

  publicRoute(app, {
    method: 'GET',
    url: '/v/:villageCode/chain.json',
    id: 'showChainHead',
    tag: 'bulletins',
    summary: "Where a village's ledger stands",
    policy: readBulletins,
    params: VillageParams,
    answer: ChainAnswer,
    handler: async ({ params }, reply) => {
      const village = await findVillage(services, params.villageCode);
      if (village === null) throw new Failure(bulletinErrors.village_unknown());
      const head = await inVillage(services, village, (read) => readHead(read, village.id));
      void reply.header('cache-control', `public, max-age=${maxAgeSec}`);
      return {
        village: { code: village.code, name: village.name },
        seq: head?.seq ?? 0,
        hash: head?.hash ?? '',
        algorithm: head?.algorithm ?? 'sha256',
        at: localIso(services.clock.now()),
      };
    },
  });

  publicRoute(app, {
    method: 'GET',
    url: '/v/:villageCode/:quarter',
    id: 'showQuarterSheet',
    tag: 'bulletins',
    summary: "A quarter's sheet",
    policy: readBulletins,
    params: SheetParams,
    produces: 'text/html',
    handler: async ({ params }, reply) => showSheet(services, params, reply),
  });
}

async function showVillage(services: Services, code: string, reply: FastifyReply): Promise<FastifyReply> {
  const village = await findVillage(services, code);
  if (village === null) return sendMissing(reply, bulletinErrors.village_unknown(), '/');
  const now = services.clock.now();
  const { scheme, head } = await inVillage(services, village, async (read) => ({
    scheme: await readScheme(read, village.id),
    head: await readHead(read, village.id),
  }));
  const first = scheme?.versions[0];
  const body = renderVillage({
    village,
    quarters: first ? quartersBetween(new Date(first.fromInstant), now) : [],
    running: quarterOf(now).name,
    head,
    ...aboutScheme(scheme, now),
  });
  return sendPage(reply, body, { styles: [style], maxAgeSec });
}

async function showSheet(
  services: Services,
  params: { villageCode: string; quarter: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const village = await findVillage(services, params.villageCode);
  if (village === null) return sendMissing(reply, bulletinErrors.village_unknown(), '/');
  const quarter = parseQuarter(params.quarter);
  const now = services.clock.now();
  const back = `/v/${village.code}`;
  if (quarter === null || quarter.start > now)
    return sendMissing(reply, bulletinErrors.quarter_unknown(), back);
  const found = await inVillage(services, village, async (read) => {
    const scheme = await readScheme(read, village.id);
    return (
      scheme && { scheme, sheet: await readSheet(read, services.vault, village.id, scheme, quarter, now) }
    );
  });
  if (found === null) return sendMissing(reply, bulletinErrors.quarter_unknown(), back);
  const about = aboutScheme(found.scheme, quarter.end < now ? new Date(quarter.end.getTime() - 1) : now);
  const body = renderSheet({
    village,
    quarter,
    sheet: found.sheet,
    asOf: chineseDay(localDay(now)),
    ...about,
  });
  // Never kept: who takes back the agreement to be named is not named on the next page.
  return sendPage(reply, body, { styles: [style] });
}

function sendMissing(reply: FastifyReply, error: CodedError, back: string): FastifyReply {
  return sendPage(reply, renderMissing(error, back), { styles: [style], status: error.status });
}

/** Codes are digits; anything else is nobody's and need not reach the database. */
function findVillage(services: Services, code: string): Promise<Place | null> {
  if (!/^\d{6,20}$/.test(code)) return Promise.resolve(null);
  return withScope(services.db, noScope, (read) => findVillageByCode(read, code));
}

function inVillage<Result>(
  services: Services,
  village: Place,
  work: (read: ScopedRead) => Promise<Result>,
): Promise<Result> {
  return withScope(services.db, { lo: village.id, hi: village.id }, work);
}

function aboutScheme(
  scheme: CompiledScheme | null,
  at: Date,
): { schemeLine: string; objectWorkdays: number | null } {
  const version = scheme && versionAt(scheme, at.getTime());
  return {
    schemeLine: version ? say.scheme(version.title, version.version) : '',
    objectWorkdays: version?.document.notice?.objections?.deadlineWorkdays ?? null,
  };
}

function chineseDay(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}
