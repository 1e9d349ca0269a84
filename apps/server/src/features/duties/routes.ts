import { localDay } from '../../platform/clock/index.ts';
import { type Actor, runOrFail } from '../../platform/command/index.ts';
import { noScope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { type AccessServices, endAllSessions } from '../access/index.ts';
import { changeStaff, type ChangeStaffInput, seatOfChange } from './change-staff.ts';
import { seatOfWish } from './check-duty.ts';
import { dutyRoutes } from './duty-routes.ts';
import { dutyErrors } from './errors.ts';
import { giveDuty } from './give-duty.ts';
import { makeStaff } from './make-staff.ts';
import { dutyPolicies, isAdministrator, rangesOfGiver } from './policy.ts';
import { listStaff, readStaff, type StaffRecord } from './read-staff.ts';
import { slipOf, type SlipServices } from './slip-of.ts';
import {
  AccountParams,
  ChangedAnswer,
  DutyBody,
  GivenAnswer,
  MakeStaffBody,
  RenameBody,
  SlipAnswer,
  StaffAnswer,
  StaffListAnswer,
  StaffQuery,
  toStaffAnswer,
} from './wire.ts';

interface Request {
  actor: Actor;
  key: string;
  from: { ip: string; requestId: string };
}

export function staffRoutes(app: HttpServer, services: SlipServices): void {
  readingRoutes(app, services);
  makingRoutes(app, services);
  resettingRoutes(app, services);
  changingRoutes(app, services);
  dutyRoutes(app, services);
}

function readingRoutes(app: HttpServer, services: AccessServices): void {
  const common = { method: 'GET', tag: 'duties', policy: dutyPolicies.seeStaff } as const;
  route(app, {
    ...common,
    url: '/staff',
    id: 'listStaff',
    summary: 'Staff whose duties I may give, or all for an administrator; others by their whole user name',
    query: StaffQuery,
    answer: StaffListAnswer,
    handler: async ({ actor, query }) => {
      const today = localDay(services.clock.now());
      const ranges = isAdministrator(actor) ? {} : { ranges: rangesOfGiver(actor) };
      const found = await withScope(services.db, noScope, (read) =>
        listStaff(read, { ...query, ...ranges, today }),
      );
      return {
        staff: found.staff.map((staff) => toStaffAnswer(actor, staff)),
        total: found.total,
        makesBareAccounts: mayAt(actor, 0, ['system_admin']),
      };
    },
  });

  route(app, {
    ...common,
    url: '/staff/:accountId',
    id: 'readStaff',
    summary: 'One member of staff with their duties, and what I may do to the account',
    params: AccountParams,
    answer: StaffAnswer,
    handler: async ({ actor, params }) =>
      toStaffAnswer(actor, await findVisible(services, actor, params.accountId)),
  });
}

function makingRoutes(app: HttpServer, services: SlipServices): void {
  route(app, {
    method: 'POST',
    url: '/staff',
    id: 'makeStaff',
    tag: 'duties',
    summary: 'Make an account for a colleague, with a one-time password for the slip',
    policy: dutyPolicies.makeStaff,
    command: true,
    body: MakeStaffBody,
    status: 201,
    answer: SlipAnswer,
    handler: async ({ actor, body, key, from, raw }) => {
      const villageId = body.duty && !body.administrator ? seatOfWish(body.duty) : 0;
      const command = makeStaff(services.vault);
      const made = await runOrFail(services, command, { actor, villageId, key, from }, body);
      const staff = await readAccount(services, made.accountId);
      return slipOf(services, raw, key, { staff, initialUntil: made.initialUntil });
    },
  });

  route(app, {
    method: 'POST',
    url: '/staff/:accountId/duties',
    id: 'giveDuty',
    tag: 'duties',
    summary: 'Give somebody a duty at a place',
    policy: dutyPolicies.giveDuty,
    command: true,
    params: AccountParams,
    body: DutyBody,
    status: 201,
    answer: GivenAnswer,
    handler: async ({ actor, params, body, key, from }) => {
      const request = { actor, villageId: seatOfWish(body), key, from };
      return runOrFail(services, giveDuty, request, { ...body, ...params });
    },
  });
}

const changing = {
  method: 'POST',
  tag: 'duties',
  policy: dutyPolicies.changeStaff,
  command: true,
  params: AccountParams,
} as const;

function resettingRoutes(app: HttpServer, services: SlipServices): void {
  route(app, {
    ...changing,
    url: '/staff/:accountId/reset-password',
    id: 'resetStaffPassword',
    summary: 'Hand out a new one-time password; all sessions of the account end',
    answer: SlipAnswer,
    handler: async ({ params, raw, ...request }) => {
      const { staff, initialUntil = '' } = await change(services, request, {
        ...params,
        act: 'reset_password',
      });
      await endAllSessions(services, params.accountId);
      return slipOf(services, raw, request.key, { staff, initialUntil });
    },
  });

  route(app, {
    ...changing,
    url: '/staff/:accountId/reset-second-factor',
    id: 'resetStaffSecondFactor',
    summary: 'Take a lost second factor away; it is set up anew at the next sign-in',
    answer: ChangedAnswer,
    handler: async ({ params, ...request }) => {
      await change(services, request, { ...params, act: 'reset_second_factor' });
      await endAllSessions(services, params.accountId);
      return params;
    },
  });
}

function changingRoutes(app: HttpServer, services: AccessServices): void {
  for (const act of ['disable', 'enable'] as const)
    route(app, {
      ...changing,
      url: `/staff/:accountId/${act}`,
      id: `${act}Staff`,
      summary: act === 'disable' ? 'Let an account in no more, at once' : 'Let a disabled account in again',
      answer: ChangedAnswer,
      handler: async ({ params, ...request }) => {
        await change(services, request, { ...params, act });
        return params;
      },
    });

  route(app, {
    ...changing,
    policy: dutyPolicies.releaseStaff,
    url: '/staff/:accountId/release',
    id: 'releaseStaff',
    summary:
      'Say that it is the owner who set an account up again with a password that somebody else handed out',
    answer: ChangedAnswer,
    handler: async ({ params, ...request }) => {
      await change(services, request, { ...params, act: 'release' });
      return params;
    },
  });

  route(app, {
    ...changing,
    method: 'PUT',
    url: '/staff/:accountId',
    id: 'renameStaff',
    summary: 'Correct the name of an account',
    body: RenameBody,
    answer: ChangedAnswer,
    handler: async ({ params, body, ...request }) => {
      await change(services, request, { ...params, ...body, act: 'rename' });
      return params;
    },
  });
}

async function change(
  services: AccessServices,
  { actor, key, from }: Request,
  input: ChangeStaffInput,
): Promise<{ staff: StaffRecord; initialUntil?: string }> {
  const staff = await findVisible(services, actor, input.accountId);
  const request = { actor, villageId: seatOfChange(actor, staff), key, from };
  const changed = await runOrFail(services, changeStaff(services.vault), request, input);
  return { staff, ...changed };
}

/** @throws Failure `duties.staff_unknown`, for somebody out of reach as for one who is not there */
async function findVisible(services: AccessServices, actor: Actor, accountId: string): Promise<StaffRecord> {
  const today = localDay(services.clock.now());
  const staff = await withScope(services.db, noScope, (read) => readStaff(read, accountId, today));
  const ranges = rangesOfGiver(actor);
  const inReach = staff?.duties.some(({ placeId }) =>
    ranges.some(({ lo, hi }) => lo <= placeId && placeId <= hi),
  );
  if (!staff || !(isAdministrator(actor) || inReach)) throw new Failure(dutyErrors.staff_unknown());
  return staff;
}

/** The account that was just made, as it is called. */
async function readAccount(services: AccessServices, accountId: string): Promise<StaffRecord> {
  const today = localDay(services.clock.now());
  const staff = await withScope(services.db, noScope, (read) => readStaff(read, accountId, today));
  if (!staff) throw new Error('an account that was made is not there');
  return staff;
}
