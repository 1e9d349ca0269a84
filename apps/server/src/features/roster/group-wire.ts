import { z } from 'zod';
import { uuid } from '../../platform/http/index.ts';
import { GROUP_KINDS } from './group-kinds.ts';
import { Day, Reason } from './wire.ts';

const Kind = z.enum(GROUP_KINDS).meta({ title: '小组还是片区' });
const Name = z.string().min(1).max(80).meta({ title: '名字' });
const NewName = z.string().max(80).meta({ title: '新名字' });
const Sure = z.boolean().optional().meta({ title: '确实是另一个' });

export const RenameGroupBody = z.object({
  kind: Kind,
  name: Name,
  newName: NewName,
  /** Another one than that which the new name looks like. */
  sure: Sure,
  reason: Reason,
});

export const MergeGroupsBody = z.object({
  kind: Kind,
  name: Name,
  into: z.string().min(1).max(80).meta({ title: '并到哪一个' }),
  /** Absent: they were one all along. */
  on: Day.optional(),
  duties: z.enum(['follow', 'end']).meta({ title: '原来的组长' }),
  reason: Reason,
});

export const RegroupBody = z.object({
  kind: Kind,
  householdIds: z.array(uuid('家庭户')).min(1).max(500).meta({ title: '换哪几户' }),
  to: NewName,
  /** Absent: it was so all along. */
  on: Day.optional(),
  sure: Sure,
  reason: Reason,
});

const GroupAnswer = z.object({
  name: z.string(),
  households: z.number().int(),
  members: z.number().int(),
  /** Sections of a group, groups of a section. */
  crosses: z.array(z.string()),
  duties: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['group_leader', 'helper']),
      /** The absent colleague whose duty it is. */
      standsInFor: z.string().nullable(),
    }),
  ),
});

export const GroupsAnswer = z.object({
  groups: z.array(GroupAnswer),
  sections: z.array(GroupAnswer),
  without: z.object({ group: z.number().int(), section: z.number().int() }),
  /** Names that probably mean one. */
  alike: z.array(z.object({ kind: Kind, names: z.array(z.string()) })),
});

/** Of how many households the name is another one now. */
export const RegroupedAnswer = z.object({ households: z.number().int() });
