import { createStaff, type CreateStaffInput } from '@jishan/server/features/access';
import { generateSync } from 'otplib';
import { act, PASSWORD, type World } from '../http/world.ts';
import type { Asked } from './staff-acts.ts';

export const STEP_MS = 30_000;
export const MINUTE_MS = 60_000;

/** Somebody with a password of their own and a second factor, signed in. */
export interface WithFactor {
  username: string;
  accountId: string;
  secret: string;
  recoveryCodes: string[];
  token: string;
}

export interface SignInActs {
  ask(
    token: string | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    payload?: object,
  ): Promise<Asked>;
  newStaff(input?: Partial<CreateStaffInput>): Promise<{ username: string; accountId: string }>;
  signIn(username: string, password?: string): Promise<Asked>;
  /** What an authenticator shows, on a telephone that is so much ahead. */
  codeOf(secret: string, laterMs?: number): string;
  /** Six digits that are none of the codes that would be taken now. */
  wrongCode(secret: string): string;
  withFactor(): Promise<WithFactor>;
  countAudit(action: string): Promise<number>;
}

/** What the tests of signing in as staff do. */
export function signInActs(world: World): SignInActs {
  let asked = 0;
  let made = 0;
  const ask: SignInActs['ask'] = async (token, method, path, payload) => {
    asked += 1;
    const answer = await world.app.inject({
      method,
      url: `/api/v1${path}`,
      // So many sign-ins from one address would be too many.
      remoteAddress: `10.20.${asked >> 8}.${asked & 255}`,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/139.0 Safari/537.36',
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const body = answer.body === '' ? {} : answer.json();
    return { status: answer.statusCode, code: body.error?.code, body };
  };
  const codeOf: SignInActs['codeOf'] = (secret, laterMs = 0) =>
    generateSync({
      secret: secret.replaceAll(' ', ''),
      epoch: Math.floor((world.clock.now().getTime() + laterMs) / 1000),
    });
  const newStaff: SignInActs['newStaff'] = async (input = {}) => {
    made += 1;
    const username = `person${made}`;
    const grants = [{ role: 'clerk' as const, placeId: world.places.village }];
    const wish = { username, password: PASSWORD, displayName: `样例${made}`, grants, ...input };
    const { accountId } = await act(world.services, createStaff(), 0, wish);
    return { username, accountId };
  };
  const signIn: SignInActs['signIn'] = (username, password = PASSWORD) =>
    ask(null, 'POST', '/access/staff-sessions', { username, password });
  return {
    ask,
    newStaff,
    signIn,
    codeOf,
    wrongCode(secret) {
      const right = new Set([-STEP_MS, 0, STEP_MS].map((laterMs) => codeOf(secret, laterMs)));
      return ['000000', '111111', '222222', '333333'].find((code) => !right.has(code)) ?? '';
    },
    async withFactor() {
      const staff = await newStaff();
      const { body } = await signIn(staff.username);
      const shown = await ask(body.token, 'POST', '/access/totp', {});
      const set = await ask(body.token, 'PUT', '/access/totp', { code: codeOf(shown.body.secret) });
      // The code just used is spent; the next one comes with the next step.
      world.clock.advance(STEP_MS);
      const { recoveryCodes, session } = set.body;
      return { ...staff, secret: shown.body.secret, recoveryCodes, token: session.token };
    },
    countAudit: (action) => countAudit(world, action),
  };
}

async function countAudit(world: World, action: string): Promise<number> {
  const { rows } = await world.test.db.pools.writer.query(
    'select count(*)::int as n from audit_rows where village_id = 0 and action = $1',
    [action],
  );
  return rows[0].n;
}
