import { localDay } from '../../platform/clock/index.ts';
import { runOrFail } from '../../platform/command/index.ts';
import { noScope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { readPlace } from '../orgs/index.ts';
import { privacyErrors } from './errors.ts';
import { draftImpact } from './impact-draft.ts';
import { readRecord, readRecordVersions, writeRecord } from './impact.ts';
import { mayReadRecords, privacyPolicies } from './policy.ts';
import { readRetention, setRetention } from './retention.ts';
import { retentionKinds } from './retention-kinds.ts';
import type { PrivacyServices } from './services.ts';
import {
  PlaceParams,
  RecordBody,
  RecordQuery,
  RecordsAnswer,
  RecordWrittenAnswer,
  RetentionAnswer,
  RetentionBody,
  RetentionParams,
  RetentionSetAnswer,
} from './wire.ts';

export function officeRoutes(app: HttpServer, services: PrivacyServices): void {
  retentionRoutes(app, services);
  recordRoutes(app, services);
}

function retentionRoutes(app: HttpServer, services: PrivacyServices): void {
  route(app, {
    method: 'GET',
    url: '/privacy/retention',
    id: 'readRetention',
    tag: 'privacy',
    summary: 'How long each kind of data is kept, and on what ground',
    policy: privacyPolicies.seeRetention,
    answer: RetentionAnswer,
    handler: async () => {
      const days = await withScope(services.db, noScope, readRetention);
      return { kinds: retentionKinds.map((kind) => ({ ...kind, days: days[kind.kind] })) };
    },
  });

  route(app, {
    method: 'PUT',
    url: '/places/:placeId/retention/:kind',
    id: 'setRetention',
    tag: 'privacy',
    summary: 'Keep a kind of data shorter or longer, within the bounds of the law; by the district',
    policy: privacyPolicies.setRetention,
    command: true,
    params: RetentionParams,
    body: RetentionBody,
    answer: RetentionSetAnswer,
    handler: ({ actor, params: { placeId, kind }, body, key, from }) =>
      runOrFail(services, setRetention, { actor, villageId: placeId, key, from }, { kind, days: body.days }),
  });
}

function recordRoutes(app: HttpServer, services: PrivacyServices): void {
  route(app, {
    method: 'GET',
    url: '/places/:placeId/impact-records',
    id: 'readImpactRecord',
    tag: 'privacy',
    summary: "A place's assessment of what handling personal data means, all its versions, and a ready draft",
    policy: privacyPolicies.records,
    params: PlaceParams,
    query: RecordQuery,
    answer: RecordsAnswer,
    handler: async ({ actor, params: { placeId }, query }) => {
      if (!mayReadRecords(actor, placeId)) throw new Failure(privacyErrors.place_unknown());
      return withScope(services.db, { lo: placeId, hi: placeId }, async (read) => {
        const place = await readPlace(read, placeId);
        if (!place) throw new Failure(privacyErrors.place_unknown());
        const record = await readRecord(read, placeId, query.version);
        if (!record && query.version !== undefined) throw new Failure(privacyErrors.record_unknown());
        const newest = query.version === undefined ? record : await readRecord(read, placeId);
        const settings = {
          placeName: place.name,
          passwordProfile: services.passwordProfile === 'asvs' ? '长口令' : '等级保护',
          doors: {
            wechat: services.doors?.wechat !== undefined,
            dingtalk: services.doors?.dingtalk !== undefined,
            oidc: services.doors?.oidc !== undefined,
          },
        };
        return {
          placeName: place.name,
          record,
          versions: await readRecordVersions(read, placeId),
          overdue: newest === null || newest.dueOn <= localDay(services.clock.now()),
          draft: await draftImpact(read, place, settings, await readRetention(read)),
        };
      });
    },
  });

  route(app, {
    method: 'POST',
    url: '/places/:placeId/impact-records',
    id: 'writeImpactRecord',
    tag: 'privacy',
    summary: 'Sign a new version of the assessment',
    policy: privacyPolicies.writeRecord,
    command: true,
    params: PlaceParams,
    body: RecordBody,
    status: 201,
    answer: RecordWrittenAnswer,
    handler: ({ actor, params: { placeId }, body, key, from }) =>
      runOrFail(services, writeRecord, { actor, villageId: placeId, key, from }, body),
  });
}
