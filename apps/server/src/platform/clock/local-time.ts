/** Villages live in Asia/Shanghai, a plain +08:00 (summer time ended in 1991; nothing here is older). */
const OFFSET_MS = 8 * 60 * 60 * 1000;

/**
 * The day on the village's calendar.
 * @example localDay(new Date('2026-11-21T16:30:00Z')) // '2026-11-22'
 */
export function localDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * An instant as answers write it.
 * @example localIso(new Date('2026-11-22T01:30:00Z')) // '2026-11-22T09:30:00.000+08:00'
 */
export function localIso(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, -1)}+08:00`;
}

/** The first instant of a day of the village's calendar. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** The day some days later (or earlier, if negative). */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
