import { z } from 'zod';
import { revealReasons } from './reveal-reasons.ts';

export const BalanceAnswer = z.object({
  balance: z.string(),
  label: z.string(),
  period: z.string(),
  periodLabel: z.string(),
  points: z.number(),
});

export const HouseholdListingAnswer = z.object({
  id: z.uuid(),
  doorCode: z.string(),
  group: z.string(),
  section: z.string(),
  /** Masked, except for the household's own people. */
  headName: z.string(),
  memberCount: z.number().int(),
  enrolled: z.boolean(),
  balances: z.array(BalanceAnswer),
});

export const HouseholdsAnswer = z.object({
  households: z.array(HouseholdListingAnswer),
  total: z.number().int(),
  groups: z.array(z.string()),
});

export const HouseholdAnswer = z.object({
  id: z.uuid(),
  doorCode: z.string(),
  group: z.string(),
  section: z.string(),
  headName: z.string(),
  enrolled: z.boolean(),
  joinedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  members: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      relation: z.enum(['head', 'spouse', 'child', 'parent', 'other']),
      participating: z.boolean(),
    }),
  ),
  balances: z.array(BalanceAnswer),
});

export const SearchAnswer = z.object({
  hits: z.array(
    z.object({
      villageId: z.number().int(),
      villageName: z.string(),
      householdId: z.uuid(),
      doorCode: z.string(),
      group: z.string(),
      /** Masked, except for the household's own people. */
      name: z.string(),
      phone: z.string().optional(),
      relation: z.enum(['head', 'spouse', 'child', 'parent', 'other']),
    }),
  ),
  /** There are more than shown: ask for more letters. */
  more: z.boolean(),
});

const RevealCode = z.enum(revealReasons.map((reason) => reason.code)).meta({ title: '查看原因' });

export const RevealReasonsAnswer = z.object({
  reasons: z.array(z.object({ code: RevealCode, label: z.string(), noteNeeded: z.boolean() })),
});

export const RevealBody = z.object({
  reason: RevealCode,
  note: z.string().max(200).optional().meta({ title: '说明' }),
});

export const RevealAnswer = z.object({
  members: z.array(
    z.object({
      id: z.uuid(),
      relation: z.enum(['head', 'spouse', 'child', 'parent', 'other']),
      /** Empty when the person has been erased. */
      name: z.string(),
      phone: z.string().optional(),
      idNumber: z.string().optional(),
      bornOn: z.string().optional(),
      guardianName: z.string().optional(),
      guardianPhone: z.string().optional(),
    }),
  ),
});
