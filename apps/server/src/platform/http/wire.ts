import { z } from 'zod';

/** Shapes that many routes share. Answers use plain shapes only: a transform cannot be written back to JSON. */

/** A uuid, lower or upper case. */
export const uuid = (title = '编号') =>
  z.uuid({ error: `“${title}”的格式不对，应是系统给的编号。` }).meta({ title });

/** A place id in a path or query. */
export const placeId = (title = '地区编号') =>
  z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).meta({ title });

/** An instant in an answer: ISO 8601 with the offset of the villages, `2026-11-22T09:30:00.000+08:00`. */
export const when = () => z.iso.datetime({ offset: true });

/** Points as people write them: up to two decimals. */
export const pointsNumber = () => z.number();

/** `page` and `pageSize` of a list that is turned page by page. */
export const page = {
  page: z.coerce.number().int().min(1).max(10_000).default(1).meta({ title: '页码' }),
  pageSize: z.coerce.number().int().min(1).max(200).default(50).meta({ title: '每页条数' }),
};
