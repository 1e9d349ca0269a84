export interface DingtalkSettings {
  clientId: string;
  clientSecret: string;
  /** `https://api.dingtalk.com`, the new interface. */
  apiHost: string;
  /** `https://oapi.dingtalk.com`, the older one. */
  oapiHost: string;
  /** `https://login.dingtalk.com`, where a browser is sent. */
  loginHost: string;
  timeoutMs: number;
}

/**
 * Why DingTalk gave nothing.
 * - `code_spent`: the code is wrong, expired or was used;
 * - `not_ours`: the user is outside of what our application may see;
 * - `too_often`: too many calls;
 * - `away`: DingTalk is away or busy, or our settings are not accepted.
 */
export type DingtalkFault = 'code_spent' | 'not_ours' | 'too_often' | 'away';

export interface DingtalkUser {
  /** The same person in the mini-program and in the browser. */
  unionId: string;
  /** A mainland number that the user themselves let us see; null where they did not, and from the mini-program. */
  phone: string | null;
}

export type DingtalkOutcome<Value> = { ok: true; value: Value } | { ok: false; fault: DingtalkFault };

export interface DingtalkPort {
  /** What `dd.getAuthCode` gave in the mini-program. A code works once and for five minutes. */
  readUserByAuthCode(authCode: string): Promise<DingtalkOutcome<DingtalkUser>>;
  /** Where a browser goes to sign in; it comes back to `redirectUri` with `authCode` and `state`. */
  signInUrl(request: { redirectUri: string; state: string }): string;
  /** What the browser brought back. */
  readUserByWebCode(authCode: string): Promise<DingtalkOutcome<DingtalkUser>>;
}
