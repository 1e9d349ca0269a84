import Taro from '@tarojs/taro';

/** Small values only: WeChat gives an app 10 MB in all, so photos go to the file system. */
export function readStored<T>(key: string): T | null {
  try {
    const text: unknown = Taro.getStorageSync(`jishan.${key}`);
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null;
  } catch {
    // A value that cannot be read is a value that is not there: the screen asks the server again.
    return null;
  }
}

/** False when the phone has no room left or forbids storage. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(`jishan.${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function removeStored(key: string): void {
  try {
    Taro.removeStorageSync(`jishan.${key}`);
  } catch {
    // Nothing was there, or nothing can be stored at all.
  }
}

/** Removes every value whose key begins so. */
export function forgetStored(prefix: string): void {
  try {
    for (const key of Taro.getStorageInfoSync().keys) {
      if (key.startsWith(`jishan.${prefix}`)) Taro.removeStorageSync(key);
    }
  } catch {
    // Nothing can be stored, so nothing is left behind.
  }
}
