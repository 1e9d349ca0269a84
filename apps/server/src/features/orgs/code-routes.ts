import { z } from 'zod';
import { type Db, noScope, withScope } from '../../platform/db/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { orgPolicies } from './policy.ts';
import { findPlacesByCodes } from './read.ts';
import { searchCodes } from './search-codes.ts';
import { PlaceCodesAnswer } from './wire.ts';

export function codeRoutes(app: HttpServer, services: { db: Pick<Db, 'app'> }): void {
  route(app, {
    method: 'GET',
    url: '/place-codes',
    id: 'searchPlaceCodes',
    tag: 'orgs',
    summary: 'The official code table: places by name or by the first digits of their code',
    policy: orgPolicies.changePlaces,
    query: z.object({
      q: z.string().trim().min(1).max(60).meta({ title: '名称或代码' }),
      under: z
        .string()
        .regex(/^\d{2,12}$/)
        .optional()
        .meta({ title: '上级代码' }),
      limit: z.coerce.number().int().min(1).max(100).default(30).meta({ title: '条数' }),
    }),
    answer: PlaceCodesAnswer,
    handler: async ({ query }) => {
      const { asOf, codes, more } = await searchCodes({
        query: query.q,
        under: query.under,
        limit: query.limit,
      });
      const open = await withScope(services.db, noScope, (read) =>
        findPlacesByCodes(
          read,
          codes.map((one) => one.code),
        ),
      );
      return { asOf, more, codes: codes.map((one) => ({ ...one, placeId: open.get(one.code)?.id ?? null })) };
    },
  });
}
