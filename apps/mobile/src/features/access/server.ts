import { createApi } from '../../api/client';
import { send, serverAddress, upload } from '../../platform/send';
import { expireSession, readSession } from './session';

/** The server, as this phone is signed in to it. */
export const api = createApi({
  send,
  upload,
  baseUrl: serverAddress,
  readToken: () => readSession()?.token ?? null,
  onSignedOut: expireSession,
});
