import jsQR from 'jsqr';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';

/** What a phone's camera reads off a square on the screen or on paper. */
export async function scan(square: Locator): Promise<string> {
  const picture = sharp(await square.screenshot())
    .ensureAlpha()
    .raw();
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  const read = jsQR.default(new Uint8ClampedArray(data), info.width, info.height);
  if (!read) throw new Error('the square cannot be read');
  return read.data;
}
