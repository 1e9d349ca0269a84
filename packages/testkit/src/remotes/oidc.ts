import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type FakeCall, type FakeReply, type FakeServer, startFakeServer } from './fake-server.ts';
import { createOneTimeCodes, type OneTimeCodes } from './one-time-codes.ts';

export interface FakeOidcUser {
  sub: string;
  [claim: string]: unknown;
}

/** How the next ID token is false. */
export type FakeForgery =
  | { claims: Record<string, unknown> }
  | 'alg_none'
  | 'shared_secret'
  | 'foreign_key'
  | 'broken_signature'
  | 'expired';

export interface FakeOidc extends FakeServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What a person does at the issuer's page: the address that the browser is sent back to. */
  signIn(authorizeUrl: string, user: FakeOidcUser): URL;
  /** The person says no. */
  deny(authorizeUrl: string): URL;
  forgeNext(forgery: FakeForgery): void;
  /** A new key signs from now on; the old one is no longer published. */
  rotateKey(): void;
  /** The code that an address brings back is over. */
  expire(callback: URL): void;
  /** Who a browser is signed in as at the issuer: it is sent straight back. */
  browserUser: FakeOidcUser | null;
  /** Claims given by the user-info address only, as many issuers do. */
  userInfoOnly: Set<string>;
}

interface Pending {
  user: FakeOidcUser;
  nonce: string | null;
  challenge: string | null;
  redirectUri: string;
}

const clientId = 'jishan-client';
const clientSecret = 'oidc-secret-for-tests-0123456789abcdef';

interface State {
  issuer: string;
  codes: OneTimeCodes<Pending>;
  accessTokens: Map<string, FakeOidcUser>;
  userInfoOnly: Set<string>;
  forgeries: FakeForgery[];
  key: SigningKey;
}

/** An OpenID Connect issuer: discovery, keys, code flow with PKCE, user info; and a forger when a test wants one. */
export async function startFakeOidc(): Promise<FakeOidc> {
  const state: State = {
    issuer: '',
    codes: createOneTimeCodes('oidc'),
    accessTokens: new Map(),
    userInfoOnly: new Set(),
    forgeries: [],
    key: newKey(1),
  };
  const server = await startFakeServer(({ method, path, query, body, headers }) => {
    if (path === '/.well-known/openid-configuration') return { body: metadataOf(state.issuer) };
    if (path === '/keys') return { body: { keys: [state.key.jwk] } };
    if (method === 'POST' && path === '/token') return giveTokens(state, body);
    if (path === '/userinfo') return userInfo(state, headers.authorization);
    if (path === '/authorize' && fake.browserUser) {
      const back = fake.signIn(`${state.issuer}/authorize?${query.toString()}`, fake.browserUser);
      return { status: 302, headers: { location: back.href }, body: '' };
    }
    return { status: 404, body: '<html>404</html>' };
  });
  state.issuer = server.url;
  const fake: FakeOidc = {
    ...server,
    issuer: server.url,
    clientId,
    clientSecret,
    userInfoOnly: state.userInfoOnly,
    browserUser: null,
    signIn: (authorizeUrl, user) => sendBack(authorizeUrl, { code: issueCode(state, authorizeUrl, user) }),
    deny: (authorizeUrl) => sendBack(authorizeUrl, { error: 'access_denied' }),
    forgeNext: (forgery) => void state.forgeries.push(forgery),
    rotateKey: () => {
      state.key = newKey(Number(state.key.kid) + 1);
    },
    expire: (callback) => state.codes.expire(callback.searchParams.get('code') ?? ''),
  };
  return fake;
}

function issueCode({ codes }: State, authorizeUrl: string, user: FakeOidcUser): string {
  const asked = new URL(authorizeUrl).searchParams;
  return codes.issue({
    user,
    nonce: asked.get('nonce'),
    challenge: asked.get('code_challenge'),
    redirectUri: asked.get('redirect_uri') ?? '',
  });
}

function sendBack(authorizeUrl: string, add: Record<string, string>): URL {
  const asked = new URL(authorizeUrl).searchParams;
  const url = new URL(asked.get('redirect_uri') ?? '');
  const state = asked.get('state');
  for (const [name, value] of Object.entries({ ...add, ...(state === null ? {} : { state }) }))
    url.searchParams.set(name, value);
  return url;
}

function giveTokens(state: State, body: FakeCall['body']): FakeReply {
  if (body?.client_id !== clientId || body.client_secret !== clientSecret)
    return { status: 401, body: { error: 'invalid_client' } };
  const pending = state.codes.take(body.code);
  const verifier = typeof body.code_verifier === 'string' ? body.code_verifier : '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (!pending || pending.redirectUri !== body.redirect_uri || pending.challenge !== challenge)
    return { status: 400, body: { error: 'invalid_grant' } };
  const accessToken = `access-${String(body.code)}`;
  state.accessTokens.set(accessToken, pending.user);
  const idToken = makeIdToken(state, pending, state.forgeries.shift());
  return { body: { access_token: accessToken, token_type: 'Bearer', expires_in: 300, id_token: idToken } };
}

function makeIdToken(
  { issuer, key, userInfoOnly }: State,
  { user, nonce }: Pending,
  forgery: FakeForgery | undefined,
): string {
  // The client library looks at the real clock.
  const now = Math.floor(Date.now() / 1000);
  const iat = forgery === 'expired' ? now - 7200 : now;
  const shown = Object.entries(user).filter(([name]) => !userInfoOnly.has(name));
  const claims = {
    ...Object.fromEntries(shown),
    iss: issuer,
    aud: clientId,
    iat,
    exp: iat + 300,
    ...(nonce === null ? {} : { nonce }),
    ...(typeof forgery === 'object' ? forgery.claims : {}),
  };
  if (forgery === 'alg_none') return jwt({ alg: 'none' }, claims, () => '');
  if (forgery === 'shared_secret')
    return jwt({ alg: 'HS256', kid: key.kid }, claims, (text) =>
      createHmac('sha256', clientSecret).update(text).digest('base64url'),
    );
  const signer = forgery === 'foreign_key' ? newKey(99).privateKey : key.privateKey;
  const signed = jwt({ alg: 'RS256', kid: key.kid }, claims, (text) =>
    sign('sha256', Buffer.from(text), signer).toString('base64url'),
  );
  return forgery === 'broken_signature' ? breakSignature(signed) : signed;
}

function userInfo({ accessTokens }: State, authorization: unknown): FakeReply {
  const user = accessTokens.get(String(authorization).replace(/^bearer /i, ''));
  return user ? { body: user } : { status: 401, body: { error: 'invalid_token' } };
}

const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  // Old issuers do list what nobody should accept.
  id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
  code_challenge_methods_supported: ['S256'],
});

interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  jwk: object;
}

function newKey(number: number): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = String(number);
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } };
}

function jwt(header: object, claims: object, signer: (text: string) => string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${signer(text)}`;
}

/** Changes one bit in the middle, where no padding hides it. */
function breakSignature(token: string): string {
  const [header, claims, signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  return `${header}.${claims}.${bytes.toString('base64url')}`;
}
