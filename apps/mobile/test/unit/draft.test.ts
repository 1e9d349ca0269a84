import { describe, expect, test } from 'vitest';
import type { SchemeItem } from '../../src/api/types.ts';
import {
  claimBody,
  type Draft,
  gapOf,
  handIn,
  hasContent,
  serverPhotoId,
  startDraft,
  takeBack,
  withPhotoId,
} from '../../src/features/events/draft.ts';
import { scheme } from '../fake-api/sample.ts';
import { claims } from '../fake-api/sample-claims.ts';

const itemOf = (id: string): SchemeItem => {
  const item = scheme.items.find((one) => one.id === id);
  if (!item) throw new Error(`no item ${id} in the sample`);
  return item;
};
const place = { villageId: 7, householdId: 'h' };
const withPhoto = (draft: Draft): Draft => ({ ...draft, photos: [{ ref: 'r', key: 'pk', photoId: null }] });
const now = Date.parse('2026-11-22T10:00:00+08:00');

describe('what is missing', () => {
  test('a photo, where the item needs one', () => {
    const item = itemOf('volunteer');
    const draft = startDraft({ ...place, item }, 'k');
    expect(gapOf(draft, item)).toEqual({ what: 'photos', missing: 1 });
    expect(gapOf(withPhoto(draft), item)).toBeNull();
  });

  test('the grade, where the item has grades', () => {
    const item = itemOf('honour');
    const draft = withPhoto(startDraft({ ...place, item }, 'k'));
    expect(gapOf(draft, item)).toEqual({ what: 'grade' });
    expect(gapOf({ ...draft, grade: 'town' }, item)).toBeNull();
  });

  test('the person, where the item belongs to one; the owner of the phone is taken', () => {
    const item: SchemeItem = { ...itemOf('volunteer'), subjects: ['member'] };
    expect(gapOf(withPhoto(startDraft({ ...place, item }, 'k')), item)).toEqual({ what: 'member' });
    const own = startDraft({ ...place, item, personId: 'm1' }, 'k');
    expect(own.memberId).toBe('m1');
    expect(gapOf(withPhoto(own), item)).toBeNull();
  });
});

test('an item by the hour starts at one step', () => {
  expect(startDraft({ ...place, item: itemOf('hours') }, 'k').quantity).toBe(1);
});

test('an empty draft is not worth keeping', () => {
  const draft = startDraft({ ...place, item: itemOf('volunteer') }, 'k');
  expect(hasContent(draft)).toBe(false);
  expect(hasContent(withPhoto(draft))).toBe(true);
  expect(hasContent({ ...draft, note: ' ' })).toBe(false);
});

test('a returned claim goes on from its photos and its words', () => {
  const returned = claims.find(({ state }) => state === 'returned');
  if (!returned) throw new Error('no returned claim in the sample');
  const draft = startDraft({ ...place, item: itemOf('yard'), returned }, 'k');
  expect(draft.eventId).toBe(returned.eventId);
  expect(draft.photos.map(({ photoId }) => photoId)).toEqual(['p1']);
  expect(serverPhotoId(draft.photos[0]?.ref ?? '')).toBe('p1');
  expect(draft.note).toBe('院子和门口都扫了');
});

describe('handed in', () => {
  const draft = withPhoto(startDraft({ ...place, item: itemOf('volunteer') }, 'k'));

  test('today happened now, another day at its noon', () => {
    expect(handIn(draft, now).happenedAt).toBe('2026-11-22T02:00:00.000Z');
    expect(handIn({ ...draft, day: '2026-11-22' }, now).happenedAt).toBe('2026-11-22T02:00:00.000Z');
    expect(handIn({ ...draft, day: '2026-11-20' }, now).happenedAt).toBe('2026-11-20T12:00:00+08:00');
  });

  test('keeps its key; taken back, it gets a new one', () => {
    const handed = handIn(draft, now);
    expect(handed.key).toBe('k');
    const back = takeBack(handed, 'k2');
    expect(back).toEqual({ ...draft, key: 'k2' });
  });

  test('sends only what was filled in', () => {
    const sent = withPhotoId(draft, 'pk', 'photo-1');
    expect(claimBody(sent, 'T')).toEqual({
      item: 'volunteer',
      householdId: 'h',
      happenedAt: 'T',
      photoIds: ['photo-1'],
    });
    expect(claimBody({ ...sent, note: ' 帮邻居 ', memberId: 'm', quantity: 2 }, 'T')).toMatchObject({
      note: '帮邻居',
      memberId: 'm',
      quantity: 2,
    });
  });
});
