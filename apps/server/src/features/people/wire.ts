import { z } from 'zod';

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
  /** Masked unless the actor may see names. */
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
