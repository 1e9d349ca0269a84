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

export const PlaceDetailAnswer = PlaceAnswer.extend({
  /** The newest first. */
  codes: z.array(z.object({ code: z.string(), from: z.iso.date(), until: z.iso.date().nullable() })),
  /** The district first. */
  above: z.array(PlaceAnswer),
});

const Name = z.string().trim().min(2).max(40).meta({ title: '名称' });
const Code = z
  .string()
  .regex(/^(\d{6}|\d{9}|\d{12})$/, '区划代码是 6 位（区县）、9 位（镇街）或 12 位（村居）数字，请核对。')
  .meta({ title: '区划代码' });
const Phone = z
  .string()
  .trim()
  .regex(/^[\d-]{3,20}$/, '电话只写数字和短横，例如 021-59751234。')
  .meta({ title: '公开电话' });

export const OpenPlaceBody = z.object({
  code: Code,
  name: Name.optional(),
  phone: Phone.optional(),
  parentId: z.number().int().positive().optional().meta({ title: '上级' }),
});

export const CorrectPlaceBody = z.object({
  name: Name,
  phone: Phone.nullable(),
  code: Code,
  codeFrom: z.iso.date().optional().meta({ title: '新代码起用日' }),
});

export const MovePlaceBody = z.object({ parentId: z.number().int().positive().meta({ title: '新的上级' }) });

export const PlaceCodesAnswer = z.object({
  /** The day that the table describes. */
  asOf: z.iso.date(),
  /** There are more than these; a longer question finds them. */
  more: z.boolean(),
  codes: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['district', 'town', 'village']),
      name: z.string(),
      officialName: z.string(),
      above: z.array(z.string()),
      /** Set when it is open in this installation already. */
      placeId: z.number().int().nullable(),
    }),
  ),
});
