import { newId } from '../../platform/ids';
import { readStored, writeStored } from '../../platform/storage';
import { networkReturns } from '../../lib/network-returns';
import { useStore } from '../../lib/store';
import { api } from '../access/server';
import { readSession } from '../access/session';
import { type Draft, takeBack } from './draft';
import { dropDraft, saveDraft } from './draft-store';
import { forgetPhoto } from './photo-files';
import { sendPhoto } from './photo-uploads';
import { createQueue, type QueueEntry } from './queue';

const KEY = 'queue';

/** This phone's claims on their way to the server. */
export const outbox = createQueue({
  api: { ...api, sendPhoto },
  newId,
  load: () => readStored<QueueEntry[]>(KEY) ?? [],
  save: (entries) => {
    writeStored(KEY, entries);
  },
  onFiled: (claim) => {
    for (const photo of claim.photos) forgetPhoto(photo.ref);
  },
});

export function useOutbox(householdId: string): QueueEntry[] {
  return useStore(outbox.entries).filter(({ claim }) => claim.householdId === householdId);
}

/** Whether a claim of this item, or the completion of this claim, is on its way. */
export function isWaiting(item: string, eventId: string | null): boolean {
  return outbox.entries.get().some(({ claim }) => claim.item === item && claim.eventId === eventId);
}

/** How many claims of this phone have not left it yet. */
export function useOutboxSize(): number {
  return useStore(outbox.entries).length;
}

/** Sends what waits, if somebody is signed in. */
export function flushOutbox(): void {
  const households = readSession()?.households.map(({ householdId }) => householdId) ?? [];
  if (households.length > 0) void outbox.flush(households);
}

/** Sends what waits whenever the network returns. Called once, when the app starts. */
export function startOutbox(): void {
  networkReturns.subscribe(flushOutbox);
  flushOutbox();
}

/** A refused claim goes back to the desk, with everything the villager put into it. */
export function editAgain(entry: QueueEntry): Draft {
  const draft = takeBack(entry.claim, newId());
  saveDraft(draft);
  outbox.remove(entry.claim.key);
  return draft;
}

export function discard(entry: QueueEntry): void {
  for (const photo of entry.claim.photos) forgetPhoto(photo.ref);
  dropDraft(entry.claim);
  outbox.remove(entry.claim.key);
}
