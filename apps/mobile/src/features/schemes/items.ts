import type { Scheme, SchemeItem } from '../../api/types';
import { type IconName, iconPaths } from '../../ui/icon-paths';

/** Whether a villager may file it, and if not, why not. */
export type Claimable = 'yes' | 'by_visit' | 'deduction' | 'inactive';

export function claimable(item: SchemeItem): Claimable {
  if (item.kind === 'deduction' || item.kind === 'veto') return 'deduction';
  // What is for a group, section or organisation nobody files from a phone.
  const own = item.subjects.includes('household') || item.subjects.includes('member');
  if (!own || !item.capture.includes('claim')) return 'by_visit';
  return item.active ? 'yes' : 'inactive';
}

/** The items of the first screen, in the scheme's own order; only what can be filed now. */
export function tilesOf(scheme: Scheme): SchemeItem[] {
  return scheme.tiles
    .flatMap((id) => scheme.items.find((item) => item.id === id) ?? [])
    .filter((item) => claimable(item) === 'yes')
    .slice(0, 6);
}

export interface ItemGroup {
  id: string;
  title: string;
  items: SchemeItem[];
}

/**
 * The items by category, those that match `wanted` only. Every word of `wanted` must stand in the item's title,
 * clause or category.
 */
export function groupItems(scheme: Scheme, wanted: string, category: string | null): ItemGroup[] {
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return scheme.categories
    .filter(({ id }) => category === null || id === category)
    .map(({ id, title }) => ({
      id,
      title,
      items: scheme.items.filter((item) => item.category === id && matches(item, title, words)),
    }))
    .filter(({ items }) => items.length > 0);
}

function matches(item: SchemeItem, categoryTitle: string, words: string[]): boolean {
  const text = `${item.title} ${item.short} ${item.clauseText} ${categoryTitle}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

export function iconOf(item: Pick<SchemeItem, 'icon'>): IconName {
  return item.icon in iconPaths ? (item.icon as IconName) : 'star';
}
