import type { HostDoor, ScanResult } from './doors.types';

export const hostDoor: HostDoor | null = null;

export function readHostCode(): Promise<string | null> {
  return Promise.resolve(null);
}

/** A browser has no scanner of its own; the phone's camera opens the card's address by itself. */
export const canScan = false;

export function scan(): Promise<ScanResult> {
  return Promise.resolve({ problem: 'failed' });
}

export function leaveFor(url: string): void {
  window.location.assign(url);
}

/** Takes the card's code out of the address, so that it does not stay in the history of somebody else's browser. */
export function forgetAddress(): void {
  const { pathname, hash } = window.location;
  window.history.replaceState(window.history.state, '', pathname + hash.replace(/\?.*$/, ''));
}
