/** What the record is searched for, as it stands in the page's address; what is missing has a default. */
export interface AuditSearch {
  place?: number;
  from?: string;
  until?: string;
  action?: string;
  actor?: string;
  target?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads an address by hand: whatever does not fit is dropped. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const text = (name: string, fits: (value: string) => boolean) => {
    const value = search[name];
    return typeof value === 'string' && fits(value) ? { [name]: value } : {};
  };
  const place = Number(search.place);
  return {
    ...(search.place !== undefined && Number.isSafeInteger(place) && place >= 0 ? { place } : {}),
    ...text('from', (value) => DAY.test(value)),
    ...text('until', (value) => DAY.test(value)),
    ...text('action', (value) => /^[a-z]+\.[a-z_-]*$/.test(value)),
    ...text('actor', (value) => value.trim() !== ''),
    ...text('target', (value) => value.length <= 120),
  };
}
