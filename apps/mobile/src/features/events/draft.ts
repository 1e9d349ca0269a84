import type { Claim, ClaimBody, SchemeItem } from '../../api/types';
import { isoDay, noonOf } from '../../lib/format';

export interface DraftPhoto {
  /** Where the phone keeps it. */
  ref: string;
  /** Idempotency key of its upload. */
  key: string;
  /** Once the server has it. */
  photoId: string | null;
  /** The villager has looked at it and covered what is not to be seen, or said that there is nothing to cover. */
  isSettled?: boolean;
}

/** A claim that is still on the phone. Its key makes it one claim, however often it is sent. */
export interface Draft {
  key: string;
  villageId: number;
  householdId: string;
  item: string;
  itemTitle: string;
  /** The returned claim that this one completes; null for a new one. */
  eventId: string | null;
  photos: DraftPhoto[];
  note: string;
  /** `2026-03-05`; null for the day it is handed in. */
  day: string | null;
  memberId: string | null;
  quantity: number | null;
  grade: string | null;
}

/** A draft that was handed in: nothing in it changes any more, so that every try sends the same. */
export interface HandedIn extends Draft {
  happenedAt: string;
  handedInAt: number;
}

export type Gap = { what: 'photos'; missing: number } | { what: 'grade' } | { what: 'member' };

/** Some items are booked to a person, not to the whole home. */
export function needsMember(item: Pick<SchemeItem, 'subjects'>): boolean {
  return item.subjects.includes('member') && !item.subjects.includes('household');
}

/** Photos of a returned claim are with the server already. */
const AT_SERVER = 'server:';

export function serverPhotoId(ref: string): string | null {
  return ref.startsWith(AT_SERVER) ? ref.slice(AT_SERVER.length) : null;
}

interface DraftStart {
  villageId: number;
  householdId: string;
  item: Pick<SchemeItem, 'id' | 'title' | 'points' | 'subjects'>;
  /** Who holds the phone, where they are one of the household. */
  personId?: string | undefined;
  /** The returned claim, whose photos and words are where the villager goes on from. */
  returned?: Pick<Claim, 'eventId' | 'photoIds' | 'note'>;
}

export function startDraft(start: DraftStart, key: string): Draft {
  const { villageId, householdId, item, personId, returned } = start;
  return {
    key,
    villageId,
    householdId,
    item: item.id,
    itemTitle: item.title,
    eventId: returned?.eventId ?? null,
    photos: (returned?.photoIds ?? []).map((photoId) => ({
      ref: AT_SERVER + photoId,
      key: photoId,
      photoId,
    })),
    note: returned?.note ?? '',
    day: null,
    memberId: needsMember(item) ? (personId ?? null) : null,
    quantity: item.points.type === 'perUnit' ? item.points.for : null,
    grade: null,
  };
}

/** True once the villager has put anything into it: an empty draft is not worth keeping. */
export function hasContent(draft: Draft): boolean {
  return draft.photos.length > 0 || draft.note.trim() !== '';
}

export function withPhotoId<D extends Draft>(draft: D, photoKey: string, photoId: string | null): D {
  return {
    ...draft,
    photos: draft.photos.map((photo) => (photo.key === photoKey ? { ...photo, photoId } : photo)),
  };
}

export function withoutPhoto(draft: Draft, ref: string): Draft {
  return { ...draft, photos: draft.photos.filter((photo) => photo.ref !== ref) };
}

/** Photos that may leave the phone before the claim does, and have not yet. */
export function waitingPhotos(draft: Draft): DraftPhoto[] {
  return draft.photos.filter(({ isSettled, photoId }) => isSettled === true && photoId === null);
}

/** Photos on which the villager has still to say whether anything in them is to be covered. */
export function unsettledPhotos(draft: Draft): DraftPhoto[] {
  return draft.photos.filter(({ isSettled, photoId }) => isSettled !== true && photoId === null);
}

/** Nothing in the photos is to be covered: they may go. */
export function withAllSettled(draft: Draft): Draft {
  return { ...draft, photos: draft.photos.map((photo) => ({ ...photo, isSettled: true })) };
}

/** Another picture in the place of one that has not left the phone yet. */
export function withCoveredPhoto(draft: Draft, ref: string, covered: DraftPhoto): Draft {
  return { ...draft, photos: draft.photos.map((photo) => (photo.ref === ref ? covered : photo)) };
}

/** What still stands between this draft and its submission, first things first. */
export function gapOf(draft: Draft, item: Pick<SchemeItem, 'points' | 'evidence' | 'subjects'>): Gap | null {
  const missing = item.evidence.photosMin - draft.photos.length;
  if (missing > 0) return { what: 'photos', missing };
  // A returned claim keeps its person and its grade.
  if (draft.eventId !== null) return null;
  if (needsMember(item) && draft.memberId === null) return { what: 'member' };
  if (item.points.type === 'grades' && draft.grade === null) return { what: 'grade' };
  return null;
}

/** Today happened now; another day happened at its noon. */
export function handIn(draft: Draft, now: number): HandedIn {
  const isToday = draft.day === null || draft.day === isoDay(now);
  const happenedAt = isToday ? new Date(now).toISOString() : noonOf(draft.day ?? isoDay(now));
  return { ...draft, happenedAt, handedInAt: now };
}

/** Back to the desk: under a new key, for the old one may stand for what the server has just refused. */
export function takeBack(claim: HandedIn, key: string): Draft {
  const { villageId, householdId, item, itemTitle, eventId, photos } = claim;
  const { note, day, memberId, quantity, grade } = claim;
  return {
    key,
    villageId,
    householdId,
    item,
    itemTitle,
    eventId,
    photos,
    note,
    day,
    memberId,
    quantity,
    grade,
  };
}

export function claimBody(draft: Draft, happenedAt: string): ClaimBody & { photoIds: string[] } {
  const { item, householdId, memberId, quantity, grade } = draft;
  const note = draft.note.trim();
  return {
    item,
    householdId,
    happenedAt,
    photoIds: draft.photos.flatMap(({ photoId }) => (photoId ? [photoId] : [])),
    ...(memberId ? { memberId } : {}),
    ...(quantity === null ? {} : { quantity }),
    ...(grade ? { grade } : {}),
    ...(note ? { note } : {}),
  };
}
