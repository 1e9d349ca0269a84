import { z } from 'zod';
import { type Db, noScope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, placeId, route } from '../../platform/http/index.ts';
import { orgErrors } from './errors.ts';
import { orgPolicies } from './policy.ts';
import { readPlace, readPlacesBelow } from './read.ts';
import { PlaceAnswer, toPlaceAnswer } from './wire.ts';

export function orgRoutes(app: HttpServer, services: { db: Pick<Db, 'app'> }): void {
  route(app, {
    method: 'GET',
    url: '/places',
    id: 'listPlaces',
    tag: 'orgs',
    summary: 'Places directly below one, or the districts',
    policy: orgPolicies.readPlaces,
    query: z.object({ parent: placeId('上级地区').optional() }),
    answer: z.object({ places: z.array(PlaceAnswer) }),
    handler: async ({ query }) => {
      const places = await withScope(services.db, noScope, (read) =>
        readPlacesBelow(read, query.parent ?? null),
      );
      return { places: places.map(toPlaceAnswer) };
    },
  });

  route(app, {
    method: 'GET',
    url: '/places/:placeId',
    id: 'readPlace',
    tag: 'orgs',
    summary: 'One place',
    policy: orgPolicies.readPlaces,
    params: z.object({ placeId: placeId() }),
    answer: PlaceAnswer,
    handler: async ({ params }) => {
      const place = await withScope(services.db, noScope, (read) => readPlace(read, params.placeId));
      if (!place) throw new Failure(orgErrors.place_unknown());
      return toPlaceAnswer(place);
    },
  });
}
