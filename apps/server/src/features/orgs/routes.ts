import { z } from 'zod';
import { type CommandApp, runCommand } from '../../platform/command/index.ts';
import { type Db, noScope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, placeId, route } from '../../platform/http/index.ts';
import { codeRoutes } from './code-routes.ts';
import { correctPlace } from './correct-place.ts';
import { orgErrors } from './errors.ts';
import { movePlace } from './move-place.ts';
import { openPlace } from './open-place.ts';
import { orgPolicies } from './policy.ts';
import { type Place, readPlace, readPlaceCodes, readPlacesBelow } from './read.ts';
import {
  CorrectPlaceBody,
  MovePlaceBody,
  OpenPlaceBody,
  PlaceAnswer,
  PlaceDetailAnswer,
  toPlaceAnswer,
} from './wire.ts';

type Services = CommandApp & { db: Pick<Db, 'app'> };

export function orgRoutes(app: HttpServer, services: Services): void {
  readRoutes(app, services);
  codeRoutes(app, services);
  openRoute(app, services);
  changeRoutes(app, services);
}

function readRoutes(app: HttpServer, services: Services): void {
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
    summary: 'One place, with the codes it has had and what lies above it',
    policy: orgPolicies.readPlaces,
    params: z.object({ placeId: placeId() }),
    answer: PlaceDetailAnswer,
    handler: ({ params }) => readDetail(services, params.placeId),
  });
}

async function readDetail({ db }: Services, id: number) {
  return withScope(db, noScope, async (read) => {
    const place = await readPlace(read, id);
    if (!place) throw new Failure(orgErrors.place_unknown());
    const above: Place[] = [];
    for (let next = place.parentId; next !== null; ) {
      const parent = await readPlace(read, next);
      if (parent) above.unshift(parent);
      next = parent?.parentId ?? null;
    }
    return {
      ...toPlaceAnswer(place),
      codes: await readPlaceCodes(read, id),
      above: above.map(toPlaceAnswer),
    };
  });
}

function openRoute(app: HttpServer, services: Services): void {
  route(app, {
    method: 'POST',
    url: '/places',
    id: 'openPlace',
    tag: 'orgs',
    summary: 'Open a place by its official code, with the town above it if that is missing',
    policy: orgPolicies.changePlaces,
    command: true,
    body: OpenPlaceBody,
    status: 201,
    answer: PlaceDetailAnswer,
    handler: async ({ actor, key, from, body }) =>
      readDetail(services, await openPlace(services, { actor, key, from }, body)),
  });
}

function changeRoutes(app: HttpServer, services: Services): void {
  route(app, {
    method: 'PUT',
    url: '/places/:placeId',
    id: 'correctPlace',
    tag: 'orgs',
    summary: 'Correct a place’s name, telephone and code; the old code stays in its history',
    policy: orgPolicies.changePlaces,
    command: true,
    params: z.object({ placeId: placeId() }),
    body: CorrectPlaceBody,
    answer: PlaceDetailAnswer,
    handler: async ({ actor, key, from, params, body }) => {
      const request = { actor, key, from, villageId: params.placeId };
      const answer = await runCommand(services, correctPlace, request, body);
      if (!answer.ok) throw new Failure(answer.error);
      return readDetail(services, params.placeId);
    },
  });

  route(app, {
    method: 'POST',
    url: '/places/:placeId/moves',
    id: 'movePlace',
    tag: 'orgs',
    summary: 'Hang a village under another town, or a town under another district',
    policy: orgPolicies.changePlaces,
    command: true,
    params: z.object({ placeId: placeId() }),
    body: MovePlaceBody,
    answer: PlaceDetailAnswer,
    handler: async ({ actor, key, from, params, body }) => {
      const { above } = await readDetail(services, params.placeId);
      const request = { actor, key, from, villageId: above[0]?.id ?? 0 };
      const input = { placeId: params.placeId, parentId: body.parentId };
      const answer = await runCommand(services, movePlace, request, input);
      if (!answer.ok) throw new Failure(answer.error);
      return readDetail(services, params.placeId);
    },
  });
}
