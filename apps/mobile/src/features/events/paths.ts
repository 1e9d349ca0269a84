export const CLAIMS_TAB = '/pages/main/index?tab=claims';
export const ITEMS_TAB = '/pages/main/index?tab=items';

/** One claim with its whole way. */
export function claimPath(eventId: string): string {
  return `/pages/claim-detail/index?id=${encodeURIComponent(eventId)}`;
}

/** The page that files an item, or completes a returned claim of it. */
export function filePath(item: string, returned?: { eventId: string }): string {
  const again = returned ? `&event=${encodeURIComponent(returned.eventId)}` : '';
  return `/pages/claim/index?item=${encodeURIComponent(item)}${again}`;
}
