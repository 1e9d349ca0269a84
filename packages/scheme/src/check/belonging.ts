import type { ClassKind, ItemRule, SubjectKind } from '../document.ts';

/** Whom an event about such a subject belongs to. */
const BELONGS: Record<SubjectKind, readonly SubjectKind[]> = {
  household: ['household', 'group', 'section'],
  member: ['member', 'household', 'group', 'section'],
  organisation: ['organisation', 'household', 'group', 'section'],
  group: ['group'],
  section: ['section'],
};

export function subjectsOf(item: ItemRule): readonly SubjectKind[] {
  return item.subjects ?? ['household', 'member'];
}

/** Every kind of subject that some event of an item belongs to. */
export function kindsOf(item: ItemRule): Set<SubjectKind> {
  return new Set(subjectsOf(item).flatMap((subject) => BELONGS[subject]));
}

/** Kinds of holders that an item can bar: whom its events belong to, and who is within a subject of its. */
export function barredKindsOf(item: ItemRule): Set<SubjectKind> {
  const kinds = kindsOf(item);
  const subjects = subjectsOf(item);
  const places = subjects.includes('group') || subjects.includes('section');
  if (places) kinds.add('household');
  if (places || subjects.includes('household')) kinds.add('member');
  return kinds;
}

/** Kinds of classes that some event of an item can be in. */
export function classKindsOf(item: ItemRule): ClassKind[] {
  const kinds = kindsOf(item);
  return (['household', 'member', 'organisation'] as const).filter((kind) => kinds.has(kind));
}

/** Kinds of classes that a holder can be in: its own, and those of the household it belongs to. */
export function classKindsOfHolder(of: SubjectKind): ClassKind[] {
  if (of === 'member') return ['member', 'household'];
  if (of === 'organisation') return ['organisation', 'household'];
  return of === 'household' ? ['household'] : [];
}
