import { expect, test } from 'vitest';
import { scheme } from '../../../test/fake-api/scheme.ts';
import { type Draft, emptyDraft, missingParts, toBody } from './draft.ts';

const road = scheme.items[0]!;
const full: Draft = {
  ...emptyDraft(),
  household: { id: 'h1', label: '甲样例1 样例路1号' },
  item: road,
  photos: [{ name: 'n1', status: 'stored', photoId: 'p1', preview: '', file: new Blob() }],
  reason: '没有智能手机',
};

test('an empty draft says what is missing', () => {
  expect(missingParts(emptyDraft())).toEqual(['household', 'item', 'reason']);
  expect(missingParts({ ...full, photos: [] })).toEqual(['photos']);
});

test('a full draft becomes a claim that carries its reason', () => {
  expect(toBody(full)).toEqual({
    item: 'road',
    householdId: 'h1',
    photoIds: ['p1'],
    onBehalfReason: '没有智能手机',
  });
});

test('nothing is filed while a photo is on its way', () => {
  const sending = { ...full.photos[0]!, name: 'n2', status: 'sending' as const };
  expect(toBody({ ...full, photos: [...full.photos, sending] })).toBeNull();
});

test('some items ask for a person, a number or a grade', () => {
  const member = { ...road, subjects: ['member' as const] };
  const hours = {
    ...road,
    points: { type: 'perUnit' as const, each: 1, for: 1, unit: '小时', whole: true, max: null },
  };
  const grades = {
    ...road,
    points: { type: 'grades' as const, grades: [{ id: 'a', title: '全部做到', min: 3, max: 3 }] },
  };
  expect(missingParts({ ...full, item: member })).toEqual(['member']);
  expect(missingParts({ ...full, item: hours })).toEqual(['quantity']);
  expect(missingParts({ ...full, item: grades })).toEqual(['grade']);
  expect(toBody({ ...full, item: hours, quantity: 2 })?.quantity).toBe(2);
  expect(toBody({ ...full, item: member, member: { id: 'm1', name: '甲' } })?.memberId).toBe('m1');
});
