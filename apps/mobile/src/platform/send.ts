import Taro from '@tarojs/taro';
import { photoUrl } from './photos';
import {
  PHOTO_LOST,
  parseBody,
  SEND_TIMEOUT_MS,
  type Send,
  type SendResponse,
  UPLOAD_TIMEOUT_MS,
  type Upload,
} from './send.types';

/** The server's address: a mini-program has no origin of its own. */
export const serverAddress = JISHAN_API;

export const send: Send = ({ method, url, headers, body }) =>
  answerOf(
    Taro.request({
      url,
      method,
      header: headers,
      // Text already: DingTalk sends an object as a form even under a JSON content type.
      ...(body === undefined ? {} : { data: body }),
      dataType: 'text',
      timeout: SEND_TIMEOUT_MS,
    }),
  );

/** DingTalk asks what kind of file it is; Taro's types do not know. */
type UploadOption = Taro.uploadFile.Option & { fileType: 'image' };

export const upload: Upload = async ({ url, headers, field, ref }) => {
  if ((await photoUrl(ref)) === null) return PHOTO_LOST;
  const option: UploadOption = {
    url,
    filePath: ref,
    name: field,
    fileName: 'photo.jpg',
    fileType: 'image',
    header: headers,
    timeout: UPLOAD_TIMEOUT_MS,
  };
  return answerOf(Taro.uploadFile(option));
};

interface NativeAnswer {
  statusCode?: number;
  status?: number;
  data?: unknown;
}

async function answerOf(sent: PromiseLike<NativeAnswer>): Promise<SendResponse> {
  let answer: NativeAnswer;
  try {
    answer = await sent;
  } catch (fault) {
    // DingTalk reports an answer such as 404 as a failure that carries the status and the body.
    const refused = fault as NativeAnswer;
    if (typeof refused?.status !== 'number' || refused.status < 400) throw fault;
    answer = refused;
  }
  const status = Number(answer.statusCode ?? answer.status);
  if (!status) throw new Error('no status in the answer');
  return { status, body: parseBody(answer.data) };
}
