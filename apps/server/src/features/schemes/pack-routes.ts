import { z } from 'zod';
import type { Actor } from '../../platform/command/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { schemeErrors } from './errors.ts';
import { type Pack, readPacks } from './packs.ts';
import { schemePolicies } from './policy.ts';
import { PacksAnswer, PackTextAnswer } from './wire.ts';

/** What comes with the software: schemes for villages, and for offices also what is there to be inherited. */
export function packRoutes(app: HttpServer): void {
  route(app, {
    method: 'GET',
    url: '/scheme-packs',
    id: 'listSchemePacks',
    tag: 'schemes',
    summary: 'Schemes that come with the software, and for a town or district the templates',
    policy: schemePolicies.readPacks,
    answer: PacksAnswer,
    handler: async ({ actor }) => ({ packs: packsFor(actor).map(({ about }) => about) }),
  });

  route(app, {
    method: 'GET',
    url: '/scheme-packs/:packId',
    id: 'readSchemePack',
    tag: 'schemes',
    summary: 'The text of a scheme that comes with the software',
    policy: schemePolicies.readPacks,
    params: z.object({ packId: z.string().max(60) }),
    answer: PackTextAnswer,
    handler: async ({ actor, params }) => {
      const pack = packsFor(actor).find(({ about }) => about.id === params.packId);
      if (!pack) throw new Failure(schemeErrors.pack_unknown());
      return { id: pack.about.id, title: pack.about.title, document: pack.text };
    },
  });
}

/** Templates are for those who publish them. */
function packsFor(actor: Actor): Pack[] {
  const isOffice = actor.grants.some(({ role }) => role === 'town_office' || role === 'district_office');
  return readPacks().filter(({ about }) => about.forVillages || isOffice);
}
