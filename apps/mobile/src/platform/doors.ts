import Taro from '@tarojs/taro';
import type { HostDoor, ScanResult } from './doors.types';

export const hostDoor: HostDoor | null = 'wechat';

/** What the host vouches for its user with, for our server; null when it would not. */
export async function readHostCode(): Promise<string | null> {
  try {
    const { code } = await Taro.login();
    return code || null;
  } catch {
    return null;
  }
}

export const canScan = true;

export async function scan(): Promise<ScanResult> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] });
    return { text: result };
  } catch (fault) {
    const { errMsg = '' } = fault as { errMsg?: string };
    return { problem: /cancel/i.test(errMsg) ? 'cancelled' : 'failed' };
  }
}

/** A mini-program opens no other site. */
export function leaveFor(_url: string): void {}

/** A mini-program keeps no history of addresses. */
export function forgetAddress(): void {}
