import {
  ApiError,
  type Client,
  type BodyOf,
  createClient,
  type Send,
  toApiError,
  urlOf,
} from '../../../../packages/contract/src/client.ts';
import type { Upload } from '../platform/send.types';
import { type Answer, faultOf, offlineFault } from './answer';
import type { ClaimBody, ConsentBody, DoorKind, PhotoKept, ResubmitBody } from './types';

/** `add`: for somebody who is signed in and wants this way in too. */
type DoorPurpose = 'enter' | 'add';

export interface HouseholdKey {
  villageId: number;
  householdId: string;
}

export interface ApiOptions {
  send: Send;
  upload: Upload;
  /** Scheme and host; empty where the page has its own. */
  baseUrl: string;
  readToken: () => string | null;
  /** Told when the server no longer knows the session. */
  onSignedOut: () => void;
}

export type Api = ReturnType<typeof createApi>;

/** The calls of the villager's phone. Every call answers; none throws. */
export function createApi({ send, upload, baseUrl, readToken, onSignedOut }: ApiOptions) {
  const client = createClient({ send, baseUrl, token: readToken });
  const settle = <T>(sent: Promise<T>) => answerOf(sent, onSignedOut);

  const authorization = (): Record<string, string> => {
    const token = readToken();
    return token ? { authorization: `Bearer ${token}` } : {};
  };
  const sendPhoto = async (villageId: number, ref: string, key: string): Promise<PhotoKept> => {
    const { status, body } = await upload({
      url: baseUrl + urlOf('storePhoto', { villageId }),
      headers: { ...authorization(), 'idempotency-key': key },
      field: 'photo',
      ref,
    });
    if (status >= 200 && status < 300) return body as PhotoKept;
    throw toApiError(status, body);
  };
  const event = (villageId: number, eventId: string) => ({ path: { villageId, eventId } });

  return {
    authorization,
    photoUrl: (villageId: number, photoId: string, size: 'thumb' | 'full') =>
      baseUrl + urlOf('showPhoto', { villageId, photoId }, { size }),
    requestCode: (phone: string) => settle(client.call('requestCode', { body: { phone } })),
    signIn: (phone: string, code: string) => settle(client.call('signInVillager', { body: { phone, code } })),
    signOut: () => settle(client.call('signOut', {})),
    ...doorCalls(client, settle),
    readPlace: (placeId: number) => settle(client.call('readPlace', { path: { placeId } })),
    readHousehold: (key: HouseholdKey) => settle(client.call('readHousehold', household(key))),
    ...homeCalls(client, settle),
    copyUrl: (villageId: number, copyId: string) => baseUrl + urlOf('readDataCopy', { villageId, copyId }),
    ...dataCalls(client, settle),
    readPassbook: (key: HouseholdKey, query: { balance?: string; cursor?: string; limit: number }) =>
      settle(client.call('readPassbook', { ...household(key), query })),
    readScheme: (villageId: number) => settle(client.call('readScheme', village(villageId))),
    sendPhoto: (villageId: number, ref: string, key: string) => settle(sendPhoto(villageId, ref, key)),
    fileClaim: (villageId: number, body: ClaimBody, key: string) =>
      settle(client.call('submitClaim', { ...village(villageId), body, key })),
    previewClaim: (villageId: number, body: ClaimBody) =>
      settle(client.call('submitClaim', { ...village(villageId), body, query: { dryRun: '1' } })),
    resubmitClaim: (villageId: number, eventId: string, body: ResubmitBody, key: string) =>
      settle(client.call('resubmitClaim', { ...event(villageId, eventId), body, key })),
    readClaims: ({ villageId, householdId }: HouseholdKey, cursor?: string) =>
      settle(
        client.call('listClaims', {
          ...village(villageId),
          query: { householdId, ...(cursor ? { cursor } : {}) },
        }),
      ),
    readClaim: (villageId: number, eventId: string) =>
      settle(client.call('showEvent', event(villageId, eventId))),
  };
}

const village = (villageId: number) => ({ path: { villageId } });
const member = (villageId: number, memberId: string) => ({ path: { villageId, memberId } });
const household = ({ villageId, householdId }: HouseholdKey) => ({ path: { villageId, householdId } });

type Settle = <T>(sent: Promise<T>) => Promise<Answer<T>>;

/** The household in time: joining, agreeing, helpers. */
function homeCalls(client: Client, settle: Settle) {
  return {
    readRoster: (key: HouseholdKey) => settle(client.call('readRoster', household(key))),
    readChanges: (key: HouseholdKey) => settle(client.call('listHouseholdChanges', household(key))),
    readEnrolment: (key: HouseholdKey) => settle(client.call('readEnrolment', household(key))),
    enrol: (home: HouseholdKey, body: BodyOf<'enrolHousehold'>, key: string) =>
      settle(client.call('enrolHousehold', { ...household(home), body, key })),
    withdraw: (home: HouseholdKey, key: string) =>
      settle(client.call('withdrawHousehold', { ...household(home), body: {}, key })),
    listConsents: (key: HouseholdKey) => settle(client.call('listConsents', household(key))),
    agree: (home: HouseholdKey, body: ConsentBody, key: string) =>
      settle(client.call('giveConsent', { ...household(home), body, key })),
    disagree: (home: HouseholdKey, body: ConsentBody, key: string) =>
      settle(client.call('withdrawConsent', { ...household(home), body, key })),
    listHelpers: (key: HouseholdKey) => settle(client.call('listHelpers', household(key))),
    bindHelper: (home: HouseholdKey, helperAccountId: string, key: string) =>
      settle(client.call('bindHelper', { ...household(home), body: { helperAccountId }, key })),
    unbindHelper: (home: HouseholdKey, helperAccountId: string, key: string) =>
      settle(client.call('unbindHelper', { ...household(home), body: { helperAccountId }, key })),
  };
}

/** What is kept of oneself: copies, erasure, photos, and who from above looked. */
function dataCalls(client: Client, settle: Settle) {
  return {
    orderCopy: (villageId: number, memberId: string, key: string) =>
      settle(client.call('askDataCopy', { ...member(villageId, memberId), body: {}, key })),
    listCopies: (villageId: number, memberId: string) =>
      settle(client.call('listDataCopies', member(villageId, memberId))),
    previewErasure: (villageId: number, memberId: string) =>
      settle(client.call('previewErasure', member(villageId, memberId))),
    requestErasure: (villageId: number, memberId: string, key: string) =>
      settle(client.call('requestErasure', { ...member(villageId, memberId), body: {}, key })),
    takeErasureBack: (villageId: number, erasureId: string, key: string) =>
      settle(client.call('takeErasureBack', { path: { villageId, erasureId }, key })),
    listOutsideActs: (villageId: number) => settle(client.call('listOutsideActs', village(villageId))),
    listObjections: (villageId: number) => settle(client.call('listPhotoObjections', village(villageId))),
    objectToPhotos: (villageId: number, body: BodyOf<'objectToPhotos'>, key: string) =>
      settle(client.call('objectToPhotos', { ...village(villageId), body, key })),
  };
}

/** Ways in beside phone and code, one's own doors and devices. */
function doorCalls(client: Client, settle: Settle) {
  return {
    readWays: () => settle(client.call('readWays', {})),
    signInWechat: (code: string, purpose: DoorPurpose) =>
      settle(client.call('signInWechat', { body: { code, purpose } })),
    proveWechatPhone: (ticket: string, code: string) =>
      settle(client.call('proveWechatPhone', { body: { ticket, code } })),
    signInDingtalk: (authCode: string, purpose: DoorPurpose) =>
      settle(client.call('signInDingtalk', { body: { authCode, purpose } })),
    beginWebSignIn: (via: 'oidc' | 'dingtalk', binding: string) =>
      settle(client.call('beginWebSignIn', { body: { via, to: 'm', binding } })),
    finishWebSignIn: (ticket: string, binding: string) =>
      settle(client.call('finishWebSignIn', { body: { ticket, binding } })),
    signInCard: (card: string, pin: string) => settle(client.call('signInCard', { body: { card, pin } })),
    listDoors: () => settle(client.call('listDoors', {})),
    addDoor: (proof: { ticket: string } | { phone: string; code: string }) =>
      settle(client.call('addDoor', { body: proof })),
    removeDoor: (kind: DoorKind, sure: boolean) =>
      settle(client.call('removeDoor', { path: { kind }, ...(sure ? { query: { sure: '1' } } : {}) })),
    listSessions: () => settle(client.call('listSessions', {})),
    endSession: (sessionId: string) => settle(client.call('endSession', { path: { sessionId } })),
    endOtherSessions: () => settle(client.call('endOtherSessions', {})),
  };
}

async function answerOf<T>(sent: Promise<T>, onSignedOut: () => void): Promise<Answer<T>> {
  try {
    return { ok: true, value: await sent };
  } catch (thrown) {
    const fault = thrown instanceof ApiError ? faultOf(thrown) : offlineFault;
    if (fault.kind === 'signed_out') onSignedOut();
    return { ok: false, fault };
  }
}
