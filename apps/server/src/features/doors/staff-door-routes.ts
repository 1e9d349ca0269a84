import { z } from 'zod';
import { runOrFail } from '../../platform/command/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type HttpServer, route, uuid } from '../../platform/http/index.ts';
import { namedDoor } from '../access/index.ts';
import { bindStaff } from './bind-staff.ts';
import { doorErrors } from './errors.ts';
import { staffDoor } from './oidc-doors.ts';
import { doorPolicies } from './policy.ts';
import type { DoorServices } from './services.ts';
import { NothingAnswer } from './wire.ts';

export function staffDoorRoutes(app: HttpServer, services: DoorServices): void {
  route(app, {
    method: 'PUT',
    url: '/staff/:accountId/sso-binding',
    id: 'bindStaff',
    tag: 'doors',
    summary: 'Say which person of single sign-on a staff account is; null takes it away',
    policy: doorPolicies.bindStaff,
    command: true,
    params: z.object({ accountId: uuid('账号编号') }),
    body: z.object({
      /** Value of the claim that the operator has chosen: an employee number, or the issuer's subject. */
      staffKey: z.string().trim().min(1).max(200).nullable().meta({ title: '统一登录编号' }),
    }),
    answer: NothingAnswer,
    handler: async ({ actor, params: { accountId }, body: { staffKey }, key, from }) => {
      const { oidc } = services.doors ?? {};
      if (!oidc) throw new Failure(doorErrors.not_offered());
      const door =
        staffKey === null ? null : namedDoor(services.vault, 'oidc', staffDoor(oidc.issuer, staffKey));
      const request = { actor, villageId: 0, key, from };
      const input = { accountId, doorIndex: door && door.index.toString('hex') };
      return runOrFail(services, bindStaff, request, input);
    },
  });
}
