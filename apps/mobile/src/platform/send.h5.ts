import { readPhoto } from './photos.h5';
import {
  PHOTO_LOST,
  parseBody,
  SEND_TIMEOUT_MS,
  type Send,
  type SendResponse,
  UPLOAD_TIMEOUT_MS,
  type Upload,
} from './send.types';

/** The page's own origin. */
export const serverAddress = '';

export const send: Send = ({ method, url, headers, body }) =>
  answerOf(url, SEND_TIMEOUT_MS, { method, headers, ...(body === undefined ? {} : { body }) });

export const upload: Upload = async ({ url, headers, field, ref }) => {
  const photo = await readPhoto(ref);
  if (!photo) return PHOTO_LOST;
  const form = new FormData();
  form.append(field, photo, 'photo.jpg');
  return answerOf(url, UPLOAD_TIMEOUT_MS, { method: 'POST', headers, body: form });
};

async function answerOf(url: string, timeoutMs: number, init: RequestInit): Promise<SendResponse> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(url, { ...init, signal: abort.signal, credentials: 'omit' });
    return { status: response.status, body: parseBody(await response.text()) };
  } finally {
    clearTimeout(timer);
  }
}
