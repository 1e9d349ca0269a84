import { z } from 'zod';
import { placeId, uuid, when } from '../../platform/http/index.ts';
import { CHANGE_KINDS } from '../people/index.ts';

export const VillageParams = z.object({ villageId: placeId('村编号') });
export const HouseholdParams = VillageParams.extend({ householdId: uuid('家庭户') });
export const MemberParams = HouseholdParams.extend({ memberId: uuid('成员') });
export const OrganisationParams = VillageParams.extend({ organisationId: uuid('单位') });

const RELATIONS = ['head', 'spouse', 'child', 'parent', 'other'] as const;
const Relation = z.enum(RELATIONS).meta({ title: '与户主的关系' });
const NotHead = z.enum(['spouse', 'child', 'parent', 'other']).meta({ title: '与户主的关系' });
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成“年-月-日”，如 2026-03-05。')
  .meta({ title: '日期' });
export const Reason = z.string().max(300).meta({ title: '原因' });
const FactValue = z.union([z.boolean(), z.number(), z.string().max(500)]);
const Facts = z.record(z.string().max(64), FactValue.nullable()).meta({ title: '情况' });
const DoorCode = z.string().max(40).meta({ title: '门牌' });
const GroupName = z.string().max(80).meta({ title: '村民小组' });
const SectionName = z.string().max(80).meta({ title: '片区' });

const person = {
  name: z.string().max(60).meta({ title: '姓名' }),
  phone: z.string().max(30).nullish().meta({ title: '手机号' }),
  idNumber: z.string().max(30).nullish().meta({ title: '身份证号' }),
  bornOn: z.string().max(10).nullish().meta({ title: '出生日期' }),
};

export const AddHouseholdBody = z.object({
  doorCode: DoorCode,
  group: GroupName.optional(),
  section: SectionName.optional(),
  facts: Facts.optional(),
  members: z
    .array(z.object({ ...person, relation: Relation, facts: Facts.optional() }))
    .min(1)
    .max(30)
    .meta({ title: '成员' }),
  on: Day,
  reason: Reason,
});

export const CorrectHouseholdBody = z.object({
  doorCode: DoorCode.optional(),
  group: GroupName.optional(),
  section: SectionName.optional(),
  facts: Facts.optional(),
  /** Absent: it was so all along. */
  on: Day.optional(),
  reason: Reason,
});

export const AddMemberBody = z.object({
  relation: NotHead,
  person: z.object({ ...person, facts: Facts.optional() }).optional(),
  memberId: uuid('成员').optional(),
  on: Day,
  takesPart: z.boolean().default(true).meta({ title: '算进人均' }),
  reason: Reason,
});

export const CorrectMemberBody = z.object({
  ...person,
  name: person.name.optional(),
  relation: NotHead.optional(),
  facts: Facts.optional(),
  on: Day.optional(),
  reason: Reason,
});

const memberEnd = {
  memberId: uuid('成员'),
  newHeadId: uuid('新户主').optional(),
};

/** One change of a household; its kind says which other fields are looked at. */
export const ChangeBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('head'), memberId: uuid('成员'), relation: NotHead, on: Day, reason: Reason }),
  z.object({ kind: z.literal('member_left'), ...memberEnd, on: Day, reason: Reason }),
  z.object({ kind: z.literal('member_died'), ...memberEnd, on: Day, reason: Reason }),
  z.object({
    kind: z.literal('member_moved'),
    ...memberEnd,
    toHouseholdId: uuid('转到的一户'),
    relation: NotHead,
    takesPart: z.boolean().default(true).meta({ title: '算进人均' }),
    on: Day,
    reason: Reason,
  }),
  z.object({
    kind: z.literal('split'),
    members: z.array(z.object({ memberId: uuid('成员'), relation: Relation })).max(30),
    doorCode: DoorCode,
    group: GroupName.optional(),
    section: SectionName.optional(),
    share: z.number().min(0).max(1).optional().meta({ title: '积分比例' }),
    newHeadId: uuid('新户主').optional(),
    on: Day,
    reason: Reason,
  }),
  z.object({
    kind: z.literal('merge'),
    intoHouseholdId: uuid('并入的一户'),
    relations: z.record(z.uuid(), NotHead).optional(),
    on: Day,
    reason: Reason,
  }),
  z.object({ kind: z.literal('left_village'), on: Day, reason: Reason }),
  z.object({
    kind: z.literal('came_back'),
    doorCode: DoorCode.optional(),
    takesPart: z.boolean().meta({ title: '参与计分' }),
    keepsPoints: z.boolean().meta({ title: '接着原来的积分' }),
    on: Day,
    reason: Reason,
  }),
]);

export const OrganisationBody = z.object({
  name: z.string().max(80).meta({ title: '单位名称' }),
  kind: z.enum(['shop', 'association', 'other']).meta({ title: '单位类别' }),
  group: GroupName.optional(),
  householdId: uuid('积分归到哪一户').nullish(),
  facts: Facts.optional(),
  reason: Reason,
});

export const CloseBody = z.object({ on: Day, reason: Reason });

const FactsAnswer = z.record(z.string(), FactValue);
const FieldAnswer = z.object({
  name: z.string(),
  type: z.enum(['bool', 'int', 'number', 'text', 'date']),
  title: z.string(),
  note: z.string(),
});

export const FieldsAnswer = z.object({
  household: z.array(FieldAnswer),
  member: z.array(FieldAnswer),
  organisation: z.array(FieldAnswer),
  /** Whether the scheme takes everybody in. */
  joins: z.enum(['voluntary', 'automatic']),
});

const RosterMemberAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string(),
  relation: z.enum(RELATIONS),
  beganOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  diedOn: z.string().nullable(),
  countsFrom: z.string().nullable(),
  countsTo: z.string().nullable(),
  facts: FactsAnswer,
});

export const RosterAnswer = z.object({
  id: z.uuid(),
  doorCode: z.string(),
  group: z.string(),
  section: z.string(),
  joinedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  facts: FactsAnswer,
  fields: z.object({ household: z.array(FieldAnswer), member: z.array(FieldAnswer) }),
  members: z.array(RosterMemberAnswer),
  past: z.array(RosterMemberAnswer),
});

export const ChangesAnswer = z.object({
  changes: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(CHANGE_KINDS),
      label: z.string(),
      on: z.string().nullable(),
      writtenAt: when(),
      member: z.string(),
      other: z.object({ householdId: z.uuid(), doorCode: z.string() }).nullable(),
      note: z.string(),
    }),
  ),
});

export const OrganisationsAnswer = z.object({
  organisations: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      kind: z.enum(['shop', 'association', 'other']),
      kindLabel: z.string(),
      group: z.string(),
      household: z.object({ householdId: z.uuid(), doorCode: z.string() }).nullable(),
      facts: FactsAnswer,
      closedOn: z.string().nullable(),
    }),
  ),
});

export const AddedHouseholdAnswer = z.object({ householdId: z.uuid(), memberIds: z.array(z.uuid()) });
export const HouseholdIdAnswer = z.object({ householdId: z.uuid() });
export const MemberIdAnswer = z.object({ memberId: z.uuid() });
/** A split, a merge or a return names the household in which things go on. */
export const ChangedAnswer = z.object({ householdId: z.uuid().optional(), memberId: z.uuid().optional() });
export const OrganisationIdAnswer = z.object({ organisationId: z.uuid() });
