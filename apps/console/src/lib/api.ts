import type {
  ClaimBody,
  ClaimResult,
  DecisionBody,
  DecisionResult,
  EventView,
  Household,
  HouseholdList,
  Passbook,
  Place,
  Queue,
  ReadyReason,
  Scheme,
  Session,
  Verdict,
} from './api-types.ts';
import { call, command, get, pathWith, upload } from './http.ts';

interface CaseRef {
  villageId: number;
  eventId: string;
}

/** Every call the console makes. */
export const api = {
  signIn: (body: { username: string; password: string }) =>
    call<Session>('POST', '/access/staff-sessions', { ...body, asCookie: true }),
  signOut: () => call<void>('DELETE', '/access/session'),
  me: () => get<{ actor: Session['actor'] }>('/access/me'),

  places: (parent: number) => get<{ places: Place[] }>('/places', { parent }),
  place: (placeId: number) => get<Place>(`/places/${placeId}`),

  queue: (query: { stage?: string; villageId?: number; cursor?: string; limit?: number }) =>
    get<Queue>('/review/queue', query),
  reasons: (verdict: Verdict) => get<{ reasons: ReadyReason[] }>('/review/reasons', { verdict }),
  decide: (at: CaseRef, body: DecisionBody) =>
    command<DecisionResult>(`/villages/${at.villageId}/events/${at.eventId}/decisions`, body),
  undo: (at: CaseRef, decisionId: string) =>
    command<unknown>(`/villages/${at.villageId}/events/${at.eventId}/decisions/${decisionId}/undo`, {}),

  households: (villageId: number, query: { q?: string; group?: string; page?: number; pageSize?: number }) =>
    get<HouseholdList>(`/villages/${villageId}/households`, query),
  household: (villageId: number, householdId: string) =>
    get<Household>(`/villages/${villageId}/households/${householdId}`),
  passbook: (
    villageId: number,
    householdId: string,
    query: { balance?: string; cursor?: string; limit?: number },
  ) => get<Passbook>(`/villages/${villageId}/households/${householdId}/passbook`, query),
  event: (at: CaseRef) => get<EventView>(`/villages/${at.villageId}/events/${at.eventId}`),

  scheme: (villageId: number) => get<Scheme>(`/villages/${villageId}/scheme`),

  addPhoto: (villageId: number, photo: Blob, name: string) =>
    upload<{ photoId: string }>(`/villages/${villageId}/photos`, 'photo', photo, name),
  previewClaim: (villageId: number, body: ClaimBody) =>
    command<ClaimResult>(`/villages/${villageId}/claims?dryRun=1`, body),
  claim: (villageId: number, body: ClaimBody) => command<ClaimResult>(`/villages/${villageId}/claims`, body),
};

/** The address of a photo; the session cookie opens it. */
export function photoUrl(villageId: number, photoId: string, size: 'full' | 'thumb'): string {
  return pathWith(`/api/v1/villages/${villageId}/photos/${photoId}`, { size });
}
