import type { SchemeItem } from '../../lib/api-types.ts';

/** Items whose title, short name or clause contains every word that was typed. */
export function findItems(items: readonly SchemeItem[], wanted: string): SchemeItem[] {
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const text = `${item.title} ${item.short} ${item.clauseText}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
