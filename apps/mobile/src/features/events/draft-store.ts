import { readStored, removeStored, writeStored } from '../../platform/storage';
import { type Draft, hasContent } from './draft';

export type DraftPlace = Pick<Draft, 'householdId' | 'item' | 'eventId'>;

/** One draft a household and item (or returned claim): whoever opens the item again goes on where they were. */
function keyOf({ householdId, item, eventId }: DraftPlace): string {
  return `draft.${householdId}.${eventId ?? item}`;
}

export function readDraft(place: DraftPlace): Draft | null {
  return readStored<Draft>(keyOf(place));
}

/** False when the phone could not keep it. */
export function saveDraft(draft: Draft): boolean {
  if (hasContent(draft)) return writeStored(keyOf(draft), draft);
  removeStored(keyOf(draft));
  return true;
}

export function dropDraft(place: DraftPlace): void {
  removeStored(keyOf(place));
}
