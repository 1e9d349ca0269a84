import * as oidc from 'openid-client';
import type { Clock } from '../clock/index.ts';
import type { Log } from '../log/index.ts';
import type { OidcChecks, OidcFault, OidcOutcome, OidcPerson, OidcPort, OidcSettings } from './port.ts';

/** The discovery document is read again after this long. */
const KNOWN_MS = 3_600_000;
/** Signatures that anybody can check and only the issuer can make; neither `none` nor a shared secret. */
const ALGORITHMS = new Set('RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' '));
const SCOPE = 'openid profile phone';

/**
 * Signing in at the district's own service by OpenID Connect: code flow with PKCE, state and nonce. The ID token's
 * signature is checked against the issuer's keys, which are fetched for every sign-in: a key that was changed works at
 * once, and one that was withdrawn never again.
 */
export function createOidc(settings: OidcSettings, { clock, log }: { clock: Clock; log: Log }): OidcPort {
  const readServer = rememberServer(settings, clock);

  async function settle<Value>(act: string, ask: () => Promise<Value>): Promise<OidcOutcome<Value>> {
    try {
      return { ok: true, value: await ask() };
    } catch (error) {
      const fault = faultOf(error);
      // The library's messages hold no tokens; its causes may.
      const { code, error: word } = error as { code?: unknown; error?: unknown };
      log.warn({ act, fault, code, word }, 'Single sign-on failed');
      return { ok: false, fault };
    }
  }

  return {
    title: settings.title,
    issuer: settings.issuer,
    begin: (redirectUri) =>
      settle('oidc.begin', async () => {
        const config = configure(settings, await readServer());
        const checks: OidcChecks = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          codeVerifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: SCOPE,
          state: checks.state,
          nonce: checks.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, checks };
      }),
    finish: (callback, checks) =>
      settle('oidc.finish', async () => {
        const config = configure(settings, await readServer());
        const tokens = await oidc.authorizationCodeGrant(config, callback, {
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          pkceCodeVerifier: checks.codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new Error('No ID token');
        const more = config.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {};
        return personOf(settings, { ...more, ...claims });
      }),
  };
}

function rememberServer(settings: OidcSettings, clock: Clock): () => Promise<oidc.ServerMetadata> {
  let known: { server: oidc.ServerMetadata; untilMs: number } | null = null;
  return async () => {
    const nowMs = clock.now().getTime();
    if (known && nowMs < known.untilMs) return known.server;
    const found = await oidc.discovery(
      new URL(settings.issuer),
      settings.clientId,
      settings.clientSecret,
      undefined,
      { timeout: settings.timeoutMs / 1000, execute: isPlain(settings) ? [oidc.allowInsecureRequests] : [] },
    );
    const { supportsPKCE: _pkce, ...server } = found.serverMetadata();
    known = { server, untilMs: nowMs + KNOWN_MS };
    return server;
  };
}

/** A configuration of its own for each sign-in: the library keeps the issuer's keys with it. */
function configure(settings: OidcSettings, server: oidc.ServerMetadata): oidc.Configuration {
  const offered = server.id_token_signing_alg_values_supported ?? ['RS256'];
  const config = new oidc.Configuration(
    { ...server, id_token_signing_alg_values_supported: offered.filter((name) => ALGORITHMS.has(name)) },
    settings.clientId,
    { client_secret: settings.clientSecret, [oidc.clockTolerance]: 60 },
  );
  config.timeout = settings.timeoutMs / 1000;
  if (isPlain(settings)) oidc.allowInsecureRequests(config);
  oidc.enableNonRepudiationChecks(config);
  return config;
}

/** Only on one machine, for tests and trials: read-config refuses it in production. */
const isPlain = ({ issuer }: OidcSettings) => issuer.startsWith('http:');

function personOf(settings: OidcSettings, claims: Record<string, unknown> & { sub: string }): OidcPerson {
  const staffKey = claims[settings.staffClaim];
  const isVerified = claims.phone_number_verified === true && typeof claims.phone_number === 'string';
  return {
    staffKey: typeof staffKey === 'string' && staffKey !== '' ? staffKey : null,
    subject: claims.sub,
    phone: isVerified ? String(claims.phone_number) : null,
  };
}

/** The library's codes for "no answer" and "not an answer of such a service". */
const AWAY = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_INVALID_SERVER_METADATA',
  'OAUTH_MISSING_SERVER_METADATA',
]);

function faultOf(error: unknown): OidcFault {
  const { code, error: word } = error as { code?: unknown; error?: unknown };
  if (word === 'access_denied' || word === 'login_required') return 'denied';
  if (word === 'invalid_client' || word === 'unauthorized_client' || word === 'server_error') return 'away';
  if (word === 'temporarily_unavailable') return 'away';
  if (error instanceof TypeError && code === undefined) return 'away';
  return typeof code === 'string' && AWAY.has(code) ? 'away' : 'rejected';
}
