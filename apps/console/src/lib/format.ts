const zone = 'Asia/Shanghai';
const dayMs = 86_400_000;

const dayParts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
const timeParts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

/** Points as people read them: signed, with the unit. `formatPoints(-4)` → `−4 分`. */
export function formatPoints(points: number): string {
  return `${formatSigned(points)} 分`;
}

/** Signed with a true minus: `+2`, `−4`, `0`. */
export function formatSigned(points: number): string {
  const size = formatNumber(Math.abs(points));
  if (points > 0) return `+${size}`;
  return points < 0 ? `−${size}` : size;
}

/** A balance: unsigned unless negative. `formatBalance(-2.5)` → `−2.5`. */
export function formatBalance(points: number): string {
  return points < 0 ? `−${formatNumber(-points)}` : formatNumber(points);
}

function formatNumber(size: number): string {
  return new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(size);
}

/** `2026-03-05` in China's zone, for comparing days. */
export function dayOf(at: Date): string {
  return dayParts.format(at);
}

/** `2026年3月5日`. */
export function formatDate(iso: string): string {
  const [year, month, day] = dayOf(new Date(iso)).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `3月5日`, with the year when it is not this year's. */
export function formatDay(iso: string, now: Date): string {
  const full = formatDate(iso);
  const year = `${dayOf(now).slice(0, 4)}年`;
  return full.startsWith(year) ? full.slice(year.length) : full;
}

/** `3月5日 14:20`. */
export function formatMoment(iso: string, now: Date): string {
  return `${formatDay(iso, now)} ${timeParts.format(new Date(iso))}`;
}

/** What is there, with dots between: `3月5日 · 村自治小组`. */
export function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** Whole calendar days from today to a date: 0 today, 1 tomorrow, −1 yesterday. */
export function daysUntil(iso: string, now: Date): number {
  return Math.round((Date.parse(dayOf(new Date(iso))) - Date.parse(dayOf(now))) / dayMs);
}

/** When a case is due, in words: `今天到期`, `还有 2 天`, `超期 1 天`. */
export function formatDue(iso: string, now: Date): string {
  const days = daysUntil(iso, now);
  if (days < 0) return `超期 ${-days} 天`;
  if (days === 0) return '今天到期';
  return days === 1 ? '明天到期' : `还有 ${days} 天`;
}
