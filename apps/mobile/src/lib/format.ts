const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** Calendar day in the village's time, whatever the phone's own zone says. */
function villageDate(instant: string | number): Date {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS);
}

/** `+2 分`, `−4 分`, `0 分`: always signed, always with its unit; the minus is U+2212. */
export function signedPoints(points: number, unit = '分'): string {
  const figure = plainNumber(Math.abs(points));
  if (points > 0) return `+${figure} ${unit}`;
  if (points < 0) return `−${figure} ${unit}`;
  return `0 ${unit}`;
}

/** A balance: `128`, `12.5`, `−3`. */
export function balanceFigure(points: number): string {
  return points < 0 ? `−${plainNumber(-points)}` : plainNumber(points);
}

function plainNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** `2026年3月5日` */
export function longDate(instant: string | number): string {
  const day = villageDate(instant);
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}

/** `3月5日`, with the year only where it is not this one. */
export function shortDate(instant: string | number, now: number): string {
  const day = villageDate(instant);
  const text = `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
  return day.getUTCFullYear() === villageDate(now).getUTCFullYear() ? text : longDate(instant);
}

/** `2026-03-05` in the village's time. */
export function isoDay(instant: number): string {
  return villageDate(instant).toISOString().slice(0, 10);
}

/** `9:05` in the village's time. */
export function clockTime(instant: number): string {
  const time = villageDate(instant);
  return `${time.getUTCHours()}:${String(time.getUTCMinutes()).padStart(2, '0')}`;
}

/** Noon of a day, so that no rounding of zones moves it to its neighbour. */
export function noonOf(day: string): string {
  return `${day}T12:00:00+08:00`;
}

/** `138****1234` */
export function maskPhone(phone: string): string {
  return phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : phone;
}
