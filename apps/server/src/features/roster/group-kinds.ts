import type { HouseholdsTable } from '../people/index.ts';

/** What households belong to by a name in their own row. */
export const GROUP_KINDS = ['group', 'section'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** How each kind is called on screen, where it stands in a household's row, and how the ledger names a holder of it. */
export const groupWords = {
  group: { title: '村民小组', column: 'group_name', holder: 'g' },
  section: { title: '片区', column: 'section_name', holder: 's' },
} as const satisfies Record<GroupKind, { title: string; column: keyof HouseholdsTable; holder: string }>;

type Names = Pick<HouseholdsTable, 'group_name' | 'section_name'>;

export const nameOf = (row: Names, kind: GroupKind): string => row[groupWords[kind].column];

/** The names of a household with one of them changed. */
export const renamed = (row: Names, kind: GroupKind, name: string): Names => ({
  group_name: kind === 'group' ? name : row.group_name,
  section_name: kind === 'section' ? name : row.section_name,
});
