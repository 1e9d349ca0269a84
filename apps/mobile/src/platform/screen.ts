import Taro from '@tarojs/taro';

/** The mini-program's frame has a title and a way back of its own. */
export const hasNativeBar = true;

const ORDINARY_FONT_SIZE = 16;
let unit: string | undefined;

/** One text pixel, grown by the font size the owner chose in the host app. */
export function textUnit(): string {
  if (unit === undefined) {
    let size = ORDINARY_FONT_SIZE;
    try {
      const info = (Taro.getAppBaseInfo?.() ?? Taro.getSystemInfoSync()) as { fontSizeSetting?: number };
      size = info.fontSizeSetting ?? ORDINARY_FONT_SIZE;
    } catch {
      // An old host app that does not say: the ordinary size.
    }
    unit = `${Math.min(1.5, Math.max(1, size / ORDINARY_FONT_SIZE))}px`;
  }
  return unit;
}
