import { randomUUID } from 'node:crypto';
import { createStaff, type StaffGrant } from '@jishan/server/features/access';
import { act, PASSWORD, signStaffIn, type World } from '../http/world.ts';

export interface Asked {
  status: number;
  code: string | undefined;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads the shape it expects and fails on another
  body: any;
}

export interface StaffActs {
  ask(
    token: string,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    payload?: object,
    key?: string,
  ): Promise<Asked>;
  /** Somebody who signs in with the password alone. */
  newStaff(grants: StaffGrant[]): Promise<{ accountId: string; username: string; token: string }>;
  give(token: string, accountId: string, duty: object): Promise<Asked>;
  /** What somebody may do where, as their next request sees it. */
  grantsOf(token: string): Promise<{ role: string; householdId?: string }[]>;
  /** Administrators of the installation, one of each, signed in. */
  signAdmins(): Promise<Record<'system' | 'security' | 'audit', string>>;
}

/** What the tests of staff and duties do, on the real sessions of a world. */
export function staffActs(world: World): StaffActs {
  let made = 0;
  const ask: StaffActs['ask'] = async (token, method, path, payload, key = randomUUID()) => {
    const answer = await world.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
      ...(payload === undefined ? {} : { payload }),
    });
    const body = answer.body === '' ? {} : answer.json();
    return { status: answer.statusCode, code: body.error?.code, body };
  };
  const newStaff: StaffActs['newStaff'] = async (grants) => {
    made += 1;
    const username = `worker${made}`;
    const { accountId } = await act(world.services, createStaff(), 0, {
      username,
      password: PASSWORD,
      displayName: `样例${made}`,
      grants,
      secondFactor: 'not_required_in_demo',
    });
    return { accountId, username, token: await signStaffIn(world.app, username) };
  };
  const sign = async (role: StaffGrant['role']) => (await newStaff([{ role }])).token;
  return {
    ask,
    newStaff,
    signAdmins: async () => ({
      system: await sign('system_admin'),
      security: await sign('security_admin'),
      audit: await sign('audit_admin'),
    }),
    give: (token, accountId, duty) => ask(token, 'POST', `/staff/${accountId}/duties`, duty),
    grantsOf: async (token) => (await ask(token, 'GET', '/access/me')).body.actor?.grants,
  };
}
