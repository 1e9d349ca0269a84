import { z } from 'zod';
import type { Place } from './read.ts';

export const PlaceAnswer = z.object({
  id: z.number().int(),
  kind: z.enum(['district', 'town', 'village']),
  code: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  parentId: z.number().int().nullable(),
});

export const toPlaceAnswer = ({
  id,
  kind,
  code,
  name,
  phone,
  parentId,
}: Place): z.output<typeof PlaceAnswer> => ({
  id,
  kind,
  code,
  name,
  phone,
  parentId,
});
