import Taro from '@tarojs/taro';

/** Fetches a picture that needs the session's header; the address it gives can be shown. Null when it cannot be had. */
export async function fetchPicture(url: string, headers: Record<string, string>): Promise<string | null> {
  try {
    const answer = await Taro.downloadFile({ url, header: headers });
    const status = answer.statusCode ?? 200;
    return status === 200 ? answer.tempFilePath : null;
  } catch {
    return null;
  }
}
