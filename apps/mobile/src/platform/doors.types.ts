/** Whose mini-program this is, if it is one. */
export type HostDoor = 'wechat' | 'dingtalk';

export type ScanResult = { text: string } | { problem: 'cancelled' | 'failed' };

/** What became of asking WeChat for the phone number. */
export type PhoneGiven =
  | { code: string }
  /** The owner said no; the privacy terms were not agreed to or do not name it; the paid calls are used up. */
  | { problem: 'denied' | 'privacy' | 'quota' | 'failed' };

/** Numbers of WeChat's own troubles with the phone-number button. */
const PRIVACY_ERRNOS = new Set([103, 104, 112, 1025]);
const QUOTA_ERRNO = 1400001;

/** Reads what WeChat's button reports. */
export function phoneGivenOf(detail: { code?: string; errno?: number; errMsg?: string }): PhoneGiven {
  const { code, errno, errMsg = '' } = detail;
  if (code) return { code };
  if (errno === QUOTA_ERRNO) return { problem: 'quota' };
  if ((errno !== undefined && PRIVACY_ERRNOS.has(errno)) || /privacy/i.test(errMsg))
    return { problem: 'privacy' };
  return { problem: /deny|denied|cancel/i.test(errMsg) ? 'denied' : 'failed' };
}
