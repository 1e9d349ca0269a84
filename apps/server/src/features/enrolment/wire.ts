import { z } from 'zod';
import { placeId, uuid, when } from '../../platform/http/index.ts';

export const VillageParams = z.object({ villageId: placeId('村编号') });
export const HouseholdParams = VillageParams.extend({ householdId: uuid('家庭户') });

const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成“年-月-日”，如 2026-03-05。')
  .meta({ title: '日期' });
const Paper = z.enum(['signed', 'spoken']).meta({ title: '怎样同意的' });
const Purpose = z.string().max(40).meta({ title: '同意的内容' });
const Version = z.number().int().min(1).meta({ title: '第几版' });

export const EnrolmentQuery = z.object({ on: Day.optional() });

export const EnrolBody = z.object({
  on: Day,
  memberId: uuid('由谁来办').optional(),
  notCounting: z.array(z.uuid()).max(50).optional().meta({ title: '不算进人均的人' }),
  consents: z
    .array(z.object({ purpose: Purpose, version: Version }))
    .max(20)
    .meta({ title: '同意的内容' }),
  paper: Paper.optional(),
});

export const WithdrawBody = z.object({ lastOn: Day.optional(), paper: Paper.optional() });

export const ConsentBody = z.object({
  memberId: uuid('成员'),
  purpose: Purpose,
  version: Version,
  way: z.enum(['paper', 'spoken']).optional().meta({ title: '怎样同意的' }),
  guardianId: uuid('监护人').optional(),
  guardianRelation: z.enum(['parent', 'grandparent', 'other']).optional().meta({ title: '是孩子的什么人' }),
});

export const ConsentTextBody = z.object({
  purpose: Purpose,
  title: z.string().min(1).max(40).meta({ title: '标题' }),
  body: z.string().min(10).max(1000).meta({ title: '内容' }),
});

export const BindingBody = z.object({ helperAccountId: uuid('代办员') });

const FactAnswer = z.object({
  fact: z.string(),
  title: z.string(),
  type: z.string(),
  value: z.union([z.boolean(), z.number(), z.string()]).nullable(),
});

const way = { text: z.string(), met: z.boolean().nullable(), facts: z.array(FactAnswer) };

export const EnrolmentAnswer = z.object({
  state: z.enum(['joined', 'left', 'never', 'closed']),
  joinedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  way: z.enum(['self', 'desk']).nullable(),
  paper: z.enum(['signed', 'spoken']).nullable(),
  day: z.string(),
  mayJoin: z.boolean(),
  eligibility: z
    .object({
      joins: z.enum(['voluntary', 'automatic']),
      eligible: z.boolean().nullable(),
      refuses: z.boolean(),
      conditions: z.array(z.object({ ...way, ways: z.array(z.object(way)) })),
      clause: z.string(),
      clauseText: z.string(),
      note: z.string(),
    })
    .nullable(),
});

const TextAnswer = z.object({
  purpose: z.string(),
  version: z.number().int(),
  title: z.string(),
  body: z.string(),
  required: z.boolean(),
});

export const ConsentTextsAnswer = z.object({ texts: z.array(TextAnswer) });
export const ConsentTextAnswer = z.object({ purpose: z.string(), version: z.number().int() });

export const ConsentsAnswer = z.object({
  texts: z.array(TextAnswer),
  members: z.array(
    z.object({
      memberId: z.uuid(),
      /** Masked for all but the household's own people. */
      name: z.string(),
      isHead: z.boolean(),
      /** Under 14: somebody grown up answers. */
      isChild: z.boolean(),
      /** Whether whoever asks may answer for this person. */
      mayAnswer: z.boolean(),
      answers: z.array(
        z.object({
          purpose: z.string(),
          state: z.enum(['given', 'outdated', 'withdrawn', 'refused', 'unasked']),
          version: z.number().int().nullable(),
          at: when().nullable(),
          way: z.enum(['phone', 'paper', 'spoken']).nullable(),
          guardianId: z.uuid().nullable(),
          guardianRelation: z.enum(['parent', 'grandparent', 'other']).nullable(),
        }),
      ),
    }),
  ),
});

export const ConsentAnsweredAnswer = z.object({
  memberId: z.uuid(),
  purpose: z.string(),
  given: z.boolean(),
});

export const HouseholdIdAnswer = z.object({ householdId: z.uuid() });
export const BindingAnswer = z.object({ bindingId: z.uuid() });

export const HelpersAnswer = z.object({
  helpers: z.array(
    z.object({
      accountId: z.uuid(),
      name: z.string(),
      group: z.string(),
      bound: z.boolean(),
      boundAt: when().nullable(),
    }),
  ),
});

export const BoundHouseholdsAnswer = z.object({
  households: z.array(
    z.object({ householdId: z.uuid(), doorCode: z.string(), group: z.string(), boundAt: when() }),
  ),
});
