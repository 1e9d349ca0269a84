import type { ClaimBody, SchemeItem } from '../../lib/api-types.ts';

export interface DraftPhoto {
  /** Names the photo for the upload's key: the same file sent again is stored once. */
  name: string;
  status: 'sending' | 'stored' | 'failed';
  photoId?: string;
  /** An address of the picture in this browser. */
  preview: string;
  file: Blob;
  /** `canRetry` when the upload may still succeed: a file that is no picture never will. */
  error?: { code: string; message: string; canRetry: boolean };
}

/** Changes the photos as they are at that moment: uploads end at any time and in any order. */
export type ChangePhotos = (change: (photos: readonly DraftPhoto[]) => readonly DraftPhoto[]) => void;

/** A claim being filled in; `householdId` may come from a link before the household itself is known. */
export interface Draft {
  householdId: string | null;
  household: { id: string; label: string } | null;
  item: SchemeItem | null;
  photos: readonly DraftPhoto[];
  member: { id: string; name: string } | null;
  quantity: number | null;
  grade: string | null;
  note: string;
  reason: string | null;
}

export type DraftPart = 'household' | 'item' | 'member' | 'quantity' | 'grade' | 'photos' | 'reason';

export function emptyDraft(householdId?: string): Draft {
  return {
    householdId: householdId ?? null,
    household: null,
    item: null,
    photos: [],
    member: null,
    quantity: null,
    grade: null,
    note: '',
    reason: null,
  };
}

/** The unit of an item that counts by number (hours, kilograms, yuan); null for the others. */
export function unitOf(item: SchemeItem | null): string | null {
  return item?.points.type === 'perUnit' || item?.points.type === 'tiers' ? item.points.unit : null;
}

/** The grades to choose from; none for an item without grades. */
export function gradesOf(item: SchemeItem | null): { id: string; title: string }[] {
  return item?.points.type === 'grades' ? item.points.grades : [];
}

/** Whether the points go to one person of the household. */
export function needsMember(item: SchemeItem | null): boolean {
  return item !== null && !item.subjects.includes('household');
}

/** What is still to fill in before the claim can be filed. */
export function missingParts(draft: Draft): DraftPart[] {
  const missing: DraftPart[] = [];
  if (!draft.household) missing.push('household');
  if (!draft.item) missing.push('item');
  if (needsMember(draft.item) && !draft.member) missing.push('member');
  if (unitOf(draft.item) !== null && !draft.quantity) missing.push('quantity');
  if (gradesOf(draft.item).length > 0 && !draft.grade) missing.push('grade');
  const stored = draft.photos.filter((photo) => photo.status === 'stored').length;
  if (stored < (draft.item?.evidence.photosMin ?? 0)) missing.push('photos');
  if (!draft.reason) missing.push('reason');
  return missing;
}

/** The claim as the server takes it, once nothing is missing and no photo is on its way. */
export function toBody(draft: Draft): ClaimBody | null {
  const isSending = draft.photos.some((photo) => photo.status === 'sending');
  if (missingParts(draft).length > 0 || isSending || !draft.household || !draft.item || !draft.reason)
    return null;
  return {
    item: draft.item.id,
    householdId: draft.household.id,
    photoIds: draft.photos.flatMap((photo) => photo.photoId ?? []),
    onBehalfReason: draft.reason,
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    ...(needsMember(draft.item) && draft.member ? { memberId: draft.member.id } : {}),
    ...(unitOf(draft.item) !== null && draft.quantity ? { quantity: draft.quantity } : {}),
    ...(gradesOf(draft.item).length > 0 && draft.grade ? { grade: draft.grade } : {}),
  };
}
