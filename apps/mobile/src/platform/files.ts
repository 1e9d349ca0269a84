import Taro from '@tarojs/taro';

/**
 * Fetches a file that needs the session's header and hands it to the person. A mini-program has no folder of downloads:
 * WeChat lets it be sent to a chat of one's own. False when this host cannot.
 */
export async function saveFile(url: string, headers: Record<string, string>, name: string): Promise<boolean> {
  if (process.env.TARO_ENV !== 'weapp' || typeof Taro.shareFileMessage !== 'function') return false;
  try {
    const answer = await Taro.downloadFile({ url, header: headers });
    if ((answer.statusCode ?? 200) !== 200) return false;
    await Taro.shareFileMessage({ filePath: answer.tempFilePath, fileName: name });
    return true;
  } catch {
    return false;
  }
}
