import type { Send } from '../../../../packages/contract/src/client.ts';

export type { Send };

export interface UploadRequest {
  url: string;
  headers: Record<string, string>;
  /** Name of the form's field. */
  field: string;
  /** A photo kept by `photos`. */
  ref: string;
}

export interface SendResponse {
  status: number;
  /** Parsed JSON; null when the answer was empty or was not JSON. */
  body: unknown;
}

/** Rejects, like `Send`, only when no answer came: no network, a timeout, an app put away. */
export type Upload = (request: UploadRequest) => Promise<SendResponse>;

export const SEND_TIMEOUT_MS = 20_000;
export const UPLOAD_TIMEOUT_MS = 60_000;

export function parseBody(text: unknown): unknown {
  if (typeof text !== 'string') return text ?? null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const PHOTO_LOST_CODE = 'phone.photo_lost';

/** The answer for a photo that this phone no longer has: sending it again would never work. */
export const PHOTO_LOST: SendResponse = {
  status: 410,
  body: { error: { code: PHOTO_LOST_CODE, message: PHOTO_LOST_CODE } },
};
