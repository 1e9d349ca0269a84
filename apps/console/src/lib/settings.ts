import { useSyncExternalStore } from 'react';

const elderName = 'jishan.elder';
const listeners = new Set<() => void>();
let elder = read();

function read(): boolean {
  try {
    return localStorage.getItem(elderName) === '1';
  } catch {
    return false; // private windows may forbid storage; the switch then lasts for the visit
  }
}

/** Turns large text on or off for this device and remembers it. */
export function setElder(on: boolean): void {
  elder = on;
  try {
    localStorage.setItem(elderName, on ? '1' : '0');
  } catch {
    // as in read()
  }
  for (const listener of listeners) listener();
}

export function useElder(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => elder,
  );
}

const narrow = matchMedia('(max-width: 719px)');

/** Whether the page is as narrow as a phone; the style sheets break at the same width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );
}

/** Whether the browser believes to have a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
}
