export interface WechatSettings {
  appId: string;
  secret: string;
  /** Scheme and host of the interface, `https://api.weixin.qq.com` or a gateway before it. */
  host: string;
  timeoutMs: number;
}

/**
 * Why WeChat gave nothing.
 * - `code_spent`: the code is wrong, expired or was used;
 * - `quota`: the paid phone-number calls are used up, or the day's calls;
 * - `too_often`: this user asks too often;
 * - `blocked`: WeChat takes the user for a risk;
 * - `away`: WeChat is away or busy, or our settings are not accepted.
 */
export type WechatFault = 'code_spent' | 'quota' | 'too_often' | 'blocked' | 'away';

export type WechatOutcome<Value> = { ok: true; value: Value } | { ok: false; fault: WechatFault };

export interface WechatPort {
  /** What `wx.login` gave, for the user's id in this mini-program. A code works once and for five minutes. */
  exchangeLogin(code: string): Promise<WechatOutcome<{ openId: string }>>;
  /** What the phone-number button gave, for the number that WeChat has verified. A code works once and for five minutes. */
  readPhone(code: string): Promise<WechatOutcome<{ phone: string }>>;
}
