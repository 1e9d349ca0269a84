import type { Relation } from '../people/index.ts';

/** What a column of a roster can hold. */
export const rosterFields = [
  'name',
  'headName',
  'relation',
  'doorCode',
  'householdNumber',
  'group',
  'section',
  'idNumber',
  'phone',
  'bornOn',
  'joinedOn',
  'note',
] as const;

export type RosterField = (typeof rosterFields)[number];

/** Fields of one person, which a roster with one row a household repeats for each member. */
export const memberFields = ['name', 'relation', 'idNumber', 'phone', 'bornOn'] as const;
type MemberField = (typeof memberFields)[number];

/** Members beside the head in a roster with one row a household, by what the heading calls them. */
export const memberSlots = [
  'spouse',
  'father',
  'mother',
  'child1',
  'child2',
  'child3',
  'member1',
  'member2',
  'member3',
  'member4',
  'member5',
  'member6',
  'member7',
  'member8',
] as const;

export type MemberSlot = (typeof memberSlots)[number];

/** What a column is taken for: a field, a field of a further member (`name@spouse`), or nothing (`skip`). */
export type Target = 'skip' | RosterField | `${MemberField}@${MemberSlot}`;

export const slotRelation = (slot: MemberSlot): Relation | null => {
  if (slot === 'spouse') return 'spouse';
  if (slot === 'father' || slot === 'mother') return 'parent';
  return slot.startsWith('child') ? 'child' : null;
};

export function partsOf(target: Target): { field: RosterField; slot: MemberSlot | null } | null {
  if (target === 'skip') return null;
  const [field, slot] = target.split('@') as [RosterField, MemberSlot | undefined];
  return { field, slot: slot ?? null };
}

/** Every target, for checking what a client sends. */
export const allTargets: readonly Target[] = [
  'skip',
  ...rosterFields,
  ...memberSlots.flatMap((slot) => memberFields.map((field): Target => `${field}@${slot}`)),
];
