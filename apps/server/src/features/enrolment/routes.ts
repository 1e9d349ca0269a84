import { type CommandApp, runOrFail } from '../../platform/command/index.ts';
import { noScope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { answerConsent } from './answer-consent.ts';
import { publishConsentText, readConsentTexts } from './consent-texts.ts';
import { enrolHousehold } from './enrol-household.ts';
import { enrolmentErrors } from './errors.ts';
import { helperRoutes } from './helper-routes.ts';
import { inHousehold } from './in-household.ts';
import { listConsents } from './list-consents.ts';
import { enrolmentPolicies, seeingRoles } from './policy.ts';
import { readEnrolment } from './read-enrolment.ts';
import { withdrawHousehold } from './withdraw-household.ts';
import {
  ConsentAnsweredAnswer,
  ConsentBody,
  ConsentsAnswer,
  ConsentTextAnswer,
  ConsentTextBody,
  ConsentTextsAnswer,
  EnrolBody,
  EnrolmentAnswer,
  EnrolmentQuery,
  HouseholdIdAnswer,
  HouseholdParams,
  WithdrawBody,
} from './wire.ts';

export type EnrolmentServices = CommandApp & { vault: Vault };

export function enrolmentRoutes(app: HttpServer, services: EnrolmentServices): void {
  joiningRoutes(app, services);
  consentRoutes(app, services);
  textRoutes(app, services);
  helperRoutes(app, services);
}

function joiningRoutes(app: HttpServer, services: EnrolmentServices): void {
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/households/:householdId/enrolment',
    id: 'readEnrolment',
    tag: 'enrolment',
    summary: 'Where a household stands with taking part, condition by condition',
    policy: enrolmentPolicies.see,
    params: HouseholdParams,
    query: EnrolmentQuery,
    answer: EnrolmentAnswer,
    handler: async ({ actor, params, query }) =>
      inHousehold(services, actor, params, seeingRoles, async (read) => {
        const wish = { now: services.clock.now(), on: query.on };
        const card = await readEnrolment(read, params.villageId, params.householdId, wish);
        if (!card) throw new Failure(enrolmentErrors.household_unknown());
        // What the engine answers with is for reading only; the wire's arrays are not.
        return card as typeof EnrolmentAnswer._output;
      }),
  });

  const common = { method: 'POST', tag: 'enrolment', policy: enrolmentPolicies.act, command: true } as const;
  route(app, {
    ...common,
    url: '/villages/:villageId/households/:householdId/enrolments',
    id: 'enrolHousehold',
    summary: 'Join: by the household itself, or at the desk',
    params: HouseholdParams,
    body: EnrolBody,
    status: 201,
    answer: HouseholdIdAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      runOrFail(services, enrolHousehold, { actor, villageId, key, from }, { householdId, ...body }),
  });

  route(app, {
    ...common,
    url: '/villages/:villageId/households/:householdId/enrolment-withdrawals',
    id: 'withdrawHousehold',
    summary: 'Take part no longer',
    params: HouseholdParams,
    body: WithdrawBody,
    status: 201,
    answer: HouseholdIdAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      runOrFail(services, withdrawHousehold, { actor, villageId, key, from }, { householdId, ...body }),
  });
}

function consentRoutes(app: HttpServer, services: EnrolmentServices): void {
  const answer = answerConsent(services.vault);
  route(app, {
    method: 'GET',
    url: '/villages/:villageId/households/:householdId/consents',
    id: 'listConsents',
    tag: 'enrolment',
    summary: 'Who of a household agreed to what',
    policy: enrolmentPolicies.see,
    params: HouseholdParams,
    answer: ConsentsAnswer,
    handler: async ({ actor, params }) =>
      inHousehold(services, actor, params, seeingRoles, (read) =>
        listConsents(read, services.vault, actor, { ...params, now: services.clock.now() }),
      ),
  });

  const common = { method: 'POST', tag: 'enrolment', policy: enrolmentPolicies.act, command: true } as const;
  route(app, {
    ...common,
    url: '/villages/:villageId/households/:householdId/consents',
    id: 'giveConsent',
    summary: 'Agree to one purpose',
    params: HouseholdParams,
    body: ConsentBody,
    status: 201,
    answer: ConsentAnsweredAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      runOrFail(services, answer, { actor, villageId, key, from }, { householdId, ...body, given: true }),
  });

  route(app, {
    ...common,
    url: '/villages/:villageId/households/:householdId/consent-withdrawals',
    id: 'withdrawConsent',
    summary: 'Take an agreement back, or say no',
    params: HouseholdParams,
    body: ConsentBody,
    status: 201,
    answer: ConsentAnsweredAnswer,
    handler: ({ actor, params: { villageId, householdId }, body, key, from }) =>
      runOrFail(services, answer, { actor, villageId, key, from }, { householdId, ...body, given: false }),
  });
}

function textRoutes(app: HttpServer, services: EnrolmentServices): void {
  route(app, {
    method: 'GET',
    url: '/consent-texts',
    id: 'listConsentTexts',
    tag: 'enrolment',
    summary: 'What people are asked to agree to, the newest version of each',
    policy: enrolmentPolicies.readTexts,
    answer: ConsentTextsAnswer,
    handler: async () =>
      withScope(services.db, noScope, async (read) => ({ texts: await readConsentTexts(read) })),
  });

  route(app, {
    method: 'POST',
    url: '/consent-texts',
    id: 'publishConsentText',
    tag: 'enrolment',
    summary: 'Publish a new version of one text; everybody is asked again',
    policy: enrolmentPolicies.publishText,
    command: true,
    body: ConsentTextBody,
    status: 201,
    answer: ConsentTextAnswer,
    handler: ({ actor, body, key, from }) =>
      runOrFail(services, publishConsentText, { actor, villageId: 0, key, from }, body),
  });
}
