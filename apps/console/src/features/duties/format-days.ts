import { formatDate } from '../../lib/format.ts';
import { texts } from '../../texts.ts';

/** The days of a duty: `2026年3月5日到2026年3月9日`, `长期`. */
export function formatDays(days: { from?: string; until?: string }): string {
  const shown = (day: string | undefined) => (day === undefined ? undefined : formatDate(day));
  return texts.duties.days(shown(days.from), shown(days.until));
}
