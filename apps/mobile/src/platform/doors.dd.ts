import type { HostDoor, ScanResult } from './doors.types';

declare const dd: {
  getAuthCode(options: { success: (result: { authCode?: string }) => void; fail: () => void }): void;
  scan(options: {
    type: 'qr';
    success: (result: { code?: string }) => void;
    fail: (fault: unknown) => void;
  }): void;
};

export const hostDoor: HostDoor | null = 'dingtalk';

/** What the host vouches for its user with, for our server; null when it would not. */
export function readHostCode(): Promise<string | null> {
  return new Promise((resolve) => {
    dd.getAuthCode({ success: ({ authCode }) => resolve(authCode ?? null), fail: () => resolve(null) });
  });
}

export const canScan = true;

/** Error 10 is a tap on "back". */
export function scan(): Promise<ScanResult> {
  return new Promise((resolve) => {
    dd.scan({
      type: 'qr',
      success: ({ code }) => resolve(code ? { text: code } : { problem: 'failed' }),
      fail: (fault) => {
        const { error } = fault as { error?: number };
        resolve({ problem: error === 10 || error === 11 ? 'cancelled' : 'failed' });
      },
    });
  });
}

/** A mini-program opens no other site. */
export function leaveFor(_url: string): void {}

/** A mini-program keeps no history of addresses. */
export function forgetAddress(): void {}
