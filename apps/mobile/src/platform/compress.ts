import Taro from '@tarojs/taro';

/** WeChat: quality 0–100, the width follows the height's proportion. */
export async function compressOnce(path: string, edgeMax: number, quality: number): Promise<string> {
  const { width, height } = await Taro.getImageInfo({ src: path });
  const scale = Math.min(1, edgeMax / Math.max(width, height));
  const result = await Taro.compressImage({
    src: path,
    quality: Math.round(quality * 100),
    compressedWidth: Math.round(width * scale),
  });
  return result.tempFilePath;
}
