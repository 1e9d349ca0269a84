import { sql } from 'kysely';
import { localDay } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { householdsSeen } from '../../platform/policy/index.ts';
import { type GroupGrant, readGroupGrants } from '../access/index.ts';
import { alikeGroups, sortGroups } from '../people/index.ts';
import { GROUP_KINDS, type GroupKind } from './group-kinds.ts';
import { readGroupsOfOrganisations } from './group-names.ts';
import { readingRoles } from './policy.ts';

export interface GroupDuty {
  name: string;
  role: GroupGrant['role'];
  standsInFor: string | null;
}

/** A group or a section, with the names of the other kind that its households bear. */
export interface GroupLine {
  name: string;
  households: number;
  members: number;
  crosses: string[];
  /** Who leads it, and who helps in it alone; sections have none. */
  duties: GroupDuty[];
}

export interface GroupsPage {
  groups: GroupLine[];
  sections: GroupLine[];
  /** Households that bear no name of the kind. */
  without: Record<GroupKind, number>;
  /** Names that probably mean one. */
  alike: { kind: GroupKind; names: string[] }[];
}

interface Cell extends Record<GroupKind, string> {
  households: number;
  members: number;
}

/** The groups and sections of a village that somebody sees: all, or those that their duty is bound to. */
export async function readGroupsPage(
  read: ScopedRead,
  actor: Actor,
  villageId: number,
  now: Date,
): Promise<GroupsPage> {
  const seen = householdsSeen(actor, villageId, readingRoles);
  const only = seen === 'all' ? null : seen.groups;
  const cells = await readCells(read, villageId, only);
  const grants = (await readGroupGrants(read, villageId, localDay(now))).filter(
    (grant) => !grant.ahead && !grant.disabled && (only === null || only.includes(grant.groupName)),
  );
  const organisations = only === null ? await readGroupsOfOrganisations(read, villageId) : [];
  const more = { group: [...grants.map((grant) => grant.groupName), ...organisations], section: [] };
  const lines = (kind: GroupKind) => linesOf(kind, cells, more[kind], grants);
  const [groups, sections] = [lines('group'), lines('section')];
  const names = { group: groups.map((line) => line.name), section: sections.map((line) => line.name) };
  const without = (kind: GroupKind) =>
    cells.filter((cell) => cell[kind] === '').reduce((sum, cell) => sum + cell.households, 0);
  return {
    groups,
    sections,
    without: { group: without('group'), section: without('section') },
    alike: GROUP_KINDS.flatMap((kind) => alikeGroups(names[kind]).map((alike) => ({ kind, names: alike }))),
  };
}

/** Households and people by group and section. */
async function readCells(
  read: ScopedRead,
  villageId: number,
  only: readonly string[] | null,
): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select h.group_name as "group", h.section_name as section, count(distinct h.id)::int as households,
      count(s.member_id)::int as members
    from households h
    left join member_stays s on s.village_id = h.village_id and s.household_id = h.id and s.ended_on is null
    where h.village_id = ${villageId} and h.closed_on is null
      and ${only === null ? sql`true` : sql`h.group_name = any(${[...only]}::text[])`}
    group by 1, 2`.execute(read);
  return rows;
}

function linesOf(
  kind: GroupKind,
  cells: readonly Cell[],
  more: readonly string[],
  grants: readonly GroupGrant[],
): GroupLine[] {
  const other = kind === 'group' ? 'section' : 'group';
  const names = new Set([...cells.map((cell) => cell[kind]), ...more].filter((name) => name !== ''));
  return sortGroups([...names]).map((name) => {
    const own = cells.filter((cell) => cell[kind] === name);
    const sum = (of: 'households' | 'members') => own.reduce((total, cell) => total + cell[of], 0);
    return {
      name,
      households: sum('households'),
      members: sum('members'),
      crosses: sortGroups(own.map((cell) => cell[other]).filter((cross) => cross !== '')),
      duties:
        kind === 'section'
          ? []
          : grants
              .filter((grant) => grant.groupName === name)
              .map(({ displayName, role, standsInFor }) => ({ name: displayName, role, standsInFor })),
    };
  });
}
