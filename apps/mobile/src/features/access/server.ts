import { createApi } from '../../api/client';
import { send, serverAddress, upload } from '../../platform/send';
import { expireSession, readSession, touchSession } from './session';

/** The server, as this phone is signed in to it. */
export const api = createApi({
  send: (request) => {
    touchSession();
    return send(request);
  },
  upload,
  baseUrl: serverAddress,
  readToken: () => readSession()?.token ?? null,
  onSignedOut: expireSession,
});
