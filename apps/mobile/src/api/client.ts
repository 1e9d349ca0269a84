import type { Send, SendResponse, Upload } from '../platform/send.types';
import { type Answer, faultOf, offlineFault } from './answer';
import type {
  Claim,
  ClaimBody,
  ClaimFiled,
  ClaimList,
  CodeSent,
  HouseholdDetail,
  Passbook,
  PhotoKept,
  Place,
  Scheme,
  SignedIn,
} from './types';

const ROOT = '/api/v1';

export interface HouseholdKey {
  villageId: number;
  householdId: string;
}

export interface ApiOptions {
  send: Send;
  upload: Upload;
  readToken: () => string | null;
  /** Told when the server no longer knows the session. */
  onSignedOut: () => void;
}

export type Api = ReturnType<typeof createApi>;

/** The calls of the villager's phone. Every call answers; none throws. */
export function createApi({ send, upload, readToken, onSignedOut }: ApiOptions) {
  const authorization = (): Record<string, string> => {
    const token = readToken();
    return token ? { authorization: `Bearer ${token}` } : {};
  };

  async function settle<T>(sent: Promise<SendResponse>): Promise<Answer<T>> {
    let response: SendResponse;
    try {
      response = await sent;
    } catch {
      return { ok: false, fault: offlineFault };
    }
    if (response.status >= 200 && response.status < 300) return { ok: true, value: response.body as T };
    const fault = faultOf(response.status, response.body);
    if (fault.kind === 'signed_out') onSignedOut();
    return { ok: false, fault };
  }

  const get = <T>(path: string) =>
    settle<T>(send({ method: 'GET', path: ROOT + path, headers: authorization() }));
  const post = <T>(path: string, body: unknown, key?: string) =>
    settle<T>(
      send({
        method: 'POST',
        path: ROOT + path,
        headers: { ...authorization(), ...(key ? { 'idempotency-key': key } : {}) },
        body,
      }),
    );

  return {
    authorization,
    photoPath: (villageId: number, photoId: string, size: 'thumb' | 'full') =>
      `${ROOT}/villages/${villageId}/photos/${photoId}?size=${size}`,
    requestCode: (phone: string) => post<CodeSent>('/access/codes', { phone }),
    signIn: (phone: string, code: string) => post<SignedIn>('/access/villager-sessions', { phone, code }),
    signOut: () =>
      settle<null>(send({ method: 'DELETE', path: `${ROOT}/access/session`, headers: authorization() })),
    readPlace: (placeId: number) => get<Place>(`/places/${placeId}`),
    readHousehold: ({ villageId, householdId }: HouseholdKey) =>
      get<HouseholdDetail>(`/villages/${villageId}/households/${householdId}`),
    readPassbook: ({ villageId, householdId }: HouseholdKey, page: { cursor?: string; limit: number }) =>
      get<Passbook>(
        `/villages/${villageId}/households/${householdId}/passbook?limit=${page.limit}${cursorOf(page.cursor)}`,
      ),
    readScheme: (villageId: number) => get<Scheme>(`/villages/${villageId}/scheme`),
    sendPhoto: (villageId: number, ref: string, key: string) =>
      settle<PhotoKept>(
        upload({
          path: `${ROOT}/villages/${villageId}/photos`,
          headers: { ...authorization(), 'idempotency-key': key },
          field: 'photo',
          ref,
        }),
      ),
    fileClaim: (villageId: number, body: ClaimBody, key: string) =>
      post<ClaimFiled>(`/villages/${villageId}/claims`, body, key),
    previewClaim: (villageId: number, body: ClaimBody, key: string) =>
      post<ClaimFiled>(`/villages/${villageId}/claims?dryRun=1`, body, key),
    resubmitClaim: (
      villageId: number,
      eventId: string,
      body: { photoIds: string[]; note?: string },
      key: string,
    ) => post<ClaimFiled>(`/villages/${villageId}/claims/${eventId}/resubmit`, body, key),
    readClaims: ({ villageId, householdId }: HouseholdKey, cursor?: string) =>
      get<ClaimList>(`/villages/${villageId}/claims?householdId=${householdId}${cursorOf(cursor)}`),
    readClaim: (villageId: number, eventId: string) => get<Claim>(`/villages/${villageId}/events/${eventId}`),
  };
}

function cursorOf(cursor: string | undefined): string {
  return cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
}
