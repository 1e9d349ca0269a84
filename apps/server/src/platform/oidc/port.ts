export interface OidcSettings {
  /** The issuer's address, whose discovery document tells the rest. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the sign-in page calls it, such as `区政务统一登录`. */
  title: string;
  /** Claim by which an administrator binds staff: `sub`, or an employee number of the issuer. */
  staffClaim: string;
  timeoutMs: number;
}

/** What must be kept from the beginning until the browser comes back. Secret. */
export interface OidcChecks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Whom the issuer vouches for. */
export interface OidcPerson {
  /** Value of the claim that staff are bound by; null where the issuer does not give it. */
  staffKey: string | null;
  /** The issuer's own name of this person. */
  subject: string;
  /** Only a number that the issuer says it has verified. */
  phone: string | null;
}

/**
 * - `denied`: the person said no at the issuer;
 * - `rejected`: what came back is forged, stale, replayed or not for us;
 * - `away`: the issuer is away, or our settings are not accepted.
 */
export type OidcFault = 'denied' | 'rejected' | 'away';

export type OidcOutcome<Value> = { ok: true; value: Value } | { ok: false; fault: OidcFault };

export interface OidcPort {
  readonly title: string;
  /** Part of every door's digest, so that two issuers' subjects are never one person. */
  readonly issuer: string;
  begin(redirectUri: string): Promise<OidcOutcome<{ url: string; checks: OidcChecks }>>;
  /** @param callback the address that the browser came back to, as it was */
  finish(callback: URL, checks: OidcChecks): Promise<OidcOutcome<OidcPerson>>;
}
