/** Everything that can happen to a household, as its timeline names it. */
export const CHANGE_KINDS = [
  'household_added',
  'household_corrected',
  'household_changed',
  'member_added',
  'member_corrected',
  'head',
  'member_left',
  'member_moved',
  'member_died',
  'split',
  'merge',
  'left_village',
  'came_back',
  'joined',
  'withdrew',
  'group_changed',
  'section_changed',
  'group_renamed',
  'section_renamed',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];
